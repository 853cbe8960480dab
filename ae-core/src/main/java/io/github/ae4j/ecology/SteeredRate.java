package io.github.ae4j.ecology;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.adapter.NamedCoefficients;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.evolution.MultiplicativeEvolution;
import io.github.ae4j.law.Leak;
import io.github.ae4j.law.RewardDrive;
import io.github.ae4j.law.VarianceDrive;
import io.github.ae4j.limit.StepCap;
import io.github.ae4j.measurement.LossVariance;
import io.github.ae4j.measurement.RewardTrend;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.swarm.Nudge;
import io.github.ae4j.swarm.Position;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** An organelle's own learning rate under a control loop: it rises with the reward and yields to its variance. */
final class SteeredRate implements AutoCloseable {
  private static final String NAME = Coefficient.LEARNING_RATE;
  private static final double MOST = 8.0; // times the ecology's rate, and as much below
  private static final double META_STEP = 0.05; // chart units per drive and step of learning
  private static final double CAP = 0.1; // chart units a step
  private static final double STABILITY = 0.5; // drive units
  private static final double LEAK = 0.05; // per meta-step
  private static final double TREND = 0.9; // decay, some ten steps
  private static final double SCALE = 0.98;

  private final NamedCoefficients numbers =
      new NamedCoefficients("organelle", 1, Map.of(NAME, 1.0), Set.of(Statistic.LOSS));
  private final ControlLoop loop =
      ControlLoop.on(numbers)
          .coefficient(
              new Coefficient(NAME, Chart.LOG, 1.0 / MOST, MOST, OptionalDouble.empty(), META_STEP))
          .measure(new RewardTrend(TREND, SCALE))
          .measure(new LossVariance(TREND, TREND, SCALE, 10.0, 1e-6))
          .law(new RewardDrive(NAME, 1.0, 1.0))
          .law(VarianceDrive.centred(NAME, STABILITY))
          .law(new Leak(NAME, LEAK))
          .limit(new StepCap(NAME, CAP))
          .evolve(new MultiplicativeEvolution())
          .build();

  /** The factor on the ecology's rate. */
  double factor() {
    return loop.coefficient(0, NAME);
  }

  /** Tells it the mean reward of a step's attempts. */
  void learned(double reward) {
    numbers.measure(Statistic.LOSS, -reward);
    loop.reward(reward);
    loop.step();
  }

  /** Where it stands. */
  List<Position> positions() {
    return Position.of(loop);
  }

  /** Moves it from outside, within its bounds. */
  void move(Nudge nudge) {
    nudge.move(loop);
  }

  String state() {
    return loop.checkpoint();
  }

  void restore(String state) {
    loop.restore(state);
  }

  @Override
  public void close() {
    loop.close();
  }
}
