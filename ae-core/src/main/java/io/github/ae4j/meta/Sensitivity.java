package io.github.ae4j.meta;

import io.github.ae4j.Experimental;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.array.RunState;
import io.github.ae4j.memory.Check;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * AE-9, forward sensitivities: rides along a run of the closed loop and carries the derivative S of everything that the
 * run goes on from, parameters, moments and the loop's memory, in each gain.
 *
 * <pre>
 *   X' = F(X, l, g, gains)                   a step of the loop and the update it decides on
 *   dl = &lt;g, S_theta&gt;,   dg = H S_theta       the plant's answer
 *   S' = dF/dX S + dF/dl dl + dF/dg dg + dF/dgain
 *      = [F(X + hS, l + h dl, g + h dg, gain + h) - X']/h
 * </pre>
 *
 * <p>So a gain costs a step of the same loop from a neighbouring state, and no Jacobian is made. What is kept does not
 * grow with the number of steps: {@link #numbers()}.
 *
 * <p>Where a step branches, as at an event, a hard limit or a screen, S is that of the branch the run has taken: where the
 * neighbour has crossed a switch the one on the other side is asked too, see {@link #crossings}. What the derivative does not
 * know is that another gain would have taken another branch.
 *
 * <p>H is known in as many directions a step as is asked for. With none, the parameters' move changes the loss,
 * dl = -{@code <g, d>} for a step along d, and no gradient: what is left out then is the curvature, that is what keeps
 * longer steps from always looking better.
 *
 * <p>Where S is large, one move cannot be small both in the gain and in X, and each has a difference of its own: two
 * steps. Where a run is so sensitive to a gain that S is 1e8 times what it is the derivative of, it is NaN from there
 * on: of such a run a derivative says nothing.
 *
 * <p>One thread at a time. Parameters of double precision; no cadence.
 */
@Experimental
public final class Sensitivity implements AutoCloseable {
  /** As many directions as there are gains: nothing of H is left out. */
  public static final int EXACT = Integer.MAX_VALUE;

  /** h, on a gain's chart: between the rounding of a difference and the bend of a run that is sensitive. */
  private static final double STEP = 3e-7;

  /** Size of a tangent up to which one move is small in the gain and in X. */
  private static final double SMALL = 10.0;

  /** Size from which a difference is rounding. */
  private static final double LOST = 1e8;

  private final ArrayTrainer trainer;
  private final RunState state;
  private final Shadow[] up;
  private final Shadow[] down;
  private final Shadow same;
  private final double[] later;
  private final double[] bySame;
  private final int moments;
  private final double[][] tangents;
  private final double[] before;
  private final double[] after;
  private final double[] moved;
  private final double[] product;
  private final double[][] products;
  private final double[] lossSlopes;
  private final int directions;
  private final Directions basis;
  private long crossings;

  private Sensitivity(
      Gains gains,
      int directions,
      double[] theta,
      Function<double[], ArrayOptimizer> optimizer,
      ArrayTrainer trainer) {
    this.trainer = trainer;
    this.directions = directions;
    state = RunState.of(trainer);
    int k = gains.size();
    up = new Shadow[k];
    down = new Shadow[k];
    before = new double[state.size()];
    after = new double[state.size()];
    later = new double[state.size()];
    bySame = new double[state.size()];
    moments = state.size() - state.loopSize();
    same = new Shadow(gains, theta, optimizer);
    moved = new double[theta.length];
    product = new double[theta.length];
    products = new double[directions < gains.size() ? 0 : gains.size()][theta.length];
    lossSlopes = new double[k];
    tangents = new double[k][state.size()];
    basis = new Directions(directions < k ? directions : 0, k, theta.length);
    for (int j = 0; j < k; j++) {
      up[j] = new Shadow(gains.moved(j, STEP), theta, optimizer);
      down[j] = new Shadow(gains.moved(j, -STEP), theta, optimizer);
      start(j);
    }
  }

  /** What a gain makes of the memory that a loop starts with. */
  private void start(int j) {
    double[] above = up[j].start();
    double[] below = down[j].start();
    for (int i = 0; i < above.length; i++) {
      tangents[j][i] = (above[i] - below[i]) / (2.0 * STEP);
    }
  }

  /**
   * Puts an optimizer under the standard loop of some gains, and rides along.
   *
   * @param gains the loop's, and what it is differentiated in
   * @param directions in which H is asked for in each step, at least 0; {@link #EXACT} for all
   * @param theta the parameters, updated in place
   * @param optimizer makes an optimizer of parameters, the same each time
   * @throws IllegalArgumentException if directions is negative, or the optimizer has what {@link RunState} does not hold
   */
  public static Sensitivity of(
      Gains gains, int directions, double[] theta, Function<double[], ArrayOptimizer> optimizer) {
    Objects.requireNonNull(gains, "gains");
    Objects.requireNonNull(theta, "theta");
    Objects.requireNonNull(optimizer, "optimizer");
    Check.atLeast("directions", directions, 0.0);
    ArrayTrainer trainer = ArrayTrainer.steer(optimizer.apply(theta), gains.preset());
    return new Sensitivity(gains, directions, theta, optimizer, trainer);
  }

  /**
   * Makes a step of the run, and of the sensitivities.
   *
   * @param loss of the batch the gradient is of
   * @param gradient of the parameters' length; not to be changed
   * @param curvature of that loss; not asked where there are no directions
   */
  public void step(double loss, double[] gradient, Curvature curvature) {
    Objects.requireNonNull(gradient, "gradient");
    Objects.requireNonNull(curvature, "curvature");
    state.read(before);
    for (int j = 0; j < tangents.length; j++) {
      lossSlopes[j] = Dense.dot(gradient, tangents[j]);
    }
    ask(curvature);
    trainer.step(loss, gradient);
    state.read(after);
    for (int j = 0; j < tangents.length; j++) {
      advance(j, loss, gradient, curved(j));
    }
  }

  /** Asks for H where the parameters are, which the step then moves. */
  private void ask(Curvature curvature) {
    if (directions >= tangents.length) {
      for (int j = 0; j < tangents.length; j++) {
        curvature.product(Arrays.copyOf(tangents[j], moved.length), products[j]);
      }
    } else if (directions > 0) {
      basis.span(tangents, curvature);
    }
  }

  /** dg of gain j. */
  private double[] curved(int j) {
    if (directions >= tangents.length) {
      return products[j];
    }
    basis.product(j, product); // 0 where there are no directions
    return product;
  }

  private void advance(int j, double loss, double[] gradient, double[] turn) {
    double size = size(j, loss, gradient, turn);
    if (!(size < LOST)) {
      Arrays.fill(tangents[j], Double.NaN);
    } else if (size <= SMALL) {
      difference(up[j], down[j], tangents[j], STEP, lossSlopes[j], loss, gradient, turn);
    } else {
      apart(j, STEP * SMALL / size, loss, gradient, turn);
    }
  }

  private double size(int j, double loss, double[] gradient, double[] turn) {
    double ofLoss = Tangent.share(lossSlopes[j], loss);
    double ofGradient = Tangent.share(Tangent.length(turn), Tangent.length(gradient));
    return Math.max(
        Math.max(ofLoss, ofGradient), Tangent.size(tangents[j], before, moved.length, moments));
  }

  /** Both terms by differences of their own, for a move by h in the gain would be too long a one in X. */
  private void apart(int j, double step, double loss, double[] gradient, double[] turn) {
    double[] tangent = tangents[j];
    difference(same, same, tangent, step, lossSlopes[j], loss, gradient, turn);
    System.arraycopy(tangent, 0, bySame, 0, tangent.length);
    Arrays.fill(tangent, 0.0);
    difference(up[j], down[j], tangent, STEP, 0.0, loss, gradient, turn);
    for (int i = 0; i < tangent.length; i++) {
      tangent[i] += bySame[i];
    }
  }

  /** Takes the place of a tangent by that of a step later. */
  private void difference(
      Shadow above,
      Shadow below,
      double[] tangent,
      double step,
      double slope,
      double loss,
      double[] gradient,
      double[] turn) {
    double times = slope == 0.0 && Tangent.isZero(tangent) ? 0.0 : step;
    double[] to =
        above.step(before, tangent, times, loss + step * slope, along(gradient, times, turn));
    if (!Branch.jumps(after, to, moments)) {
      Branch.ABOVE.slope(to, after, to, step, tangent);
      return;
    }
    System.arraycopy(to, 0, later, 0, later.length);
    double[] from =
        below.step(before, tangent, -times, loss - step * slope, along(gradient, -times, turn));
    Branch branch = Branch.of(from, after, later);
    crossings += branch == Branch.BOTH ? 0 : 1;
    branch.slope(from, after, later, step, tangent);
  }

  private double[] along(double[] gradient, double times, double[] turn) {
    for (int i = 0; i < moved.length; i++) {
      moved[i] = gradient[i] + times * turn[i];
    }
    return moved;
  }

  /** Derivative, in each gain, of the loss that the last step was given; a copy. */
  public double[] lossSlopes() {
    return lossSlopes.clone();
  }

  /** Derivative of the parameters in gain j as they are now; a copy. */
  public double[] parameterSlopes(int j) {
    return Arrays.copyOf(tangents[j], product.length);
  }

  /** The parameters that the loop serves now; a copy. */
  public double[] served() {
    state.read(after);
    return trainer.hasReadout() ? trainer.readout() : Arrays.copyOf(after, product.length);
  }

  /**
   * Derivative, in each gain, of something that depends on the parameters that the loop serves.
   *
   * @param loss of the parameters served, which it must not change; called twice a gain
   */
  public double[] servedSlopes(ToDoubleFunction<double[]> loss) {
    Objects.requireNonNull(loss, "loss");
    state.read(before);
    double[] slopes = new double[tangents.length];
    for (int j = 0; j < slopes.length; j++) {
      double above = loss.applyAsDouble(up[j].served(before, tangents[j], STEP));
      double below = loss.applyAsDouble(down[j].served(before, tangents[j], -STEP));
      slopes[j] = (above - below) / (2.0 * STEP);
    }
    return slopes;
  }

  /** How often, over all gains, one of the two neighbouring steps took another branch than the run. */
  public long crossings() {
    return crossings;
  }

  /**
   * Doubles that are kept here: a function of the numbers of parameters and gains, not of steps. The neighbours'
   * optimizers and loops, two a gain and one more, are beside it: each keeps what the run's own does.
   */
  public long numbers() {
    long shadow = (long) state.size() + product.length;
    long perGain = state.size() + 2L * shadow + 1L;
    long asked = (long) products.length * product.length + basis.numbers();
    return tangents.length * perGain + shadow + asked + 4L * state.size() + 2L * product.length;
  }

  /** Lets the optimizers go. */
  @Override
  public void close() {
    trainer.close();
    same.close();
    for (int j = 0; j < up.length; j++) {
      up[j].close();
      down[j].close();
    }
  }
}
