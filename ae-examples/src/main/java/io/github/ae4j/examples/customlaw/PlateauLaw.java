package io.github.ae4j.examples.customlaw;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.law.Law;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import java.util.Set;

/**
 * "Reduce on plateau" as a field law: where the slope along the last steps points nowhere, the steps
 * only shake, and the learning rate falls; as soon as they lead somewhere again, it stops falling.
 * There is no patience to count and no factor to jump by.
 *
 * <pre>  u = -g exp(-(P/w)^2)</pre>
 *
 * <table>
 * <caption>Symbols</caption>
 * <tr><th>symbol</th><th>name</th><th>unit</th></tr>
 * <tr><td>u</td><td>drive on log alpha</td><td>1/step</td></tr>
 * <tr><td>P</td><td>persistence of the slope over 60 steps</td><td>1</td></tr>
 * </table>
 *
 * <p>To use it: {@code Presets.standard().with(loop -> loop.law(new PlateauLaw(0.1, 0.2)))}.
 *
 * @param gain g, the most the law pushes; not negative
 * @param width w, persistence at which it pushes a third of that; positive
 */
public record PlateauLaw(double gain, double width) implements Law {
  /** Checks both, so that NaN fails. */
  public PlateauLaw {
    if (!(gain >= 0.0) || !(width > 0.0) || Double.isInfinite(gain + width)) {
      throw new IllegalArgumentException(
          "gain must be at least 0 and width positive, both finite, got " + gain + ", " + width);
    }
  }

  @Override
  public String name() {
    return "plateau";
  }

  @Override
  public Set<Signal> signals() {
    return Set.of(Signal.PERSISTENCE_SLOW);
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(Coefficient.LEARNING_RATE);
  }

  @Override
  public boolean smooth() {
    return true;
  }

  @Override
  public void drive(Signals signals, Coefficients coefficients, Drive drive, Slots memory) {
    double p = signals.value(Signal.PERSISTENCE_SLOW) / width;
    drive.add(Coefficient.LEARNING_RATE, -gain * Math.exp(-p * p));
  }
}
