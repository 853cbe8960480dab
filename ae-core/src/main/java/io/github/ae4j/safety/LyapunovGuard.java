package io.github.ae4j.safety;

import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.law.Barrier;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Extrema;
import io.github.ae4j.memory.LowPass;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

/**
 * AE-10, the closed loop's energy. If it rises beyond its own noise the meta-step shrinks until it
 * does not.
 *
 * <pre>
 *   W = LP_b(l) + sqrt(V*) (g/2 |x - xbar|^2 + psi(x))
 *   D = LP_b(dW),  N = sqrt(LP_b((dW - D)^2) (1-b)/(1+b))
 *   D &gt; 2 N:  gain = max(.01, .9 gain),   else  gain = min(1, 1.02 gain)
 *   loop gain = eta |K| |G|,   |G| = |LP_b(dl dx)|/LP_b(dx^2) for the first coefficient
 * </pre>
 *
 * <p>sqrt(V*) gives the coefficients' part the unit of the loss. The window is 1/(1-b) steps; a gain
 * of .01 recovers in about 230 steps. A drift event restarts the averages, so that drift is not taken
 * for instability.
 *
 * @param decay b, in [0, 1)
 * @param weight g, weight of the distance from the anchors; not negative
 * @param barrier strength of psi; positive
 * @param lawGain |K|, the largest gain of the laws that drive the first coefficient, per unit of the
 *     loss over sqrt(V*); for the small-gain estimate
 */
public record LyapunovGuard(double decay, double weight, double barrier, double lawGain)
    implements Guard {
  private static final double SHRINK = 0.9;
  private static final double RECOVER = 1.02;
  private static final double LEAST = 0.01;
  private static final double NOISE_MULTIPLE = 2.0;
  private static final double TINY = 1e-30;
  private static final int LOSS = 0;
  private static final int MEAN = 2;
  private static final int SQUARE = 4;
  private static final int CROSS = 6;
  private static final int POWER = 8;
  private static final int LAST_W = 10;
  private static final int LAST_LOSS = 11;
  private static final int LAST_X = 12;
  private static final int STARTED = 13;

  /** Checks the constants. */
  public LyapunovGuard {
    Check.decay("decay", decay);
    Check.atLeast("weight", weight, 0.0);
    Check.positive("barrier", barrier);
    Check.atLeast("lawGain", lawGain, 0.0);
  }

  @Override
  public String name() {
    return "AE-10 Lyapunov guard";
  }

  @Override
  public Set<Statistic> statistics() {
    return Set.of(Statistic.LOSS);
  }

  @Override
  public Set<Signal> signals() {
    return Set.of(Signal.VARIANCE_BASE);
  }

  @Override
  public Set<Signal> writes() {
    return Set.of(Signal.LYAPUNOV, Signal.META_GAIN, Signal.LOOP_GAIN);
  }

  @Override
  public int slots() {
    return 14;
  }

  @Override
  public void watch(Signals signals, Coefficients coefficients, Slots memory) {
    double loss = signals.statistic(Statistic.LOSS);
    double mean = LowPass.update(memory, LOSS, decay, loss);
    double scale = Math.sqrt(Extrema.max(0.0, signals.value(Signal.VARIANCE_BASE)));
    double w = mean + scale * energy(coefficients);
    signals.set(Signal.LYAPUNOV, w);
    if (memory.get(STARTED) != 0.0) {
      signals.set(Signal.META_GAIN, gain(w - memory.get(LAST_W), signals, memory));
      double dx = coefficients.coordinate(0) - memory.get(LAST_X);
      double plant = plant(loss - memory.get(LAST_LOSS), dx, memory);
      double eta = coefficients.spec(0).metaStep();
      signals.set(Signal.LOOP_GAIN, eta * lawGain * plant / (scale + TINY));
    }
    memory.set(STARTED, 1.0);
    memory.set(LAST_W, w);
    memory.set(LAST_LOSS, loss);
    memory.set(LAST_X, coefficients.coordinate(0));
  }

  private double energy(Coefficients coefficients) {
    double energy = 0.0;
    for (int i = 0; i < coefficients.size(); i++) {
      double x = coefficients.coordinate(i);
      double distance = x - coefficients.anchor(i);
      energy += 0.5 * weight * distance * distance;
      energy += Barrier.potential(coefficients, i, barrier);
    }
    return energy;
  }

  private double gain(double dw, Signals signals, Slots memory) {
    double mean = LowPass.update(memory, MEAN, decay, dw);
    double deviation = dw - mean;
    double square = LowPass.update(memory, SQUARE, decay, deviation * deviation);
    double noise = Math.sqrt(square * (1.0 - decay) / (1.0 + decay));
    double gain = signals.value(Signal.META_GAIN);
    boolean rises = mean > NOISE_MULTIPLE * noise;
    return rises ? Extrema.max(LEAST, SHRINK * gain) : Extrema.min(1.0, RECOVER * gain);
  }

  private double plant(double dl, double dx, Slots memory) {
    double cross = LowPass.update(memory, CROSS, decay, dl * dx);
    double power = LowPass.update(memory, POWER, decay, dx * dx);
    return power > TINY ? Math.abs(cross) / power : 0.0;
  }

  @Override
  public void interrupted(Interruption interruption, Signals signals, Slots memory) {
    if (interruption == Interruption.DRIFT) {
      memory.clear(0, slots());
    }
  }
}
