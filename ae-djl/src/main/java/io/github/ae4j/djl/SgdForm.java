package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM_SHARE;
import static io.github.ae4j.coefficient.Coefficient.WEIGHT_DECAY;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.training.tracker.ParameterTracker;
import ai.djl.training.tracker.Tracker;
import io.github.ae4j.coefficient.Decision;
import java.util.Map;
import java.util.Set;

/**
 * SGD with a heavy ball. DJL keeps the learning rate inside its buffer B:
 *
 * <pre>
 *   native:     B = p B + r g,                      theta -= B
 *   canonical:  m^ = q m^ + (1-q) g,  q = mu c/c',  c' = mu c + (1-mu),   theta -= alpha m^
 *   so          B = W m^,   p = q alpha/W,   r = alpha - p W,   W' = p W + r = alpha
 *   shared:     theta -= alpha (nu m^ + (1-nu) g):  alpha nu stands for alpha, and theta -= alpha (1-nu) g beside it
 * </pre>
 *
 * <table>
 * <caption>Symbols</caption>
 * <tr><th>symbol</th><th>name</th><th>unit</th></tr>
 * <tr><td>p, r</td><td>native momentum and learning rate</td><td>1, parameter/gradient</td></tr>
 * <tr><td>c</td><td>accumulated weight of m = c m^</td><td>1</td></tr>
 * <tr><td>W</td><td>accumulated weight of B: the last alpha nu</td><td>parameter/gradient</td></tr>
 * </table>
 *
 * <p>p is rounded to a float before r is computed, so that B's weights always add up to alpha. A p of
 * exactly 0 would make DJL pass its buffer by and bring a stale one back later; the least p written
 * is the smallest normal float. In steady state native (r, p) reads as alpha = r/(1-p), mu = p. Handed back
 * after a loop with a share, the buffer is short by nu until it is filled anew, some 1/(1-p) steps.
 */
final class SgdForm extends NativeForm {
  /** Keeps the buffer from vanishing under a learning rate of 0. */
  private static final double LEAST_ALPHA = 1e-20;

  private final boolean hasMomentum;
  private float rate;

  SgdForm(OptimizerFields fields) {
    super(fields, "Sgd");
    hasMomentum = fields.momentum() != 0f;
  }

  @Override
  Set<String> steerable() {
    return hasMomentum
        ? Set.of(LEARNING_RATE, MOMENTUM, MOMENTUM_SHARE, WEIGHT_DECAY)
        : Set.of(LEARNING_RATE, WEIGHT_DECAY);
  }

  @Override
  boolean hasMomentum() {
    return hasMomentum;
  }

  @Override
  boolean preconditions() {
    return false;
  }

  @Override
  double readNative(String coefficient) {
    if (coefficient.equals(WEIGHT_DECAY)) {
      return fields.weightDecay();
    }
    if (coefficient.equals(MOMENTUM_SHARE)) {
      return 1.0;
    }
    if (translated()) {
      return cell(coefficient.equals(MOMENTUM) ? Cell.MU : Cell.ALPHA);
    }
    Refusals.tracker(name, coefficient, tracker());
    double momentum = fields.momentum();
    if (!(momentum >= 0.0 && momentum < 1.0)) {
      throw new IllegalArgumentException("momentum of Sgd must be in [0, 1), got " + momentum);
    }
    return coefficient.equals(MOMENTUM) ? momentum : steadyRate();
  }

  /** alpha in the long run of the native settings. */
  private double steadyRate() {
    return tracker().getNewValue("", fields.updates()) / (1.0 - fields.momentum());
  }

  @Override
  boolean translated() {
    return steers(LEARNING_RATE) || steers(MOMENTUM) || steers(MOMENTUM_SHARE);
  }

  @Override
  void start(Set<String> coefficients, int updates) {
    if (coefficients.contains(LEARNING_RATE)
        || coefficients.contains(MOMENTUM)
        || coefficients.contains(MOMENTUM_SHARE)) {
      cell(Cell.ALPHA, readNative(LEARNING_RATE));
      cell(Cell.MU, readNative(MOMENTUM));
    }
    cell(Cell.WEIGHT, 1.0 - Math.pow(fields.momentum(), updates));
    cell(Cell.SECOND_WEIGHT, updates == 0 ? 0.0 : steadyRate() * cell(Cell.WEIGHT));
  }

  @Override
  void take(Decision decision) {
    if (steers(WEIGHT_DECAY)) {
      fields.weightDecay((float) take(decision, WEIGHT_DECAY));
    }
    if (steers(LEARNING_RATE)) {
      take(decision, LEARNING_RATE);
    }
    if (steers(MOMENTUM)) {
      take(decision, MOMENTUM);
    }
    if (steers(MOMENTUM_SHARE)) {
      take(decision, MOMENTUM_SHARE);
    }
  }

  @Override
  void ready() {
    if (translated()) {
      cell(Cell.WRITTEN, 1.0);
      translate();
    }
  }

  @Override
  void restored() {
    if (steers(WEIGHT_DECAY)) {
      fields.weightDecay((float) cell(Cell.DECAY));
    }
  }

  private void translate() {
    if (!hasMomentum) {
      rate = (float) cell(Cell.ALPHA);
      return;
    }
    double mu = decay(cell(Cell.MU));
    double alpha = Math.max(LEAST_ALPHA, cell(Cell.ALPHA) * share());
    double buffer = cell(Cell.SECOND_WEIGHT);
    double weight = mu * cell(Cell.WEIGHT) + (1.0 - mu);
    double kept = mu * cell(Cell.WEIGHT) / weight;
    double momentum = buffer > 0.0 ? kept * alpha / buffer : 0.0;
    fields.momentum((float) Math.min(Float.MAX_VALUE, Math.max(Float.MIN_NORMAL, momentum)));
    rate = (float) Math.max(0.0, alpha - fields.momentum() * buffer);
    cell(Cell.WEIGHT, weight);
    cell(Cell.SECOND_WEIGHT, fields.momentum() * buffer + rate);
  }

  @Override
  void made() {
    double momentum = fields.momentum();
    cell(Cell.WEIGHT, momentum * cell(Cell.WEIGHT) + (1.0 - momentum));
    cell(Cell.SECOND_WEIGHT, momentum * cell(Cell.SECOND_WEIGHT) + rate);
  }

  @Override
  float nativeRate(ParameterTracker own, String parameterId, int update) {
    if (!translated()) {
      rate = own.getNewValue(parameterId, update);
    }
    return rate;
  }

  @Override
  void flush() {
    super.flush();
    cell(Cell.SECOND_WEIGHT, 0.0);
  }

  @Override
  double coupledDecay() {
    return fields.weightDecay();
  }

  @Override
  double momentumScale() {
    return cell(Cell.SECOND_WEIGHT) > 0.0 ? cell(Cell.WEIGHT) / cell(Cell.SECOND_WEIGHT) : 0.0;
  }

  @Override
  NDArray divisor(CoordinateBlock block, Device device, NDArray gradient) {
    throw new IllegalStateException("Sgd has no preconditioner");
  }

  @Override
  Preconditioner preconditioner() {
    return Preconditioner.NONE;
  }

  @Override
  double[] updateNumbers() {
    return new double[] {rate, fields.momentum(), fields.weightDecay(), ownRate()};
  }

  @Override
  Map<String, StateMap> states() {
    return hasMomentum ? Map.of("momentum", fields.firstMoments()) : Map.of();
  }

  @Override
  ParameterTracker settle(ParameterTracker own) {
    double mu = hasMomentum ? decay(cell(Cell.MU)) : 0.0;
    if (hasMomentum) {
      fields.momentum(Math.max(Float.MIN_NORMAL, (float) mu));
    }
    return Tracker.fixed((float) (cell(Cell.ALPHA) * (1.0 - mu)));
  }
}
