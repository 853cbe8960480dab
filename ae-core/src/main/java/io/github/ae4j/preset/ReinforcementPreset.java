package io.github.ae4j.preset;

import io.github.ae4j.LoopBuilder;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.evolution.MultiplicativeEvolution;
import io.github.ae4j.memory.Check;
import io.github.ae4j.preset.ReinforcementConfig.Setting;
import io.github.ae4j.signal.Statistic;
import java.util.List;
import java.util.stream.IntStream;

/** AE-RL as a list: the standard loop for an optimizer, laws of their own for a policy's numbers. */
final class ReinforcementPreset {
  private static final List<String> NAMES =
      List.of(Coefficient.TEMPERATURE, Coefficient.KL_PENALTY, Coefficient.LEARNING_RATE);

  private ReinforcementPreset() {}

  static void configure(LoopBuilder loop, OptimizerAdapter adapter, ReinforcementConfig c) {
    if (NAMES.stream().noneMatch(adapter.steerable()::contains)) {
      throw new IllegalArgumentException(
          "reinforcement must have one of "
              + NAMES
              + " to steer, "
              + adapter.optimizer()
              + " has "
              + adapter.steerable());
    }
    if (adapter.measurable().contains(Statistic.G_G)) {
      if (c.hasEntropyTarget() || c.hasDivergenceTarget()) {
        throw new IllegalArgumentException(
            "a target of reinforcement must be of a policy's numbers, as NamedCoefficients, got "
                + adapter.optimizer());
      }
      StandardPreset.configure(loop, adapter, StandardConfig.defaults());
      StandardPreset.averaging(loop, adapter, StandardConfig.defaults());
      return;
    }
    loop.screen(c.nonFiniteLoss()).measure(c.lossTrend(), c.lossVariance(), c.rewardTrend());
    if (adapter.steerable().contains(Coefficient.TEMPERATURE)) {
      temperature(loop, c);
    }
    if (adapter.steerable().contains(Coefficient.KL_PENALTY)) {
      penalty(loop, adapter, c);
    }
    if (adapter.steerable().contains(Coefficient.LEARNING_RATE)) {
      rate(loop, adapter, c);
    }
    loop.evolve(new MultiplicativeEvolution());
  }

  private static void temperature(LoopBuilder loop, ReinforcementConfig c) {
    String name = Coefficient.TEMPERATURE;
    loop.coefficient(c.temperature());
    if (c.hasEntropyTarget()) {
      loop.measure(c.entropy()).law(c.entropyTarget(), c.exploit(), c.barrier(name));
    } else {
      loop.law(c.stall(), c.exploit(), c.leak(name), c.barrier(name));
    }
  }

  private static void penalty(LoopBuilder loop, OptimizerAdapter adapter, ReinforcementConfig c) {
    String name = Coefficient.KL_PENALTY;
    loop.coefficient(
        c.about(name, start(adapter, name), Setting.PENALTY_LEAST, Setting.PENALTY_MOST));
    loop.law(c.stability(name, -1.0), c.barrier(name));
    if (c.hasDivergenceTarget()) {
      loop.measure(c.divergence()).law(c.divergenceTarget());
    } else {
      loop.law(c.leak(name));
    }
  }

  private static void rate(LoopBuilder loop, OptimizerAdapter adapter, ReinforcementConfig c) {
    String name = Coefficient.LEARNING_RATE;
    loop.coefficient(c.about(name, start(adapter, name), Setting.RATE_LEAST, Setting.RATE_MOST));
    loop.law(c.rateReward(), c.stability(name, 1.0), c.leak(name), c.barrier(name));
  }

  /** Where the least of the groups starts. */
  private static double start(OptimizerAdapter adapter, String name) {
    return IntStream.range(0, adapter.groups())
        .mapToDouble(
            group -> Check.positive(name + " of " + adapter.optimizer(), adapter.read(group, name)))
        .min()
        .orElseThrow();
  }
}
