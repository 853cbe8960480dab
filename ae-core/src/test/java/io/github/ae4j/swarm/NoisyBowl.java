package io.github.ae4j.swarm;

import io.github.ae4j.adapter.CounterNoise;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.preset.Presets;

/**
 * Members on a noisy quadratic bowl, each from a learning rate of its own; one of them may have a fault.
 *
 * @param fault what goes wrong
 * @param faulty number of the member that it goes wrong with; with {@link #ALL_BUT_ONE}, with all but the first
 */
record NoisyBowl(Fault fault, int faulty) implements TrajectoryFactory {
  static final int ALL_BUT_ONE = -1;
  private static final int COORDINATES = 6;

  /** What goes wrong. */
  enum Fault {
    NONE,
    THROWS_AT_STEP_137,
    GOES_NAN,
    OVERFLOWS_THE_STACK
  }

  static NoisyBowl sound() {
    return new NoisyBowl(Fault.NONE, 0);
  }

  @Override
  public Trajectory start(int member) {
    double[] parameters = new double[COORDINATES];
    java.util.Arrays.fill(parameters, 1.0 + member);
    ArraySettings settings = ArraySettings.of(Math.pow(10.0, -3.0 + 0.5 * member));
    boolean strikes = faulty == ALL_BUT_ONE ? member > 0 : member == faulty;
    return new ArrayTrajectory(
        new Bowl(member, strikes ? fault : Fault.NONE),
        parameters,
        member % 2 == 0
            ? ArrayOptimizer.adam(parameters, settings)
            : ArrayOptimizer.sgd(parameters, settings),
        member % 3 == 0 ? Presets.standardWithReadout() : Presets.standard());
  }

  private record Bowl(int member, Fault fault) implements ArrayTask {
    @Override
    public double evaluate(long step, double[] x, double[] gradient) {
      if (fault == Fault.THROWS_AT_STEP_137 && step == 136) {
        throw new IllegalStateException("step 137 is where it breaks");
      }
      double loss = 0.0;
      for (int i = 0; i < x.length; i++) {
        double noise = 0.3 * CounterNoise.gaussian(member, step, i);
        loss += 0.5 * (i + 1) * x[i] * x[i] + noise * x[i];
        gradient[i] = (i + 1) * x[i] + noise;
      }
      return loss;
    }

    @Override
    public double score(double[] x) {
      double score = 0.0;
      for (int i = 0; i < x.length; i++) {
        score += 0.5 * (i + 1) * x[i] * x[i];
      }
      return switch (fault) {
        case GOES_NAN -> Double.NaN;
        case OVERFLOWS_THE_STACK -> score(x) + 1.0;
        default -> score;
      };
    }
  }
}
