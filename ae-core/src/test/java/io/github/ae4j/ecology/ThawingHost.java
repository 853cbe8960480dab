package io.github.ae4j.ecology;

import java.util.List;
import java.util.Optional;

/** Its weights are others whenever one looks. */
record ThawingHost(Host host, int[] looks) implements Host {
  ThawingHost(Host host) {
    this(host, new int[1]);
  }

  @Override
  public String name() {
    return "thawing";
  }

  @Override
  public List<AdaptedShape> shapes() {
    return host.shapes();
  }

  @Override
  public long parameters() {
    return host.parameters();
  }

  @Override
  public String frozenHash() {
    return "look " + looks[0]++;
  }

  @Override
  public Attempt attempt(Optional<LoraFactors> factors, Task task) {
    return host.attempt(factors, task);
  }

  @Override
  public Learned learn(
      LoraFactors factors, byte[] memory, List<Lesson> lessons, Plasticity plasticity) {
    return host.learn(factors, memory, lessons, plasticity);
  }
}
