package io.github.ae4j.preset;

import io.github.ae4j.LoopBuilder;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.evolution.MultiplicativeEvolution;
import io.github.ae4j.preset.CurriculumConfig.Setting;
import io.github.ae4j.signal.Statistic;

/** AE-Curriculum as a list: each number there is, as a strength. */
final class CurriculumPreset {
  private CurriculumPreset() {}

  static void configure(LoopBuilder loop, OptimizerAdapter adapter, CurriculumConfig c) {
    if (adapter.measurable().contains(Statistic.G_G) || adapter.steerable().isEmpty()) {
      throw new IllegalArgumentException(
          "a curriculum must have strengths in ("
              + c.get(Setting.LEAST)
              + ", "
              + c.get(Setting.MOST)
              + ") to steer, as NamedCoefficients; "
              + adapter.optimizer()
              + " has "
              + adapter.steerable());
    }
    loop.screen(c.nonFiniteLoss()).measure(c.lossTrend(), c.lossVariance());
    if (c.hasGapTarget()) {
      loop.measure(c.gap());
    }
    adapter.steerable().stream().sorted().forEach(name -> strength(loop, name, c));
    loop.evolve(new MultiplicativeEvolution());
  }

  private static void strength(LoopBuilder loop, String name, CurriculumConfig c) {
    loop.coefficient(c.strength(name))
        .law(c.progress(name), c.stability(name), c.leak(name), c.barrier(name));
    if (c.hasGapTarget()) {
      loop.law(c.gapTarget(name));
    }
  }
}
