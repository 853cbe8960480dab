package io.github.ae4j.examples.lab.experiment;

import io.github.ae4j.examples.lab.run.Curve;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/** What went wrong on the way, and how roughly, read from a run's curves. */
public final class Incidents {
  private static final double SPIKE = 2.0;
  private static final double FAST = 0.1;
  private static final double SLOW = 0.02;

  private Incidents() {}

  /** Records at which a loss was more than twice the smallest before it. */
  public static int spikes(Curve loss) {
    double smallest = Double.POSITIVE_INFINITY;
    int spikes = 0;
    for (double value : loss.value()) {
      if (!Double.isFinite(value) || value > SPIKE * smallest) {
        spikes++;
      }
      if (value < smallest) {
        smallest = value;
      }
    }
    return spikes;
  }

  /** Largest |log x_t - log x_t-1| between records; NaN where no two records are positive. */
  public static double largestLogStep(Curve curve) {
    double largest = Double.NaN;
    for (int i = 1; i < curve.value().length; i++) {
      double step = Math.abs(Math.log(curve.value()[i] / curve.value()[i - 1]));
      if (Double.isFinite(step) && !(step <= largest)) {
        largest = step;
      }
    }
    return largest;
  }

  /** Number of moves between records by more than the factor 2, up or down: cliffs. */
  public static int cliffs(Curve curve) {
    int cliffs = 0;
    for (int i = 1; i < curve.value().length; i++) {
      if (Math.abs(Math.log(curve.value()[i] / curve.value()[i - 1])) > Math.log(2.0)) {
        cliffs++;
      }
    }
    return cliffs;
  }

  /**
   * Roughness of a positive curve: root mean square of log x_t - log x_t-1 between its records. A
   * curve that changes slowly has a small one, whatever its level; NaN for fewer than two records.
   */
  public static double roughness(Curve curve) {
    double sum = 0.0;
    int count = 0;
    for (int i = 1; i < curve.value().length; i++) {
      double step = Math.log(curve.value()[i] / curve.value()[i - 1]);
      if (Double.isFinite(step)) {
        sum += step * step;
        count++;
      }
    }
    return Math.sqrt(sum / count);
  }

  /** Variance of a curve by its squared mean, over the records from a quarter of the run on. */
  public static double relativeVariance(Curve curve) {
    int from = curve.value().length / 4;
    double mean = 0.0;
    double square = 0.0;
    int count = curve.value().length - from;
    for (int i = from; i < curve.value().length; i++) {
      mean += curve.value()[i] / count;
      square += curve.value()[i] * curve.value()[i] / count;
    }
    return (square - mean * mean) / (mean * mean);
  }

  /**
   * The step from which on no record's loss is above its first one; infinite if the last is still.
   * The first is taken before any update, so that it is the same for every arm of a seed.
   */
  public static double settledAt(Curve loss) {
    int last = -1;
    for (int i = 0; i < loss.value().length; i++) {
      if (!(loss.value()[i] <= loss.value()[0])) {
        last = i;
      }
    }
    if (last == loss.value().length - 1) {
      return Double.POSITIVE_INFINITY;
    }
    return loss.step()[last + 1];
  }

  /** Share of the values of a curve to be lowered that are not below the smallest before: stalls. */
  public static double shareWithoutProgress(Curve curve) {
    double smallest = curve.value()[0];
    int stalls = 0;
    for (int i = 1; i < curve.value().length; i++) {
      if (!(curve.value()[i] < smallest)) {
        stalls++;
      }
      smallest = Math.min(smallest, curve.value()[i]);
    }
    return (double) stalls / (curve.value().length - 1);
  }

  /** A curve's value at a place, on a straight line between its points. */
  public static double at(Curve curve, double place) {
    int i = 1;
    while (i < curve.step().length - 1 && curve.step()[i] < place) {
      i++;
    }
    double share = (place - curve.step()[i - 1]) / (curve.step()[i] - curve.step()[i - 1]);
    return curve.value()[i - 1] + share * (curve.value()[i] - curve.value()[i - 1]);
  }

  /**
   * Spearman's correlation of the loss's variance with the move of a decay rate beta: of V_t / V*_t
   * with x_t - x_t-1, x = log 1/(1 - beta), from record to record. V and V* are averages of (l - l')^2
   * over about 10 and 50 records, l' one of l over 10. NaN where beta does not move.
   */
  public static double riseWithVariance(Curve loss, Curve beta) {
    int count = Math.min(loss.value().length, beta.value().length) - 1;
    double[] variance = new double[Math.max(0, count)];
    double[] rise = new double[variance.length];
    double level = loss.value()[0];
    double fast = 0.0;
    double slow = 0.0;
    for (int i = 1; i <= count; i++) {
      double innovation = loss.value()[i] - level;
      level += FAST * innovation;
      fast += Math.max(FAST, 1.0 / i) * (innovation * innovation - fast);
      slow += Math.max(SLOW, 1.0 / i) * (innovation * innovation - slow);
      variance[i - 1] = slow > 0.0 ? fast / slow : 1.0;
      rise[i - 1] = Math.log((1.0 - beta.value()[i - 1]) / (1.0 - beta.value()[i]));
    }
    return count < 2 ? Double.NaN : new SpearmansCorrelation().correlation(variance, rise);
  }
}
