package io.github.ae4j.online;

import io.github.ae4j.memory.Check;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Whether one of two labels has come to be more or less frequent: a CUSUM (Page 1954) either way on the labels at their
 * frequency q so far, against its odds times e^s or e^-s.
 *
 * <pre>
 *   q  += (y - q)/min(n + 1, 10000),  1/2 at first
 *   q'  = q e^s/(1 - q + q e^s)
 *   c   = max(0, c + y log(q'/q) + (1-y) log((1-q')/(1-q)))     named at c &gt; 16
 * </pre>
 *
 * <p>s is 1. Nothing is looked for in the first 1,000 instances, and as many after it or a drift is named. It names and
 * changes nothing: the learner follows by itself, often before its loss tells.
 */
final class PriorShift {
  private static final double SHIFT = 1.0;
  private static final double TO_MORE = Math.expm1(SHIFT);
  private static final double TO_LESS = Math.expm1(-SHIFT);
  private static final double THRESHOLD =
      16.0; // nats: at a frequency that is known once in e^16 instances
  private static final int SETTLED = 1000;
  private static final int MEMORY = 10_000;

  private double frequency = 0.5;
  private double more;
  private double less;
  private int instances;

  /**
   * Takes a label in.
   *
   * @param label 0 or 1
   * @return whether a shift is to be named
   */
  boolean see(double label) {
    if (instances >= SETTLED) {
      more = Math.max(0.0, more + evidence(frequency, label, SHIFT, TO_MORE));
      less = Math.max(0.0, less + evidence(frequency, label, -SHIFT, TO_LESS));
    }
    instances = Math.min(MEMORY, instances + 1);
    frequency += (label - frequency) / Math.min(MEMORY, instances + 1);
    boolean named = more > THRESHOLD || less > THRESHOLD;
    if (named) {
      restart();
    }
    return named;
  }

  private static double evidence(double q, double label, double shift, double odds) {
    return label * shift - Math.log1p(q * odds);
  }

  /** Begins anew. */
  void restart() {
    more = 0.0;
    less = 0.0;
    instances = 0;
    frequency = 0.5;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeDouble(more);
    out.writeDouble(less);
    out.writeInt(instances);
    out.writeDouble(frequency);
  }

  void read(DataInputStream in) throws IOException {
    more = Check.within("evidence of a prior shift", in.readDouble(), 0.0, THRESHOLD);
    less = Check.within("evidence of a prior shift", in.readDouble(), 0.0, THRESHOLD);
    instances = SparseFile.within("instances since a shift", in.readInt(), 0, MEMORY);
    frequency = Check.within("frequency of label 1", in.readDouble(), 0.0, 1.0);
  }
}
