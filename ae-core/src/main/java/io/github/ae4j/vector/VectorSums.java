package io.github.ae4j.vector;

import static io.github.ae4j.signal.Statistic.G_G;
import static io.github.ae4j.signal.Statistic.G_M;
import static io.github.ae4j.signal.Statistic.G_READOUT;
import static io.github.ae4j.signal.Statistic.G_WG;
import static io.github.ae4j.signal.Statistic.G_WM;
import static io.github.ae4j.signal.Statistic.M_M;
import static io.github.ae4j.signal.Statistic.READOUT_READOUT;
import static io.github.ae4j.signal.Statistic.SUM_G;
import static io.github.ae4j.signal.Statistic.THETA_THETA;
import static io.github.ae4j.signal.Statistic.WG_WG;
import static io.github.ae4j.signal.Statistic.WG_WM;
import static io.github.ae4j.signal.Statistic.WM_WM;

import io.github.ae4j.Experimental;
import io.github.ae4j.signal.Statistic;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All sums of a step in one pass over an engine's own memory, for float32:
 *
 * <pre>
 *   w = 1/(sqrt(max(old v + fresh g^2, corrected h)) + eps),   g = scale g_0 + decay theta
 * </pre>
 *
 * <table>
 * <caption>Symbols</caption>
 * <tr><th>symbol</th><th>name</th><th>unit</th></tr>
 * <tr><td>g_0, theta</td><td>{@link StepVectors#gradient}, {@link StepVectors#theta}</td><td>gradient,
 * parameter</td></tr>
 * <tr><td>v, h</td><td>{@link StepVectors#second}, {@link StepVectors#greatest}</td><td>gradient^2</td></tr>
 * <tr><td>scale, decay</td><td>of the gradient; coupled weight decay</td><td>1, gradient/parameter</td></tr>
 * <tr><td>old, fresh, corrected, eps</td><td>{@link Divisor}</td><td>1, 1, 1, gradient</td></tr>
 * </table>
 *
 * <p>An engine takes a call and a pass for each operation. Here 512 coordinates at a time are copied into one
 * array, of which every row and every sum is a part at a constant offset: so the compiler sees that they do
 * not overlap, and turns the loop into vector instructions. A sum is kept by the coordinate's place in its row,
 * in float32 over at most 64 rows, which are then folded to 16 places and added up in float64. It does not depend on
 * where the memory begins.
 *
 * <p>Allocates nothing. One thread at a time.
 */
@Experimental
public final class VectorSums {
  /** Where each sum's row is, in the order of the rows. */
  private static final Statistic[] SUMS = {
    G_G, G_WG, G_WM, WG_WG, WG_WM, WM_WM, SUM_G, G_M, M_M, THETA_THETA, G_READOUT, READOUT_READOUT
  };

  private static final Set<Statistic> WITH_W = Set.of(G_WG, G_WM, WG_WG, WG_WM, WM_WM);

  private static final Set<Statistic> WITH_WM = Set.of(G_WM, WG_WM, WM_WM);

  /** Rows added up in float32. */
  static final int ROWS = 64;

  private final float[] x = new float[SumLoops.END];
  private final double[] sums = new double[Statistic.SIZE];
  private boolean total;
  private boolean moments;
  private boolean weighted;
  private boolean weightedMoments;
  private boolean theta;
  private boolean readout;
  private int rows;

  /** Places of a row that may hold something. */
  private int width;

  /** No sums asked for yet. */
  public VectorSums() {}

  /**
   * The preconditioner of a step, w in the class's formula.
   *
   * @param old weight of the mean of squares before the step
   * @param fresh weight of this step's squares
   * @param corrected weight of the greatest mean of squares
   * @param epsilon beside the root, in the gradient's unit
   */
  public record Divisor(double old, double fresh, double corrected, double epsilon) {}

  /** Chooses the statistics to sum, the squares of the gradient always among them, and forgets what was added. */
  public void want(Set<Statistic> statistics) {
    clear();
    total = statistics.contains(SUM_G);
    moments = statistics.contains(G_M) || statistics.contains(M_M);
    weighted = !Collections.disjoint(statistics, WITH_W);
    weightedMoments = !Collections.disjoint(statistics, WITH_WM);
    theta = statistics.contains(THETA_THETA);
    readout = statistics.contains(G_READOUT) || statistics.contains(READOUT_READOUT);
  }

  /**
   * Adds the sums of some vectors.
   *
   * @param scale of the gradient
   * @param decay coupled weight decay
   * @param divisor the preconditioner; null where none of the wanted sums holds w
   * @throws NullPointerException if a vector is missing of which something is summed
   */
  public void add(StepVectors vectors, double scale, double decay, @Nullable Divisor divisor) {
    for (int from = 0; from < vectors.size(); from += SumLoops.ROW) {
      int n = Math.min(SumLoops.ROW, vectors.size() - from);
      width = Math.max(width, n);
      gradient(vectors, from, n, (float) scale, (float) decay);
      boolean moment = vectors.first() != null && (moments || weightedMoments);
      if (moment) {
        load(vectors.first(), from, SumLoops.M, n);
        if (moments) {
          SumLoops.moments(x, n);
        }
      }
      if (weighted) {
        weigh(vectors, from, n, moment, Objects.requireNonNull(divisor));
      } else {
        SumLoops.squares(x, n);
      }
      rest(vectors, from, n);
      if (++rows == ROWS) {
        collect();
      }
    }
  }

  /**
   * The sums of what was added since {@link #clear}, by the statistics' ordinals; valid until more is added.
   * Of sums that
   * were not wanted some are made beside those that were, the rest are 0.
   */
  public double[] sums() {
    collect();
    return sums;
  }

  /** Forgets what was added; also what an {@link #add} that failed left. */
  public void clear() {
    empty();
    Arrays.fill(sums, 0.0);
  }

  private void gradient(StepVectors vectors, int from, int n, float scale, float decay) {
    if (vectors.gradient() == null) {
      Arrays.fill(x, SumLoops.G, SumLoops.G + n, 0f);
    } else {
      load(vectors.gradient(), from, SumLoops.G, n);
    }
    if (scale != 1f) {
      SumLoops.scale(x, n, scale);
    }
    if (theta || readout || decay != 0f) {
      load(vectors.theta(), from, SumLoops.THETA, n);
    }
    if (decay != 0f) {
      SumLoops.decay(x, n, decay);
    }
  }

  private void weigh(StepVectors vectors, int from, int n, boolean moment, Divisor divisor) {
    float old = (float) divisor.old;
    float fresh = (float) divisor.fresh;
    if (vectors.second() == null) {
      Arrays.fill(x, SumLoops.V, SumLoops.V + n, 0f);
    } else {
      load(vectors.second(), from, SumLoops.V, n);
    }
    if (vectors.greatest() != null) {
      load(vectors.greatest(), from, SumLoops.OTHER, n);
      SumLoops.greatest(x, n, old, fresh, (float) divisor.corrected);
      old = 1f;
      fresh = 0f;
    }
    if (moment) {
      SumLoops.weightsAndSteps(x, n, old, fresh, (float) divisor.epsilon);
      SumLoops.weightedMoment(x, n);
    } else {
      SumLoops.weights(x, n, old, fresh, (float) divisor.epsilon);
    }
    SumLoops.weightedGradient(x, n);
  }

  private void rest(StepVectors vectors, int from, int n) {
    if (total) {
      SumLoops.total(x, n);
    }
    if (theta) {
      SumLoops.parameters(x, n);
    }
    if (readout) {
      load(vectors.average(), from, SumLoops.OTHER, n);
      SumLoops.readout(x, n);
    }
  }

  private void load(@Nullable FloatBuffer vector, int from, int row, int n) {
    Objects.requireNonNull(vector).get(from, x, row, n);
  }

  private void collect() {
    for (int i = 0; i < SUMS.length; i++) {
      if (isMade(SUMS[i])) {
        sums[SUMS[i].ordinal()] += SumLoops.folded(x, SumLoops.GG + i * SumLoops.ROW, width);
      }
    }
    empty();
  }

  /** Whether something is added to a sum. */
  private boolean isMade(Statistic sum) {
    return switch (sum) {
      case G_WG, WG_WG -> weighted;
      case G_WM, WG_WM, WM_WM -> weighted && (moments || weightedMoments);
      case SUM_G -> total;
      case G_M, M_M -> moments;
      case THETA_THETA -> theta;
      case G_READOUT, READOUT_READOUT -> readout;
      default -> true;
    };
  }

  /** Empties the rows, as far as they were filled. */
  private void empty() {
    if (width == SumLoops.ROW) {
      Arrays.fill(x, SumLoops.GG, SumLoops.END, 0f);
    } else if (width > 0) {
      for (int row = SumLoops.GG; row < SumLoops.END; row += SumLoops.ROW) {
        Arrays.fill(x, row, row + width, 0f);
      }
    }
    width = 0;
    rows = 0;
  }
}
