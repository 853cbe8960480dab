package io.github.ae4j.ecology;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.LoopBuilder;
import io.github.ae4j.adapter.NamedCoefficients;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.evolution.MultiplicativeEvolution;
import io.github.ae4j.law.Leak;
import io.github.ae4j.law.RewardDrive;
import io.github.ae4j.law.VarianceDrive;
import io.github.ae4j.limit.StepCap;
import io.github.ae4j.measurement.LossVariance;
import io.github.ae4j.measurement.RewardTrend;
import io.github.ae4j.signal.Statistic;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** An ecology's parameters as coefficients of a control loop. */
final class SteeredMeta implements MetaController {
  private static final double META_STEP = 0.1; // chart units per drive and generation
  private static final double CAP = 0.2; // chart units a generation
  private static final double REWARD = 1.0; // drive units
  private static final double STABILITY = 0.5; // drive units
  private static final double LEAK = 0.1; // per meta-step
  private static final double TREND = 0.7; // decay, some three generations
  private static final double SCALE = 0.95;

  /** What there is less reason for while the return rises. */
  private static final Set<MetaParameter> EXPLORING =
      EnumSet.of(MetaParameter.PROGRESS, MetaParameter.MUTATION, MetaParameter.LEVEL);

  private final NamedCoefficients numbers;
  private final ControlLoop loop;

  SteeredMeta(Map<MetaParameter, Double> given) {
    Map<MetaParameter, Double> start = MetaParameter.checked(given);
    Map<String, Double> named = new LinkedHashMap<>();
    start.forEach(
        (parameter, value) -> {
          if (parameter.chart().covers(value)) {
            named.put(parameter.label(), value);
          }
        });
    numbers = new NamedCoefficients("ecology", 1, named, Set.of(Statistic.LOSS));
    LoopBuilder parts =
        ControlLoop.on(numbers)
            .measure(new RewardTrend(TREND, SCALE))
            .measure(new LossVariance(TREND, TREND, SCALE, 10.0, 1e-6));
    for (MetaParameter parameter : MetaParameter.values()) {
      if (named.containsKey(parameter.label())) {
        steer(parts, parameter);
      }
    }
    loop = parts.evolve(new MultiplicativeEvolution()).build();
  }

  private static void steer(LoopBuilder parts, MetaParameter parameter) {
    String name = parameter.label();
    double sign = EXPLORING.contains(parameter) ? -1.0 : 1.0;
    parts
        .coefficient(
            new Coefficient(
                name,
                parameter.chart(),
                parameter.least(),
                parameter.most(),
                OptionalDouble.empty(),
                META_STEP))
        .law(new RewardDrive(name, sign * REWARD, 1.0))
        .law(VarianceDrive.centred(name, sign * STABILITY))
        .law(new Leak(name, LEAK))
        .limit(new StepCap(name, CAP));
  }

  @Override
  public String name() {
    return "steered";
  }

  @Override
  public Map<MetaParameter, Double> next(Map<MetaParameter, Double> now, double roi, int seen) {
    numbers.measure(Statistic.LOSS, -roi);
    loop.reward(roi);
    loop.step();
    Map<MetaParameter, Double> next = new EnumMap<>(now);
    next.replaceAll(
        (parameter, value) ->
            numbers.steerable().contains(parameter.label())
                ? parameter.clip(numbers.value(parameter.label()))
                : value);
    return next;
  }

  @Override
  public String state() {
    return loop.checkpoint();
  }

  @Override
  public void restore(String state) {
    loop.restore(state);
  }

  @Override
  public void close() {
    loop.close();
  }
}
