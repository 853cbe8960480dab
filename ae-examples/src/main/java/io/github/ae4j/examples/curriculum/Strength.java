package io.github.ae4j.examples.curriculum;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.adapter.NamedCoefficients;
import io.github.ae4j.examples.BadInput;
import io.github.ae4j.preset.CurriculumConfig;
import io.github.ae4j.preset.CurriculumConfig.Setting;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.signal.Statistic;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** How strongly pictures are distorted, a number in (0, 1). */
public interface Strength extends AutoCloseable {
  /** Its name as a coefficient. */
  String NAME = "strength";

  /** Steps from one measurement on pictures kept apart to the next. */
  int EVERY = 4;

  /** Least one that moves. */
  double LEAST = CurriculumConfig.defaults().get(Setting.LEAST);

  /** Greatest one that moves. */
  double MOST = CurriculumConfig.defaults().get(Setting.MOST);

  /** What is known of a step beside its loss, each at the price of a pass or two when it is asked. */
  interface Measures {
    /** Accuracy of the batch as it is distorted, less that of plain pictures kept apart. */
    double gap();

    /**
     * Whether more distortion helps, to first order: how the gradient of the loss of pictures kept apart agrees with
     * what a stronger distortion would add to the batch's gradient.
     *
     * <pre>  cos(g_apart, g(s + .1) - g(s - .1)),   the same pictures and draws in both</pre>
     *
     * <p>Above 0 the step that a stronger distortion makes lowers that loss more. It is, up to a positive factor, minus
     * the derivative by s of that loss after one step of SGD (as Luketina et al. take it of a regulariser, 2016).
     */
    double gain();
  }

  /** Where it stands. */
  double value();

  /** Takes in what a step came to. */
  default void step(double loss, Measures at) {}

  @Override
  default void close() {}

  /** One that stays. */
  static Strength fixed(double strength) {
    check(NAME, strength);
    return () -> strength;
  }

  /** Refuses what is no strength, and NaN. */
  static void check(String what, double strength) {
    if (!(strength > 0.0 && strength < 1.0)) {
      throw new BadInput(what + " must be in (0, 1), got " + strength);
    }
  }

  /** Refuses what no strength can start to move from: it moves within (.01, .99). */
  static void checkStart(String what, double strength) {
    if (!(strength > LEAST && strength < MOST)) {
      throw new BadInput(what + " must be in (" + LEAST + ", " + MOST + "), got " + strength);
    }
  }

  /**
   * {@code p += step sign(r - target)}, within (.01, .99), as adaptive discriminator augmentation moves its probability
   * (Karras et al. 2020).
   *
   * @param start p to start from
   * @param of r
   * @param step at each measurement
   */
  static Strength signRule(
      double start, ToDoubleFunction<Measures> of, double target, double step) {
    checkStart(NAME, start);
    return new SignRule(start, of, target, step);
  }

  /** Under {@link Presets#curriculum()}, by the loss of the steps alone. */
  static Strength steered(double start, CurriculumConfig config) {
    return new Steered(start, config, at -> Double.NaN);
  }

  /**
   * Under {@link Presets#curriculum()} with a target.
   *
   * @param of what is given as {@link Statistic#GAP}
   */
  static Strength steered(double start, CurriculumConfig config, ToDoubleFunction<Measures> of) {
    return new Steered(start, config, of);
  }

  /** {@link #signRule}. */
  final class SignRule implements Strength {
    private final ToDoubleFunction<Measures> of;
    private final double target;
    private final double move;
    private double value;
    private int steps;

    private SignRule(double start, ToDoubleFunction<Measures> of, double target, double move) {
      this.of = of;
      this.target = target;
      this.move = move;
      value = start;
    }

    @Override
    public double value() {
      return value;
    }

    @Override
    public void step(double loss, Measures at) {
      if (steps++ % EVERY == 0) {
        double moved = value + move * Math.signum(of.applyAsDouble(at) - target);
        value = Math.max(LEAST, Math.min(MOST, moved));
      }
    }
  }

  /** {@link #steered}. */
  final class Steered implements Strength {
    private final ToDoubleFunction<Measures> of;
    private final NamedCoefficients strength;
    private final ControlLoop loop;
    private int steps;

    private Steered(double start, CurriculumConfig config, ToDoubleFunction<Measures> of) {
      checkStart(NAME, start);
      this.of = of;
      strength =
          new NamedCoefficients(
              "augmentation", 1, Map.of(NAME, start), Set.of(Statistic.LOSS, Statistic.GAP));
      loop = ControlLoop.on(strength).preset(Presets.curriculum(config)).build();
    }

    @Override
    public double value() {
      return strength.value(NAME);
    }

    @Override
    public void step(double loss, Measures at) {
      strength.measure(Statistic.LOSS, loss);
      if (steps++ % EVERY == 0) {
        strength.measure(Statistic.GAP, of.applyAsDouble(at));
      }
      loop.step();
    }

    @Override
    public void close() {
      loop.close();
    }
  }
}
