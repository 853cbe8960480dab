package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What fires together for a reward above the usual is wired together: with the trace E = sum (R - baseline) post pre^T,
 * the low-rank factors move along it, dB = (alpha/r) E A^T and dA = (alpha/r) B^T E, scaled to a norm of at most the
 * clip and then by the rate. A rule of three factors: before, after, and reward (Fremaux, Gerstner 2016).
 */
@Experimental
public final class HebbianRule {
  private final LoraFactors factors;
  private final List<double[]> a = new ArrayList<>();
  private final List<double[]> b = new ArrayList<>();

  /** A rule with an empty trace. */
  public HebbianRule(LoraFactors factors) {
    this.factors = Objects.requireNonNull(factors, "factors");
    for (AdaptedShape shape : factors.shapes()) {
      a.add(new double[factors.rank() * shape.in()]);
      b.add(new double[shape.out() * factors.rank()]);
    }
  }

  /**
   * Adds to the trace of a projection.
   *
   * @param pre what went into it, of its width in
   * @param post what fired after it, of its width out
   * @param advantage reward minus the usual, finite
   */
  public void trace(int projection, double[] pre, double[] post, double advantage) {
    Objects.requireNonNull(pre, "pre");
    Objects.requireNonNull(post, "post");
    Check.finite("advantage", advantage);
    AdaptedShape shape = factors.shapes().get(projection);
    length("pre of " + shape.name(), pre, shape.in());
    length("post of " + shape.name(), post, shape.out());
    LowRank.accumulate(
        factors.rawA(projection),
        factors.rawB(projection),
        factors.rank(),
        pre,
        post,
        advantage,
        a.get(projection),
        b.get(projection));
  }

  private static void length(String name, double[] values, int length) {
    if (values.length != length) {
      throw new IllegalArgumentException(
          name + " must have " + length + " numbers, got " + values.length);
    }
  }

  /** The factors after a step along the trace; the same ones at rate 0 or on an empty trace. */
  public LoraFactors step(Plasticity plasticity) {
    Objects.requireNonNull(plasticity, "plasticity");
    double scale = plasticity.rate() * LowRank.clip(plasticity.clip(), a, b);
    if (scale == 0.0) {
      return factors;
    }
    List<double[]> movedA = new ArrayList<>();
    List<double[]> movedB = new ArrayList<>();
    for (int p = 0; p < a.size(); p++) {
      movedA.add(LowRank.moved(factors.rawA(p), a.get(p), scale));
      movedB.add(LowRank.moved(factors.rawB(p), b.get(p), scale));
    }
    return LoraFactors.of(factors.shapes(), factors.rank(), movedA, movedB);
  }
}
