package io.github.ae4j.online;

import io.github.ae4j.memory.Check;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The sums over all coordinates that a step of SGD with momentum needs, from products over what it touches. With m' =
 * beta m + (1-beta) g and theta' = theta - d, d = a m' + b g:
 *
 * <pre>
 *   |m'|^2      = beta^2 |m|^2 + 2 beta (1-beta) &lt;g,m&gt; + (1-beta)^2 |g|^2
 *   &lt;theta,m'&gt;  = beta &lt;theta,m&gt; + (1-beta) &lt;theta,g&gt;
 *   &lt;g,m'&gt;      = beta &lt;g,m&gt; + (1-beta) |g|^2
 *   |theta'|^2  = |theta|^2 - 2 (a &lt;theta,m'&gt; + b &lt;theta,g&gt;) + a^2 |m'|^2 + 2 a b &lt;g,m'&gt; + b^2 |g|^2
 *   &lt;theta',m'&gt; = &lt;theta,m'&gt; - a |m'|^2 - b &lt;g,m'&gt;
 * </pre>
 *
 * <p>A bound on the rounding goes with each: once it is no longer small beside the sum, the sums are to be made anew.
 */
final class ClosedSums {
  /** Bound on rounding, over the sum, from which it is made anew; the rounding itself is far below its bound. */
  private static final double FAR = 1e-10;

  /** Sums below it are not worth a pass. */
  private static final double LEAST = 1e-280;

  private static final double UNIT = Math.ulp(1.0);

  private double mm;
  private double thetaM;
  private double theta;
  private double mmError;
  private double thetaMError;
  private double thetaError;

  /** |m|^2. */
  double mm() {
    return mm;
  }

  /** |theta|^2. */
  double theta() {
    return theta;
  }

  /** Sets all to what a pass over all coordinates made. */
  void set(double mm, double thetaM, double theta) {
    this.mm = mm;
    this.thetaM = thetaM;
    this.theta = theta;
    mmError = 0.0;
    thetaMError = 0.0;
    thetaError = 0.0;
  }

  /** Every moment has been multiplied by a factor. */
  void scale(double factor) {
    set(factor * factor * mm, factor * thetaM, theta);
  }

  /** Takes an update in; the products are of what stood before it. */
  void update(SparseCoefficients c, double gg, double gm, double gTheta) {
    double beta = c.beta1;
    double rest = 1.0 - beta;
    double a = c.alongMoment;
    double b = c.alongGradient;
    double nextMm = beta * beta * mm + 2.0 * beta * rest * gm + rest * rest * gg;
    double gNext = beta * gm + rest * gg;
    double thetaNext = beta * thetaM + rest * gTheta;
    double along = a * thetaNext + b * gTheta;
    double step = a * a * nextMm + 2.0 * a * b * gNext + b * b * gg;
    double nextThetaM = thetaNext - a * nextMm - b * gNext;
    mmError =
        beta * beta * mmError
            + UNIT * (beta * beta * mm + 2.0 * beta * rest * Math.abs(gm) + rest * rest * gg);
    thetaError +=
        2.0 * a * beta * thetaMError
            + a * a * mmError
            + UNIT * (theta + 2.0 * Math.abs(along) + Math.abs(step));
    thetaMError =
        beta * thetaMError
            + a * mmError
            + UNIT * (Math.abs(thetaNext) + a * nextMm + b * Math.abs(gNext));
    theta = Math.max(0.0, theta - 2.0 * along + step);
    mm = Math.max(0.0, nextMm);
    thetaM = nextThetaM;
  }

  /** Whether rounding may have taken too much of a sum. */
  boolean isWorn() {
    return !(mmError <= FAR * mm + LEAST && thetaError <= FAR * theta + LEAST);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeDouble(mm);
    out.writeDouble(thetaM);
    out.writeDouble(theta);
    out.writeDouble(mmError);
    out.writeDouble(thetaMError);
    out.writeDouble(thetaError);
  }

  void read(DataInputStream in) throws IOException {
    mm = Check.atLeast("|m|^2", in.readDouble(), 0.0);
    thetaM = Check.finite("<theta,m>", in.readDouble());
    theta = Check.atLeast("|theta|^2", in.readDouble(), 0.0);
    mmError = Check.atLeast("rounding of |m|^2", in.readDouble(), 0.0);
    thetaMError = Check.atLeast("rounding of <theta,m>", in.readDouble(), 0.0);
    thetaError = Check.atLeast("rounding of |theta|^2", in.readDouble(), 0.0);
  }
}
