package io.github.ae4j.nd4j.form;

import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;

import io.github.ae4j.adapter.MomentWeights;
import java.util.List;
import org.nd4j.linalg.learning.config.Nesterovs;

/**
 * Nesterov's momentum. ND4J keeps the negative of a buffer B that holds the learning rate:
 *
 * <pre>
 *   native:     B' = p B + r g,     theta -= p B' + r g = p^2 B + (1+p) r g
 *   canonical:  theta -= alpha (q m^ + (1-q) g),   q = mu c/c',   c' = mu c + (1-mu),   B = W m^
 *   so          p = sqrt(alpha q/W),   r = (alpha - p^2 W)/(1+p),   W' = p W + r
 * </pre>
 *
 * <table>
 * <caption>Symbols</caption>
 * <tr><th>symbol</th><th>name</th><th>unit</th></tr>
 * <tr><td>p, r</td><td>native momentum and learning rate</td><td>1, parameter/gradient</td></tr>
 * <tr><td>c</td><td>accumulated weight of m = c m^ before the step; then sqrt(mu) c + (1 - sqrt mu)</td><td>1</td></tr>
 * <tr><td>W</td><td>accumulated weight of B</td><td>parameter/gradient</td></tr>
 * </table>
 *
 * <p>The update looks ahead: its direction forgets with the square of p, so that mu is p^2 in the long
 * run, while the buffer itself forgets with p. In steady state native (r, p) reads as alpha = r/(1-p), mu =
 * p^2, and W = alpha. p is rounded first, so that the update's weights always add up to alpha.
 */
final class NesterovsForm extends NativeForm {
  NesterovsForm(List<Segment> segments) {
    super(UpdaterKind.NESTEROVS, segments);
  }

  @Override
  double readNative(String coefficient) {
    double momentum = values.read(MOMENTUM);
    if (!(momentum >= 0.0 && momentum < 1.0)) {
      throw new IllegalArgumentException(
          "momentum of Nesterovs must be in [0, 1), got " + momentum);
    }
    return coefficient.equals(MOMENTUM)
        ? momentum * momentum
        : values.read(LEARNING_RATE) / (1.0 - momentum);
  }

  @Override
  void start(int updates) {
    double weight = MomentWeights.afterSteps(values.read(MOMENTUM), updates);
    cells.weights().first(weight);
    cells.weights().second(cells.get(Cell.ALPHA) * weight);
  }

  @Override
  void weighByRates() {
    throw new UnsupportedOperationException(
        "Nesterovs' buffer holds the rate, and no mean of gradients");
  }

  @Override
  public void translate(int iteration) {
    double mu = Math.max(0.0, Math.min(1.0, cells.get(Cell.MU)));
    double alpha = Math.max(Precision.LEAST_RATE, cells.get(Cell.ALPHA));
    double decay = precision.decay(Math.sqrt(mu));
    double weight = cells.weights().first();
    double buffer = cells.weights().second();
    double kept = decay * decay * weight;
    double share = kept / (kept + (1.0 - decay * decay));
    double momentum = buffer > 0.0 ? precision.bounded(Math.sqrt(alpha * share / buffer)) : decay;
    double rate = Math.max(0.0, (alpha - momentum * momentum * buffer) / (1.0 + momentum));
    take(momentum, precision.round(rate));
    cells.weights().first(MomentWeights.after(decay, weight));
  }

  /** Writes the native pair, and counts what the buffer holds after an update with it. */
  private void take(double momentum, double rate) {
    values.write(MOMENTUM, momentum);
    values.write(LEARNING_RATE, rate);
    cells.weights().second(momentum * cells.weights().second() + rate);
  }

  @Override
  public void made(int iteration, int epoch) {
    Nesterovs own = (Nesterovs) values.config();
    double momentum = own.currentMomentum(iteration, epoch);
    double rate = own.getLearningRate(iteration, epoch);
    cells.weights().first(MomentWeights.after(momentum, cells.weights().first()));
    cells.weights().second(momentum * cells.weights().second() + rate);
  }

  @Override
  public void flush() {
    super.flush();
    cells.weights().second(0.0);
  }

  @Override
  public double momentumScale(double relativeRate) {
    double buffer = relativeRate * cells.weights().second();
    return buffer > 0.0 ? -cells.weights().first() / buffer : 0.0;
  }

  @Override
  public void settle() {
    double momentum = precision.decay(Math.sqrt(Math.max(0.0, cells.get(Cell.MU))));
    values.write(MOMENTUM, momentum);
    values.write(LEARNING_RATE, precision.rate(cells.get(Cell.ALPHA) * (1.0 - momentum)));
  }
}
