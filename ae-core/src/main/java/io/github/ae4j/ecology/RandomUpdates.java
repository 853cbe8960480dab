package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A host whose learning is replaced by steps of the same norm in drawn directions, at the same cost: a control that must
 * gain nothing. A function of the factors, so that it keeps nothing.
 */
@Experimental
public final class RandomUpdates extends ForwardingHost {
  private final long seed;

  /** A control on a host. */
  public RandomUpdates(Host host, long seed) {
    super(host);
    this.seed = seed;
  }

  @Override
  public String name() {
    return super.name() + " with random updates";
  }

  @Override
  public Learned learn(
      LoraFactors factors, byte[] memory, List<Lesson> lessons, Plasticity plasticity) {
    Learned real = super.learn(factors, memory, lessons, plasticity);
    SplittableRandom random = new SplittableRandom(seed ^ factors.hashCode());
    List<double[]> a = new ArrayList<>();
    List<double[]> b = new ArrayList<>();
    for (int p = 0; p < factors.shapes().size(); p++) {
      a.add(drawn(factors.rawA(p), real.factors().rawA(p), random));
      b.add(drawn(factors.rawB(p), real.factors().rawB(p), random));
    }
    LoraFactors moved = LoraFactors.of(factors.shapes(), factors.rank(), a, b);
    return new Learned(moved, real.memory(), real.tokens(), real.loss());
  }

  private static double[] drawn(double[] before, double[] after, SplittableRandom random) {
    double[] direction = new double[before.length];
    double wanted = 0.0;
    double drawn = 0.0;
    for (int i = 0; i < direction.length; i++) {
      direction[i] = random.nextGaussian();
      drawn += direction[i] * direction[i];
      wanted += (after[i] - before[i]) * (after[i] - before[i]);
    }
    return wanted == 0.0
        ? before.clone()
        : LowRank.moved(before, direction, Math.sqrt(wanted / drawn));
  }
}
