package io.github.ae4j.examples.lab.arm;

import io.github.ae4j.Preset;
import io.github.ae4j.preset.Presets;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * The recipes by name. A baseline's learning rate is in PyTorch's convention. A steered arm's start is
 * in canonical form, in which SGD's momentum averages: .1 there is .01 of PyTorch's at momentum .9.
 */
public final class Arms {
  private Arms() {}

  /** One arm a value of a grid. */
  public static List<Arm> grid(DoubleFunction<Arm> recipe, double... values) {
    return DoubleStream.of(values).mapToObj(recipe).toList();
  }

  /** The bare optimizer at a constant learning rate: {@code adamw@0.001}. */
  public static Arm constant(Base base, double learningRate) {
    return baseline(
        base.label(), text(learningRate), start -> Descent.of(base, start, learningRate));
  }

  /** SGD, to be tuned over rate and momentum: {@code sgd-tuned@0.1,0.9}. */
  public static Arm sgd(double learningRate, double momentum) {
    return baseline(
        "sgd-tuned",
        text(learningRate, momentum),
        start -> Descent.sgd(start.parameters(), momentum, learningRate));
  }

  /** AdamW, to be tuned over rate and both betas: {@code adamw-tuned@0.001,0.9,0.999}. */
  public static Arm adamw(double learningRate, double beta1, double beta2) {
    return baseline(
        "adamw-tuned",
        text(learningRate, beta1, beta2),
        start -> Descent.adamW(start.parameters(), beta1, beta2, learningRate));
  }

  /** A cosine from its peak to 0: {@code adamw-cosine@0.01}. */
  public static Arm cosine(Base base, double peak) {
    return scheduled(base, "cosine", peak, new Cosine(peak));
  }

  /** A tenth from half of the run on, a hundredth from three quarters: {@code adamw-step@0.01}. */
  public static Arm step(Base base, double first) {
    return scheduled(base, "step", first, new StepDecay(first));
  }

  /** One cycle of rate and momentum: {@code adamw-onecycle@0.01}. */
  public static Arm oneCycle(Base base, double peak) {
    return baseline(
        base.label() + "-onecycle",
        text(peak),
        start ->
            new Scheduled(
                Descent.of(base, start, peak),
                OneCycle.learningRate(peak),
                OneCycle.momentum(),
                start.steps()));
  }

  /** Reduced when the training loss stands still: {@code adamw-plateau@0.01}. */
  public static Arm plateau(Base base, double first) {
    return baseline(
        base.label() + "-plateau",
        text(first),
        start -> new Plateau(Descent.of(base, start, first)));
  }

  /** A range test, then a cosine from the rate it found: {@code adamw-finder}. */
  public static Arm finder(Base base) {
    return baseline(base.label() + "-finder", "", start -> new RangeTest(base, start));
  }

  /**
   * Hypergradient descent with the authors' rates of the rate: {@code hypergradient-adam@0.001}; on
   * SGD without momentum.
   */
  public static Arm hypergradient(Base base, double startLearningRate) {
    return baseline(
        "hypergradient-" + base.label(),
        text(startLearningRate),
        start -> Hypergradient.of(base, start, startLearningRate));
  }

  /** Prodigy as published: {@code prodigy}. */
  public static Arm prodigy() {
    return prodigy("", 1.0, 1.0);
  }

  /** Prodigy with the authors' multiplier of the learning rate: {@code prodigy@10.0}. */
  public static Arm prodigy(double multiplier) {
    return prodigy(text(multiplier), multiplier, 1.0);
  }

  /**
   * Prodigy started off its customary point: {@code prodigy@1.0,100.0}.
   *
   * @param multiplier the authors' multiplier of the learning rate
   * @param distance factor of the first distance 1e-6
   */
  public static Arm prodigy(double multiplier, double distance) {
    return prodigy(text(multiplier, distance), multiplier, distance);
  }

  private static Arm prodigy(String setting, double multiplier, double distance) {
    return baseline(
        "prodigy", setting, start -> new Prodigy(start.parameters(), multiplier, distance));
  }

  /** Distance over gradients, its last iterate served: {@code dog}. */
  public static Arm dog() {
    return baseline("dog", "", start -> new Dog(start.parameters(), false));
  }

  /** Distance over gradients, its average served: {@code dog-averaged}. */
  public static Arm dogAveraged() {
    return baseline("dog-averaged", "", start -> new Dog(start.parameters(), true));
  }

  /** Schedule-Free SGD without a warm-up: {@code schedulefree-sgd@1.0}. */
  public static Arm scheduleFreeSgd(double learningRate) {
    return baseline(
        "schedulefree-sgd",
        text(learningRate),
        start -> new ScheduleFreeSgd(start.parameters(), learningRate, 0));
  }

  /** Schedule-Free AdamW without a warm-up: {@code schedulefree-adamw@0.01}. */
  public static Arm scheduleFreeAdamW(double learningRate) {
    return scheduleFreeAdamW(learningRate, 0.0);
  }

  /**
   * Schedule-Free AdamW: {@code schedulefree-adamw@0.01,0.05}.
   *
   * @param warmUp share of the run in which the rate rises; 0 leaves it out
   */
  public static Arm scheduleFreeAdamW(double learningRate, double warmUp) {
    return baseline(
        "schedulefree-adamw",
        warmUp == 0.0 ? text(learningRate) : text(learningRate, warmUp),
        start -> {
          int steps = (int) Math.round(warmUp * start.steps());
          return new ScheduleFreeAdamW(start.parameters(), learningRate, steps, Base.DECAY);
        });
  }

  /** Adafactor at a given rate, without momentum as published: {@code adafactor@0.01}. */
  public static Arm adafactor(double learningRate) {
    return constant(Base.ADAFACTOR, learningRate);
  }

  /**
   * Adafactor as it is steered, bare: with a first moment of .9 and without clipping, {@code
   * adafactor-momentum@0.001}.
   */
  public static Arm adafactorWithMomentum(double learningRate) {
    return baseline(
        "adafactor-momentum",
        text(learningRate),
        start ->
            new Bare(start.parameters(), Base.ADAFACTOR.on(start, learningRate), learningRate));
  }

  /**
   * The standard loop around an optimizer started at a learning rate, its average served: {@code
   * ae-adamw@0.001}.
   */
  public static Arm steered(Base base, double startLearningRate) {
    return steered("ae-" + base.label(), base, startLearningRate, Presets.standard())
        .as(Role.STEERED);
  }

  /**
   * The standard loop told what the network's head is, which it may shrink at a drift: {@code ae-adamw-reset@0.001}.
   */
  public static Arm resetting(Base base, double startLearningRate) {
    return new Arm(
        "ae-" + base.label() + "-reset",
        text(startLearningRate),
        Role.VARIANT,
        start ->
            new Steered(start, base.withHead(start, startLearningRate), Presets.standard(), false));
  }

  /** The standard loop with an averaged readout in a buffer: {@code ae-adamw-readout@0.001}. */
  public static Arm steeredWithReadout(Base base, double startLearningRate) {
    return loop(
        "ae-" + base.label() + "-readout",
        Role.STEERED,
        base,
        startLearningRate,
        Presets.standardWithReadout(),
        true);
  }

  /** The theory's loop: {@code theory-adamw@0.001}. */
  public static Arm theory(Base base, double startLearningRate) {
    return steered("theory-" + base.label(), base, startLearningRate, Presets.theory());
  }

  /**
   * The seed's loop, on SGD, the only one it is made for: {@code seed-sgd@0.001}.
   *
   * @param startLearningRate from 1e-6 to 1, the seed's bounds; another is refused when it starts
   */
  public static Arm seedPreset(double startLearningRate) {
    return steered("seed-sgd", Base.SGD, startLearningRate, Presets.seed());
  }

  /**
   * The standard loop without a law or a part: {@code ae-adamw-without-ae8@0.001}.
   *
   * @param element a law's number, as AE-8, or a part's name
   */
  public static Arm without(Base base, double startLearningRate, String element) {
    return steered(
        without("ae-" + base.label(), element),
        base,
        startLearningRate,
        Presets.standard().with(loop -> loop.ablate(element)));
  }

  /** The name of a family without a law or a part: {@code ae-adamw-without-ae8}. */
  public static String without(String family, String element) {
    String left = element.toLowerCase(Locale.ROOT).replace("-", "").replace(' ', '-');
    return family + "-without-" + left;
  }

  /** Any loop around an optimizer, as a variant. */
  public static Arm steered(String family, Base base, double startLearningRate, Preset preset) {
    return loop(family, Role.VARIANT, base, startLearningRate, preset, false);
  }

  private static Arm loop(
      String family, Role role, Base base, double learningRate, Preset preset, boolean buffer) {
    return new Arm(
        family,
        text(learningRate),
        role,
        start -> new Steered(start, base.on(start, learningRate), preset, buffer));
  }

  private static Arm scheduled(Base base, String name, double setting, Schedule schedule) {
    return baseline(
        base.label() + "-" + name,
        text(setting),
        start -> new Scheduled(Descent.of(base, start, setting), schedule, start.steps()));
  }

  private static Arm baseline(String family, String setting, Arm.Recipe recipe) {
    return new Arm(family, setting, Role.BASELINE, recipe);
  }

  /** Numbers as they stand in an arm's name: 0.001, 1.0e-6; several with commas between. */
  public static String text(double... values) {
    return DoubleStream.of(values)
        .mapToObj(value -> Double.toString(value).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(","));
  }
}
