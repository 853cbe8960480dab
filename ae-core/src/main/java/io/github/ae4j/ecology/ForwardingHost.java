package io.github.ae4j.ecology;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A host that hands all on to another one, for those that change a part of it. */
abstract class ForwardingHost implements Host {
  private final Host host;

  ForwardingHost(Host host) {
    this.host = Objects.requireNonNull(host, "host");
  }

  @Override
  public String name() {
    return host.name();
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
    return host.frozenHash();
  }

  @Override
  public Attempt attempt(Optional<LoraFactors> factors, Task task) {
    return host.attempt(factors, task);
  }

  @Override
  public List<Attempt> attempt(Optional<LoraFactors> factors, List<Task> tasks) {
    return host.attempt(factors, tasks);
  }

  @Override
  public Learned learn(
      LoraFactors factors, byte[] memory, List<Lesson> lessons, Plasticity plasticity) {
    return host.learn(factors, memory, lessons, plasticity);
  }
}
