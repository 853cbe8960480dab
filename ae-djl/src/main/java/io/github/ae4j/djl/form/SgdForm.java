package io.github.ae4j.djl.form;

import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM_SHARE;
import static io.github.ae4j.coefficient.Coefficient.RATE_MEMORY;
import static io.github.ae4j.coefficient.Coefficient.WEIGHT_DECAY;

import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.ParameterTracker;
import ai.djl.training.tracker.Tracker;
import io.github.ae4j.adapter.MomentWeights;
import io.github.ae4j.adapter.RateWeightedMoment;
import io.github.ae4j.vector.VectorSums;
import java.util.Collections;
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
 *   by rates:   the moment's decay b stands for q, and nu (1-mu)(W_+alpha) for alpha nu
 * </pre>
 *
 * <table>
 * <caption>Symbols</caption>
 * <tr><th>symbol</th><th>name</th><th>unit</th></tr>
 * <tr><td>p, r</td><td>native momentum and learning rate</td><td>1, parameter/gradient</td></tr>
 * <tr><td>c</td><td>accumulated weight of m = c m^</td><td>1</td></tr>
 * <tr><td>W</td><td>accumulated weight of B: the last alpha nu, or its stand-in</td><td>parameter/gradient</td></tr>
 * <tr><td>b, W_</td><td>of {@link io.github.ae4j.adapter.RateWeightedMoment}</td><td>1, parameter/gradient</td></tr>
 * </table>
 *
 * <p>p is rounded to a float before r is computed, so that B's weights always add up to alpha. A p of
 * exactly 0 would make DJL pass its buffer by and bring a stale one back later; the least p written
 * is the smallest normal float. In steady state native (r, p) reads as alpha = r/(1-p), mu = p. Handed back
 * after a loop with a share, the buffer is short by nu until it is filled anew, some 1/(1-p) steps; after one that
 * weighs by the rates, by W/alpha.
 */
final class SgdForm extends NativeForm {
  private static final Set<String> RULE = Set.of(LEARNING_RATE, MOMENTUM, MOMENTUM_SHARE);

  /** Keeps the buffer from vanishing under a learning rate of 0. */
  private static final double LEAST_ALPHA = 1e-20;

  private final boolean hasMomentum;
  private float rate;

  SgdForm(Optimizer optimizer) {
    super(optimizer, rule(optimizer));
    hasMomentum = fields.momentum() != 0f;
  }

  private static Set<String> rule(Optimizer optimizer) {
    return new OptimizerFields(optimizer).momentum() == 0f
        ? Set.of(LEARNING_RATE, WEIGHT_DECAY)
        : Set.of(LEARNING_RATE, MOMENTUM, MOMENTUM_SHARE, RATE_MEMORY, WEIGHT_DECAY);
  }

  @Override
  public boolean hasMomentum() {
    return hasMomentum;
  }

  @Override
  public boolean preconditions() {
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
      return cells.get(coefficient);
    }
    OptimizerRefusals.schedule(name(), coefficient, tracker());
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
  public boolean translated() {
    return cells.steersAny(RULE);
  }

  @Override
  void start(Set<String> coefficients, int updates) {
    if (!Collections.disjoint(coefficients, RULE)) {
      cells.set(Cell.ALPHA, readNative(LEARNING_RATE));
      cells.set(Cell.MU, readNative(MOMENTUM));
    }
    cells.weights().first(MomentWeights.afterSteps(fields.momentum(), updates));
    cells.weights().second(updates == 0 ? 0.0 : steadyRate() * weight());
  }

  @Override
  void write() {
    if (steers(WEIGHT_DECAY)) {
      fields.weightDecay((float) cells.get(WEIGHT_DECAY));
    }
  }

  @Override
  public void ready() {
    if (translated()) {
      cells.set(Cell.WRITTEN, 1.0);
      translate();
    }
  }

  private void translate() {
    if (!hasMomentum) {
      rate = (float) cells.get(Cell.ALPHA);
      return;
    }
    if (weighsByRates()) {
      RateWeightedMoment moment = byRates.settle(share());
      fill(moment.beta(), moment.alongMoment());
      cells.weights().first(1.0);
    } else {
      double mu = decay(cells.get(Cell.MU));
      double weight = MomentWeights.after(mu, weight());
      fill(mu * weight() / weight, cells.get(Cell.ALPHA) * share());
      cells.weights().first(weight);
    }
  }

  /** Has the buffer keep a share of the mean that it is of, and then carry a weight. */
  private void fill(double kept, double toCarry) {
    double alpha = Math.max(LEAST_ALPHA, toCarry);
    double buffer = secondWeight();
    double momentum = buffer > 0.0 ? kept * alpha / buffer : 0.0;
    fields.momentum((float) Math.min(Float.MAX_VALUE, Math.max(Float.MIN_NORMAL, momentum)));
    rate = (float) Math.max(0.0, alpha - fields.momentum() * buffer);
    cells.weights().second(fields.momentum() * buffer + rate);
  }

  @Override
  public void made() {
    cells.weights().first(MomentWeights.after(fields.momentum(), weight()));
    cells.weights().second(fields.momentum() * secondWeight() + rate);
  }

  @Override
  float nativeRate(ParameterTracker own, String parameterId, int update) {
    if (!translated()) {
      rate = own.getNewValue(parameterId, update);
    }
    return rate;
  }

  @Override
  public void flush() {
    super.flush();
    cells.weights().second(0.0);
  }

  @Override
  public double coupledDecay() {
    return fields.weightDecay();
  }

  @Override
  public double momentumScale() {
    return secondWeight() > 0.0 ? momentWeight() / secondWeight() : 0.0;
  }

  /** The buffer holds the rate, and so the proportion. */
  @Override
  public double momentumScale(double proportion) {
    return momentumScale() / proportion;
  }

  /** As the buffer holds the proportion, what leads is the same at each. */
  @Override
  public Lead lead(double proportion) {
    return lead();
  }

  @Override
  public Lead lead() {
    return new Lead(byRates.lead(share()) * momentumScale(), 0.0, 0.0);
  }

  @Override
  public VectorSums.Divisor divisor() {
    throw new IllegalStateException("Sgd has no preconditioner");
  }

  @Override
  public Preconditioner preconditioner() {
    return Preconditioner.NONE;
  }

  @Override
  public NativeUpdate update() {
    return new NativeUpdate.Sgd(rate, fields.momentum(), fields.weightDecay(), ownRate());
  }

  @Override
  public Map<String, StateMap> states() {
    return hasMomentum ? Map.of("momentum", fields.firstMoments()) : Map.of();
  }

  @Override
  ParameterTracker settle(ParameterTracker own) {
    double mu = hasMomentum ? decay(cells.get(Cell.MU)) : 0.0;
    if (hasMomentum) {
      fields.momentum(Math.max(Float.MIN_NORMAL, (float) mu));
    }
    return Tracker.fixed((float) (cells.get(Cell.ALPHA) * (1.0 - mu)));
  }
}
