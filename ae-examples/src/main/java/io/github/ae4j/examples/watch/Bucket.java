package io.github.ae4j.examples.watch;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.examples.why.TraceRow;
import io.github.ae4j.trace.Why;
import java.util.LinkedHashMap;
import java.util.Map;

/** Some steps in a row: least and greatest values, and what each source moved of log alpha in all. */
final class Bucket {
  final long step;
  final Span loss = new Span();
  final Span rate = new Span();
  final Map<String, Double> shares = new LinkedHashMap<>();
  int rows;

  /** The least, the greatest and the mean of numbers; NaN if there was none. */
  static final class Span {
    double low = Double.NaN;
    double high = Double.NaN;
    private double sum;
    private long count;

    double mean() {
      return count == 0 ? Double.NaN : sum / count;
    }

    void add(double value) {
      if (Double.isFinite(value)) {
        sum += value;
        count++;
        low = low <= value ? low : value;
        high = high >= value ? high : value;
      }
    }

    void add(Span other) {
      sum += other.sum;
      count += other.count;
      low = low <= other.low || Double.isNaN(other.low) ? low : other.low;
      high = high >= other.high || Double.isNaN(other.high) ? high : other.high;
    }
  }

  /** Empty, from a step on. */
  Bucket(long step) {
    this.step = step;
  }

  void add(TraceRow row) {
    rows++;
    loss.add(row.loss());
    rate.add(row.learningRate());
    for (Why why : row.whys()) {
      if (why.coefficient().equals(Coefficient.LEARNING_RATE)) {
        addShares(why.shares());
      }
    }
  }

  /** Takes the one that follows into itself. */
  Bucket merge(Bucket next) {
    rows += next.rows;
    loss.add(next.loss);
    rate.add(next.rate);
    addShares(next.shares);
    return this;
  }

  private void addShares(Map<String, Double> more) {
    more.forEach((source, share) -> shares.merge(source, share, Double::sum));
  }
}
