package io.github.ae4j.online;

import io.github.ae4j.memory.Check;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The sums over all coordinates that the loop needs, from what a step touches. Where it touches nothing, m' = beta m and
 * theta' = theta - a w m', so that of the untouched
 *
 * <pre>
 *   |m'|^2 = beta^2 |m|^2,   |w m'|^2 = beta^2 |w m|^2
 *   &lt;theta',w m'&gt; = beta &lt;theta,w m&gt; - a beta^2 |w m|^2
 *   |theta'|^2    = |theta|^2 - 2 a beta &lt;theta,w m&gt; + a^2 beta^2 |w m|^2
 * </pre>
 *
 * <p>and what is touched is taken out before and put in after. A bound on the rounding goes with each: once it is no
 * longer small beside the sum, the sums are to be made anew.
 */
final class ClosedSums {
  /** Bound on rounding, over the sum, from which it is made anew; the rounding itself is far below its bound. */
  private static final double FAR = 1e-10;

  /** Sums below it are not worth a pass. */
  private static final double LEAST = 1e-280;

  private static final double UNIT = Math.ulp(1.0);

  private double mm;
  private double nn;
  private double thetaN;
  private double theta;
  private double mmError;
  private double nnError;
  private double thetaNError;
  private double thetaError;

  /** |m|^2. */
  double mm() {
    return mm;
  }

  /** |w m|^2. */
  double nn() {
    return nn;
  }

  /** |theta|^2. */
  double theta() {
    return theta;
  }

  /** Begins anew; {@link #put} brings everything in. */
  void clear() {
    mm = nn = thetaN = theta = 0.0;
    mmError = nnError = thetaNError = thetaError = 0.0;
  }

  /** Takes a coordinate out as it stood before the step. */
  void take(double m, double n, double at) {
    mm -= m * m;
    nn -= n * n;
    thetaN -= at * n;
    theta -= at * at;
  }

  /** Puts a coordinate in as the step left it. */
  void put(double m, double n, double at) {
    mm += m * m;
    nn += n * n;
    thetaN += at * n;
    theta += at * at;
  }

  /** Notes what rounding a step may have made, before it takes anything out. */
  void wear(int touched) {
    double unit =
        UNIT
            * (2.0
                + 0.1 * touched); // rounding of a sum is a walk; of a few terms it is half a unit
    // each
    mmError += unit * mm;
    nnError += unit * nn;
    thetaNError += unit * Math.sqrt(theta * nn);
    thetaError += unit * theta;
  }

  /** Moves what is left, of a step that touches none of it. */
  void move(double beta, double along) {
    double step = along * beta;
    mm = Math.max(0.0, mm) * beta * beta;
    nn = Math.max(0.0, nn);
    theta = Math.max(0.0, theta - 2.0 * step * thetaN + step * step * nn);
    thetaN = beta * (thetaN - step * nn);
    nn *= beta * beta;
    thetaError += 2.0 * step * thetaNError + step * step * nnError;
    thetaNError = beta * (thetaNError + step * nnError);
    mmError *= beta * beta;
    nnError *= beta * beta;
  }

  /** Every moment has been multiplied by a factor. */
  void scale(double factor) {
    mm *= factor * factor;
    nn *= factor * factor;
    thetaN *= factor;
    mmError *= factor * factor;
    nnError *= factor * factor;
    thetaNError *= factor;
  }

  /** Whether rounding may have taken too much of a sum. */
  boolean isWorn() {
    return !(mmError <= FAR * mm + LEAST
        && nnError <= FAR * nn + LEAST
        && thetaError <= FAR * theta + LEAST);
  }

  void write(DataOutputStream out) throws IOException {
    for (double sum : new double[] {mm, nn, thetaN, theta}) {
      out.writeDouble(sum);
    }
    for (double error : new double[] {mmError, nnError, thetaNError, thetaError}) {
      out.writeDouble(error);
    }
  }

  void read(DataInputStream in) throws IOException {
    mm = Check.atLeast("|m|^2", in.readDouble(), 0.0);
    nn = Check.atLeast("|w m|^2", in.readDouble(), 0.0);
    thetaN = Check.finite("<theta,w m>", in.readDouble());
    theta = Check.atLeast("|theta|^2", in.readDouble(), 0.0);
    mmError = Check.atLeast("rounding of |m|^2", in.readDouble(), 0.0);
    nnError = Check.atLeast("rounding of |w m|^2", in.readDouble(), 0.0);
    thetaNError = Check.atLeast("rounding of <theta,w m>", in.readDouble(), 0.0);
    thetaError = Check.atLeast("rounding of |theta|^2", in.readDouble(), 0.0);
  }
}
