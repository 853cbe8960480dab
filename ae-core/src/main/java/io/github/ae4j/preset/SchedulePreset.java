package io.github.ae4j.preset;

import io.github.ae4j.LoopBuilder;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.evolution.MultiplicativeEvolution;
import io.github.ae4j.measurement.GradientPhase;
import io.github.ae4j.memory.Check;
import io.github.ae4j.preset.ScheduleConfig.Kind;
import io.github.ae4j.preset.ScheduleConfig.Setting;
import io.github.ae4j.schedule.Blend;
import io.github.ae4j.schedule.RateRule;
import io.github.ae4j.signal.Statistic;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The seed's AdaptiveScheduler as a list. */
final class SchedulePreset {
  /** A step of AdaDelta grows with the root of its epsilon. */
  private static final double OF_EPSILON = 2.0;

  private static final Set<Statistic> PHASE = new GradientPhase(0.0).statistics();

  private SchedulePreset() {}

  static void configure(LoopBuilder loop, OptimizerAdapter adapter, ScheduleConfig c) {
    boolean gradient = adapter.measurable().contains(Statistic.G_G);
    loop.screen(gradient ? StandardConfig.defaults().nonFinite() : c.nonFiniteLoss())
        .measure(c.lossProgress());
    String rate = rate(loop, adapter, c);
    List<RateRule> rules =
        c.rules().stream()
            .filter(kind -> gradient || kind != Kind.GRADIENT_NORM)
            .map(kind -> c.rule(kind, rate))
            .toList();
    if (rules.isEmpty()) {
      throw new IllegalArgumentException(
          "a schedule of the gradient-norm rule alone must have a gradient to measure, got "
              + adapter.optimizer());
    }
    if (rules.size() == 1) {
      loop.law(rules.get(0));
    } else if (hasMoment(adapter)) {
      loop.measure(new GradientPhase(0.0)).law(c.blend(rules, Blend.Gain.SLOPE));
    } else {
      loop.law(c.blend(rules, Blend.Gain.IMPROVEMENT));
    }
    momentum(loop, adapter, c);
    noise(loop, adapter, c);
    loop.evolve(new MultiplicativeEvolution()).limit(c.patience(rate));
  }

  /** The coefficient that sets the length of a step, with the demo's bounds about where it stands. */
  private static String rate(LoopBuilder loop, OptimizerAdapter adapter, ScheduleConfig c) {
    boolean rated = adapter.steerable().contains(Coefficient.LEARNING_RATE);
    String name = rated ? Coefficient.LEARNING_RATE : Coefficient.EPSILON;
    if (!adapter.steerable().contains(name)) {
      throw new IllegalArgumentException(
          "a schedule must have learningRate or, for want of it, epsilon to steer, "
              + adapter.optimizer()
              + " has "
              + adapter.steerable());
    }
    double step = rated ? 1.0 : OF_EPSILON;
    double least = starts(adapter, name).min().orElseThrow();
    double most = starts(adapter, name).max().orElseThrow();
    loop.coefficient(
        Coefficient.of(
                name,
                Chart.LOG,
                least * Math.pow(c.rateLeast(), step),
                most * Math.pow(c.rateMost(), step))
            .withMetaStep(step));
    return name;
  }

  private static DoubleStream starts(OptimizerAdapter adapter, String name) {
    return IntStream.range(0, adapter.groups())
        .mapToDouble(
            group ->
                Check.positive(name + " of " + adapter.optimizer(), adapter.read(group, name)));
  }

  private static boolean hasMoment(OptimizerAdapter adapter) {
    return adapter.measurable().containsAll(PHASE)
        && adapter.steerable().contains(Coefficient.MOMENTUM)
        && IntStream.range(0, adapter.groups())
            .allMatch(group -> adapter.read(group, Coefficient.MOMENTUM) > 0.0);
  }

  private static void momentum(LoopBuilder loop, OptimizerAdapter adapter, ScheduleConfig c) {
    if (hasMoment(adapter)) {
      double most = c.get(Setting.MOMENTUM_MOST);
      loop.coefficient(Coefficient.of(Coefficient.MOMENTUM, Chart.LOG_COMPLEMENT, 0.0, most))
          .law(c.gainsMomentum());
    }
  }

  private static void noise(LoopBuilder loop, OptimizerAdapter adapter, ScheduleConfig c) {
    if (c.noiseMost() > 0.0 && adapter.steerable().contains(Coefficient.NOISE)) {
      loop.coefficient(
              Coefficient.of(
                  Coefficient.NOISE, Chart.LOG, c.get(Setting.NOISE_LEAST), c.noiseMost()))
          .law(c.plateauNoise());
    }
  }
}
