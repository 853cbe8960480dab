package io.github.ae4j.vector;

import io.github.ae4j.Experimental;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * |theta|^2 as an update has left it, summed while the parameters were at hand, so that the next measurement need not
 * read them. It is taken once; what is not taken by then the next update replaces.
 *
 * <p>Whoever moves the parameters in another way calls {@link #forget}. What others write is found by the bits of 64
 * coordinates a vector. They lie at golden steps, which no row or column of a matrix follows. An edit that misses all of
 * them, of one coordinate or of one row among thousands, leaves |theta|^2 wrong by what it changed, until the next
 * update sums anew. |theta|^2 is but the scale that the length of a step is compared with.
 *
 * <p>One thread at a time.
 */
@Experimental
public final class LeftSquare {
  /** Coordinates from which on it pays: those of fewer are in a cache. */
  public static final int LEAST = 1 << 16;

  private static final int SAMPLES = 64;
  private static final double GOLDEN = (Math.sqrt(5.0) - 1.0) / 2.0;

  private int @Nullable [] sample;
  private double square;
  private boolean asked;

  /** Nothing was left yet, nor asked for. */
  public LeftSquare() {}

  /**
   * What was left, if the parameters are still those; and asks the next update to leave it again.
   *
   * @param vectors whose parameters they are, in the order in which they are summed
   * @return |theta|^2; empty if theta has to be read
   */
  public OptionalDouble take(List<StepVectors> vectors) {
    int[] left = sample;
    forget();
    asked = vectors.stream().mapToLong(StepVectors::size).sum() >= LEAST;
    return left != null && Arrays.equals(left, sampled(vectors))
        ? OptionalDouble.of(square)
        : OptionalDouble.empty();
  }

  /** Whether the next update is to leave it. */
  public boolean isAsked() {
    return asked;
  }

  /** Leaves it, after an update that was asked to. */
  public void leave(List<StepVectors> vectors, double sum) {
    sample = sampled(vectors);
    square = sum;
    asked = false;
  }

  /** Says that the parameters were moved, or may be; nothing is asked for any more. */
  public void forget() {
    sample = null;
    asked = false;
  }

  private static int[] sampled(List<StepVectors> vectors) {
    int[] bits = new int[(SAMPLES + 1) * vectors.size()];
    int at = 0;
    for (StepVectors each : vectors) {
      bits[at++] = each.size();
      for (int i = 0; i < SAMPLES && each.size() > 0; i++) {
        bits[at++] = Float.floatToRawIntBits(theta(each).get(place(i, each.size())));
      }
    }
    return bits;
  }

  private static FloatBuffer theta(StepVectors vectors) {
    return Objects.requireNonNull(vectors.theta());
  }

  private static int place(int i, int size) {
    double turns = i * GOLDEN;
    return (int) ((turns - Math.floor(turns)) * size);
  }
}
