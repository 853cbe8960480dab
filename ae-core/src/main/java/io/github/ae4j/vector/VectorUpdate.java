package io.github.ae4j.vector;

import io.github.ae4j.Experimental;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An optimizer's update in one pass over an engine's own memory, for float32, in the engine's native units:
 *
 * <pre>
 *   Adam:  g = g + decay theta,   m = b1 m + (1-b1) g,   v = b2 v + (1-b2) g^2,
 *          u = (rate m + own g)/(sqrt v + eps) + lost theta
 *   SGD:   g = g + decay theta,   m = momentum m + rate g,   u = m + own g
 *   both:  theta = theta - u
 * </pre>
 *
 * <p>The symbols are those of {@link Adam} and {@link Sgd}; theta, g, m, v are those of {@link StepVectors}, g without
 * a scale. A moment that nothing feeds any more would sink to subnormal numbers, on which the processor works many
 * times as long, and stay there. So moments are rounded to multiples of 2e-38: gradients below 1e-15, whose squares
 * that touches, count only beside an epsilon of their size.
 *
 * <p>Allocates nothing. One thread at a time.
 */
@Experimental
public final class VectorUpdate {
  private static final int ROW = SumLoops.ROW;
  private static final int G = SumLoops.G;
  private static final int M = SumLoops.M;
  private static final int V = SumLoops.V;
  private static final int THETA = SumLoops.THETA;
  private static final float TINY = SumLoops.TINY;

  private final float[] x = new float[SumLoops.TT + ROW];
  private final float[] zeros = new float[ROW];
  private boolean squaring;
  private double square;
  private int rows;
  private int width;

  /** No update yet. */
  public VectorUpdate() {}

  /** What becomes of the update u. */
  public enum Target {
    /** It is put in the gradient's place; the parameters stay. */
    GRADIENT,
    /** The parameters move by it; the gradient stays. */
    PARAMETERS,
    /** The parameters move by it, and the gradient is zeroed. */
    PARAMETERS_ZEROING
  }

  /**
   * Adam (Kingma, Ba 2015), with decoupled decay AdamW (Loshchilov, Hutter 2019).
   *
   * @param rate with the correction for bias in it
   * @param first b1 in [0, 1)
   * @param second b2 in [0, 1)
   * @param epsilon beside the uncorrected root
   * @param decay coupled weight decay
   * @param lost share of the parameters that decoupled decay takes in this step; 0 without
   * @param own rate of the gradient beside the moment, with the correction of the root in it; 0 without
   */
  public record Adam(
      double rate,
      double first,
      double second,
      double epsilon,
      double decay,
      double lost,
      double own) {
    /**
     * Checks the decays.
     *
     * @throws IllegalArgumentException if one is not in [0, 1)
     */
    public Adam {
      check("first", first);
      check("second", second);
    }

    private static void check(String name, double decay) {
      if (!(decay >= 0.0 && decay < 1.0)) {
        throw new IllegalArgumentException(name + " must be in [0, 1), got " + decay);
      }
    }
  }

  /**
   * SGD with a heavy ball whose buffer holds the learning rate.
   *
   * @param rate share of the gradient that enters the buffer
   * @param momentum share of the buffer that stays; any number at least 0
   * @param decay coupled weight decay
   * @param own rate of the gradient beside the buffer; 0 without
   */
  public record Sgd(double rate, double momentum, double decay, double own) {}

  /**
   * Makes Adam's update of some vectors.
   *
   * @throws NullPointerException if a vector that it needs is missing
   */
  public void adam(StepVectors vectors, Adam rule, Target target) {
    FloatBuffer first = Objects.requireNonNull(vectors.first());
    FloatBuffer second = Objects.requireNonNull(vectors.second());
    float rate = (float) rule.rate;
    float b1 = (float) rule.first;
    float b2 = (float) rule.second;
    float epsilon = (float) rule.epsilon;
    float lost = (float) rule.lost;
    float own = (float) rule.own;
    for (int from = 0; from < vectors.size(); from += ROW) {
      int n = Math.min(ROW, vectors.size() - from);
      gradient(
          vectors, from, n, rule.decay != 0.0 || lost != 0f || moves(target), (float) rule.decay);
      first.get(from, x, M, n);
      second.get(from, x, V, n);
      adam(x, n, rate, own, b1, b2, epsilon);
      first.put(from, x, M, n);
      second.put(from, x, V, n);
      if (lost != 0f) {
        SumLoops.decay(x, n, lost);
      }
      put(vectors, from, n, target);
    }
  }

  /**
   * Makes SGD's update of some vectors; without a first moment u = (rate + own) g.
   *
   * @throws NullPointerException if a vector that it needs is missing
   */
  public void sgd(StepVectors vectors, Sgd rule, Target target) {
    FloatBuffer first = vectors.first();
    float rate = (float) rule.rate;
    float momentum = (float) rule.momentum;
    float own = (float) rule.own;
    for (int from = 0; from < vectors.size(); from += ROW) {
      int n = Math.min(ROW, vectors.size() - from);
      gradient(vectors, from, n, rule.decay != 0.0 || moves(target), (float) rule.decay);
      if (first == null) {
        SumLoops.scale(x, n, rate + own);
      } else {
        first.get(from, x, M, n);
        heavyBall(x, n, rate, own, momentum);
        first.put(from, x, M, n);
      }
      put(vectors, from, n, target);
    }
  }

  /** Begins the sum of the squares of the parameters that the updates from now on leave. */
  public void beginSquare() {
    collect();
    square = 0.0;
    squaring = true;
  }

  /**
   * Ends the sum of the squares, where parameters moved; the same bits as {@link VectorSums} makes of the same vectors
   * one after the other.
   */
  public double square() {
    collect();
    squaring = false;
    return square;
  }

  private void collect() {
    square += SumLoops.folded(x, SumLoops.TT, width);
    Arrays.fill(x, SumLoops.TT, SumLoops.TT + width, 0f);
    rows = 0;
    width = 0;
  }

  private static boolean moves(Target target) {
    return target != Target.GRADIENT;
  }

  private void gradient(StepVectors vectors, int from, int n, boolean theta, float decay) {
    if (vectors.gradient() == null) {
      Arrays.fill(x, G, G + n, 0f);
    } else {
      vectors.gradient().get(from, x, G, n);
    }
    if (theta) {
      Objects.requireNonNull(vectors.theta()).get(from, x, THETA, n);
    }
    if (decay != 0f) {
      SumLoops.decay(x, n, decay);
    }
  }

  /** The update stands in g's row. */
  private void put(StepVectors vectors, int from, int n, Target target) {
    @Nullable FloatBuffer gradient = vectors.gradient();
    if (target == Target.GRADIENT) {
      Objects.requireNonNull(gradient).put(from, x, G, n);
      return;
    }
    move(x, n);
    if (squaring) {
      width = Math.max(width, n);
      SumLoops.parameters(x, n);
      if (++rows == VectorSums.ROWS) {
        collect();
      }
    }
    Objects.requireNonNull(vectors.theta()).put(from, x, THETA, n);
    if (target == Target.PARAMETERS_ZEROING && gradient != null) {
      gradient.put(from, zeros, 0, n);
    }
  }

  private static void adam(
      float[] x, int n, float rate, float own, float b1, float b2, float epsilon) {
    for (int i = 0; i < n; i++) {
      float g = x[G + i];
      float m = (b1 * x[M + i] + g * (1f - b1) + TINY) - TINY;
      float v = (b2 * x[V + i] + g * g * (1f - b2) + TINY) - TINY;
      x[M + i] = m;
      x[V + i] = v;
      x[G + i] = (rate * m + own * g) / ((float) Math.sqrt(v) + epsilon);
    }
  }

  private static void heavyBall(float[] x, int n, float rate, float own, float momentum) {
    for (int i = 0; i < n; i++) {
      float g = x[G + i];
      float m = (momentum * x[M + i] + rate * g + TINY) - TINY;
      x[M + i] = m;
      x[G + i] = m + own * g;
    }
  }

  private static void move(float[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[THETA + i] -= x[G + i];
    }
  }
}
