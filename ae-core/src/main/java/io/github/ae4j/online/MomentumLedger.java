package io.github.ae4j.online;

import io.github.ae4j.memory.Check;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * How far a moment that nobody touches has carried its parameter, and what is left of it. With the decay beta and the
 * factor a of the moment in each step's update, and the steps in epochs,
 *
 * <pre>
 *   M = prod beta,  C = sum a M       over the steps of the running epoch
 *   m_i = u_i P_e M,   theta_i = z_i - u_i (T_e + P_e C)      last touched in epoch e
 * </pre>
 *
 * <p>P_e and T_e are the products and sums of the epochs between e and the running one; of the running one they are 1 and
 * 0. An epoch ends before M sinks so far, or C stands so far above what a step adds, that a difference would be lost to
 * rounding. Then each living P_e and T_e takes its M and C in. One that has sunk to nothing stays as it is for good.
 *
 * <p>The epochs stand in a ring, and with each the next few coordinates are brought up to it, so that none is left
 * behind when its place is used again: that many coordinates more an epoch, at a factor of 1/{@value #SHARE} of all in
 * numbers kept.
 */
final class MomentumLedger {
  /** Coordinates brought up with each new epoch, but for rounding. */
  private static final int SHARE = 8;

  private static final int LEAST_PLACES = 64;

  /** M below which an epoch ends: ten of the 53 bits of a difference are lost then. */
  private static final double SUNK = 0x1p-10;

  /** What a step adds to C, over C, below which an epoch ends. */
  private static final double SMALL = 0x1p-20;

  /** P below which a moment counts as 0. */
  private static final double NOTHING = 0x1p-200;

  private double[] travelled;
  private double[] left;
  private int now;
  private int living = 1;
  private double product = 1.0;
  private double sum;

  MomentumLedger(int coordinates) {
    int places = places(coordinates);
    travelled = new double[places];
    left = new double[places];
    left[0] = 1.0;
  }

  private static int places(int coordinates) {
    return Math.max(LEAST_PLACES, coordinates / SHARE);
  }

  /** Begins again with one epoch, of which M is given; every coordinate must be brought up to it. */
  void restart(int coordinates) {
    travelled = new double[places(coordinates)];
    left = new double[travelled.length];
    left[0] = 1.0;
    now = 0;
    living = 1;
    product = 1.0;
    sum = 0.0;
  }

  /** Coordinates to be brought up with each new epoch, of all. */
  int due(int coordinates) {
    return (coordinates - 1) / (travelled.length - 1) + 1;
  }

  /** Place of the running epoch. */
  int now() {
    return now;
  }

  /** What a unit of u has carried a parameter by since z was written. */
  double travelled(int place) {
    return travelled[place] + left[place] * sum;
  }

  /** What is left of a unit of u in the moment. */
  double left(int place) {
    return left[place] * product;
  }

  /** C. */
  double sum() {
    return sum;
  }

  /** M. */
  double product() {
    return product;
  }

  /** Multiplies every moment by a factor. */
  void scale(double factor) {
    product *= factor;
  }

  /**
   * Takes a step in.
   *
   * @return whether it began a new epoch
   */
  boolean step(double beta, double along) {
    double next = product * beta;
    boolean ends = next < SUNK || along * next < SMALL * sum;
    if (ends) {
      begin(next);
    } else {
      product = next;
    }
    sum += along * product;
    return ends;
  }

  /** Begins an epoch in which every moment is 0. */
  void flush() {
    begin(0.0);
  }

  private void begin(double factor) {
    int length = travelled.length;
    int still = 0;
    for (int k = 0; k < living; k++) {
      int place = now - k < 0 ? now - k + length : now - k;
      travelled[place] += left[place] * sum;
      left[place] *= factor;
      if (left[place] < NOTHING) {
        left[place] = 0.0;
      } else {
        still = k + 1;
      }
    }
    living = Math.min(still + 1, length - 1);
    now = now + 1 == length ? 0 : now + 1;
    travelled[now] = 0.0;
    left[now] = 1.0;
    product = 1.0;
    sum = 0.0;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(now);
    out.writeInt(living);
    out.writeDouble(product);
    out.writeDouble(sum);
    SparseFile.write(out, travelled);
    SparseFile.write(out, left);
  }

  void read(DataInputStream in) throws IOException {
    now = SparseFile.within("epoch", in.readInt(), 0, travelled.length - 1);
    living = SparseFile.within("living epochs", in.readInt(), 1, travelled.length - 1);
    product = Check.positive("M", in.readDouble());
    sum = Check.atLeast("C", in.readDouble(), 0.0);
    SparseFile.read(in, "T", travelled);
    SparseFile.read(in, "P", left);
  }

  /** Places of the ring. */
  int places() {
    return travelled.length;
  }
}
