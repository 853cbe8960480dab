package io.github.ae4j.djl.form;

import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.ParameterTracker;
import java.util.Set;

/**
 * AdamW: {@link AdamForm Adam} whose weight decay is decoupled from the gradient.
 *
 * <pre>
 *   native:     theta -= r d theta
 *   canonical:  theta -= alpha lambda theta
 *   so          d = alpha lambda/r
 * </pre>
 *
 * <table>
 * <caption>Symbols</caption>
 * <tr><th>symbol</th><th>name</th><th>unit</th></tr>
 * <tr><td>r, d</td><td>native learning rate, weight decay</td><td>parameter, 1/parameter</td></tr>
 * </table>
 */
final class AdamWForm extends AdamForm {
  AdamWForm(Optimizer optimizer) {
    super(optimizer);
  }

  @Override
  double readDecay() {
    return cells.get(Cell.WRITTEN) != 0.0 ? cells.get(Cell.DECAY) : fields.weightDecay();
  }

  @Override
  void start(Set<String> coefficients, int updates) {
    super.start(coefficients, updates);
    cells.set(Cell.DECAY, fields.weightDecay());
  }

  @Override
  void rated(double alpha, float rate) {
    double decay = cells.get(Cell.DECAY);
    fields.weightDecay((float) (rate > 0f ? alpha * decay / rate : decay));
  }

  @Override
  public double coupledDecay() {
    return 0.0;
  }

  @Override
  public double decoupledDecay() {
    return readDecay();
  }

  /** The kernel multiplies its decay by its own rate, so that d = lambda c/sqrt c2. */
  @Override
  public NativeUpdate.Adam update() {
    NativeUpdate.Adam adam = super.update();
    return new NativeUpdate.Adam(
        adam.rate(), adam.beta1(), adam.beta2(), adam.epsilon(), nativeDecay(), true, adam.own());
  }

  private double nativeDecay() {
    double decay = cells.get(Cell.DECAY);
    if (!weighsByRates()) {
      return decay / (momentShare() * correction());
    }
    double rate = byRates.settled().alongMoment() * correction();
    return rate > 0.0 ? decay * cells.get(Cell.ALPHA) / rate : decay;
  }

  @Override
  ParameterTracker settle(ParameterTracker own) {
    fields.weightDecay((float) cells.get(Cell.DECAY));
    return super.settle(own);
  }
}
