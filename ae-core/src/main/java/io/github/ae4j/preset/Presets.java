package io.github.ae4j.preset;

import io.github.ae4j.Experimental;
import io.github.ae4j.Preset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The loops that come with the library. Each is a list to read: {@link #standard} is what users get,
 * {@link #theory} and {@link #seed} are there for fidelity and ablation.
 */
public final class Presets {
  private Presets() {}

  /**
   * The standard loop with the constants of a file that {@link LearnedPreset} describes.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it is damaged or of another version; names the file
   */
  @Experimental
  public static Preset load(Path file) throws IOException {
    return LearnedPreset.read(file).preset();
  }

  /**
   * Memory-neutral, from any learning rate, for SGD with momentum, Adam and AdamW: one setting.
   * Steers learning rate and momentum, and, where the optimizer's update can have them:
   *
   * <ul>
   *   <li>{@code momentumShare}, the first moment's share of the direction. Without it momentum is kept short.
   *   <li>{@code rateMemory}: the first moment is weighted by the learning rates, and an average over the
   *       parameters is served of it, without a buffer. Without it the moment forgets, and there is no average.
   *   <li>{@code gradientScale}: a gradient far longer than any of late is cut before it is measured.
   * </ul>
   *
   * <p>Where a group of the parameters is named the head ({@link io.github.ae4j.group.GroupRole#HEAD}), a drift that
   * is the head's alone shrinks it: {@code AE-5 head reset}.
   */
  public static Preset standard() {
    return standard(StandardConfig.defaults());
  }

  /** {@link #standard()} with other constants. */
  public static Preset standard(StandardConfig config) {
    Objects.requireNonNull(config, "config");
    return (loop, adapter) -> {
      StandardPreset.configure(loop, adapter, config);
      StandardPreset.averaging(loop, adapter, config);
    };
  }

  /**
   * The standard loop with an averaged readout in a buffer: one of the parameters' size, served in their place,
   * with any optimizer. The moment is not weighted by the rates, as {@link #standard}'s may be, but forgets with a
   * momentum that follows the clock.
   */
  public static Preset standardWithReadout() {
    return standardWithReadout(StandardConfig.defaults());
  }

  /** {@link #standardWithReadout()} with other constants. */
  public static Preset standardWithReadout(StandardConfig config) {
    Objects.requireNonNull(config, "config");
    return (loop, adapter) -> {
      StandardPreset.configure(loop, adapter, config);
      StandardPreset.forgetting(loop, adapter, config);
      StandardPreset.addReadout(loop, config);
    };
  }

  /**
   * {@link #standard} for parameters that are trained already and shall not be thrown: there is no
   * start gauge, and the annealing clock starts at 60,000 steps. So the learning rate given holds as
   * long as it makes steps below 1.2e-4 of the parameters' length; longer ones are cut to that, and
   * where the slope persists the clock turns back and they grow.
   *
   * <p>After a drift it is as {@link #standard}: the clock is at 1, the ramp lengthens the steps, and the parameters
   * may move far.
   *
   * <p>Take it to go on training on the same or a related task. For parameters at random, or a
   * task that asks for large changes at once, take {@link #standard}.
   */
  public static Preset fineTuning() {
    return fineTuning(StandardConfig.defaults());
  }

  /**
   * {@link #fineTuning()} with other constants. Its clock starts at {@link StandardConstant#CLOCK_TRAINED};
   * {@link StandardConstant#CLOCK_FIRST} and {@link StandardConstant#START_GAUGE} have no effect.
   */
  public static Preset fineTuning(StandardConfig config) {
    Objects.requireNonNull(config, "config");
    double trained = config.get(StandardConstant.CLOCK_TRAINED);
    return standard(config.with(StandardConstant.CLOCK_FIRST, trained))
        .without(config.startGauge().name());
  }

  /**
   * The theory's laws in their corrected, scale-free form, for every coefficient the optimizer
   * has: learning rate, momentum, beta2, epsilon, noise, and weight decay where it is not 0.
   */
  public static Preset theory() {
    return theory(TheoryConfig.defaults());
  }

  /** {@link #theory()} with other constants. */
  public static Preset theory(TheoryConfig config) {
    Objects.requireNonNull(config, "config");
    return (loop, adapter) -> TheoryPreset.configure(loop, adapter, config);
  }

  /** The seed's own laws, order and constants, behind a screen for what is not finite. */
  public static Preset seed() {
    return seed(SeedConfig.defaults());
  }

  /** The seed's own laws and order with other constants. */
  public static Preset seed(SeedConfig config) {
    Objects.requireNonNull(config, "config");
    return (loop, adapter) -> SeedPreset.configure(loop, config);
  }

  /**
   * The seed's AdaptiveScheduler: a blend of rules raises and lowers the learning rate, and patience holds its falls
   * back. It needs the loss alone, so it runs on any optimizer, one without a first moment too; a rate that is right to
   * begin with it nudges, from 1/500 to 100 times of it. Where there is more, it takes it:
   *
   * <ul>
   *   <li>a gradient: the gradient-norm rule, and a screen for gradients that are not finite
   *   <li>a first moment with momentum above 0: moves are judged by the slope along the last step, and momentum is
   *       steered
   *   <li>no learning rate, as AdaDelta: epsilon, whose root its step grows with
   * </ul>
   *
   * <p>An optimizer with neither learning rate nor epsilon is refused.
   */
  public static Preset schedule() {
    return schedule(ScheduleConfig.defaults());
  }

  /** {@link #schedule()} with other constants or rules. */
  public static Preset schedule(ScheduleConfig config) {
    Objects.requireNonNull(config, "config");
    return (loop, adapter) -> SchedulePreset.configure(loop, adapter, config);
  }

  /**
   * AE-RL. For the numbers of a policy ({@link io.github.ae4j.adapter.NamedCoefficients}), each where it is there:
   *
   * <ul>
   *   <li>{@code temperature}: up in a stall, down while the reward rises, back to its start; or held to an entropy
   *       ({@link ReinforcementConfig#withEntropyTarget}). In (1e-4, 1), over the advantages' root mean square.
   *   <li>{@code klPenalty}: up with the loss's variance, back to its start; or held to a divergence ({@link
   *       ReinforcementConfig#withDivergenceTarget})
   *   <li>{@code learningRate}: up while the reward rises, down with the loss's variance, back to its start
   * </ul>
   *
   * <p>They are measured by the loss, and by the reward that the loop is given. An optimizer, which has a gradient, gets
   * {@link #standard()}. What has none of the three is refused.
   */
  public static Preset reinforcement() {
    return reinforcement(ReinforcementConfig.defaults());
  }

  /** {@link #reinforcement()} with other constants, or with targets. */
  public static Preset reinforcement(ReinforcementConfig config) {
    Objects.requireNonNull(config, "config");
    return (loop, adapter) -> ReinforcementPreset.configure(loop, adapter, config);
  }

  /**
   * AE-Curriculum, for strengths in (0, 1) of an augmentation or of a task ({@link
   * io.github.ae4j.adapter.NamedCoefficients}): on the logit chart up while the loss falls, down with its variance, and
   * back to where they started; with {@link CurriculumConfig#withGapTarget} also up where training data are answered
   * better than held-back ones by more than the target. Each number of the adapter is a strength.
   */
  public static Preset curriculum() {
    return curriculum(CurriculumConfig.defaults());
  }

  /** {@link #curriculum()} with other constants, or with a target. */
  public static Preset curriculum(CurriculumConfig config) {
    Objects.requireNonNull(config, "config");
    return (loop, adapter) -> CurriculumPreset.configure(loop, adapter, config);
  }
}
