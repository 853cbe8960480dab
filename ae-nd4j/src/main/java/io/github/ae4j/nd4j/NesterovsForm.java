package io.github.ae4j.nd4j;

import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;

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
    double momentum = native0(MOMENTUM);
    if (!(momentum >= 0.0 && momentum < 1.0)) {
      throw new IllegalArgumentException(
          "momentum of Nesterovs must be in [0, 1), got " + momentum);
    }
    return coefficient.equals(MOMENTUM)
        ? momentum * momentum
        : native0(LEARNING_RATE) / (1.0 - momentum);
  }

  @Override
  void start(int updates) {
    double weight = 1.0 - Math.pow(native0(MOMENTUM), updates);
    cell(Cell.WEIGHT, weight);
    cell(Cell.SECOND_WEIGHT, cell(Cell.ALPHA) * weight);
  }

  @Override
  void translate(int iteration) {
    double mu = Math.max(0.0, Math.min(1.0, cell(Cell.MU)));
    double alpha = Math.max(LEAST_RATE, cell(Cell.ALPHA));
    double decay = decay(Math.sqrt(mu));
    double buffer = cell(Cell.SECOND_WEIGHT);
    double kept = decay * decay * cell(Cell.WEIGHT);
    double share = kept / (kept + (1.0 - decay * decay));
    double momentum = buffer > 0.0 ? Math.sqrt(alpha * share / buffer) : decay;
    momentum = single ? (float) Math.min(Float.MAX_VALUE, momentum) : momentum;
    double rate = Math.max(0.0, (alpha - momentum * momentum * buffer) / (1.0 + momentum));
    rate = single ? (float) rate : rate;
    writeNative(MOMENTUM, momentum);
    writeNative(LEARNING_RATE, rate);
    cell(Cell.WEIGHT, accumulated(decay, cell(Cell.WEIGHT)));
    cell(Cell.SECOND_WEIGHT, momentum * buffer + rate);
  }

  @Override
  void made(int iteration, int epoch) {
    Nesterovs own = (Nesterovs) config();
    double momentum = own.currentMomentum(iteration, epoch);
    double rate = own.getLearningRate(iteration, epoch);
    cell(Cell.WEIGHT, accumulated(momentum, cell(Cell.WEIGHT)));
    cell(Cell.SECOND_WEIGHT, momentum * cell(Cell.SECOND_WEIGHT) + rate);
  }

  @Override
  void flush() {
    super.flush();
    cell(Cell.SECOND_WEIGHT, 0.0);
  }

  @Override
  double momentumScale(double relativeRate) {
    double buffer = relativeRate * cell(Cell.SECOND_WEIGHT);
    return buffer > 0.0 ? -cell(Cell.WEIGHT) / buffer : 0.0;
  }

  @Override
  void settle() {
    double momentum = decay(Math.sqrt(Math.max(0.0, cell(Cell.MU))));
    writeNative(MOMENTUM, momentum);
    writeNative(LEARNING_RATE, rate(cell(Cell.ALPHA) * (1.0 - momentum)));
  }
}
