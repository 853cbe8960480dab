package io.github.ae4j.examples.lab.systems.basis;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.adapter.NamedCoefficients;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.evolution.MultiplicativeEvolution;
import io.github.ae4j.law.Barrier;
import io.github.ae4j.law.VarianceDrive;
import io.github.ae4j.measurement.LossVariance;
import io.github.ae4j.signal.Statistic;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** What holds the weights small: the weight of the L1 norm and the gates. */
interface Penalty extends AutoCloseable {
  /** lambda, in units of the squared error. */
  double weight();

  /** The gates, one a function. */
  double[] gates();

  /** Takes in a step's mean squared error and weights. */
  default void step(double error, double[] weights) {}

  @Override
  default void close() {}

  /** A fixed lambda, every gate open. */
  static Penalty fixed(double lambda) {
    double[] open = new double[Basis.DICTIONARY.size()];
    Arrays.fill(open, 1.0);
    return new Penalty() {
      @Override
      public double weight() {
        return lambda;
      }

      @Override
      public double[] gates() {
        return open;
      }
    };
  }

  /** lambda and, if wished, the gates as coefficients of control loops. */
  static Penalty steered(boolean gated, int observations) {
    return new Steered(gated, observations);
  }

  /** lambda on the log chart, each gate on the logit chart. */
  final class Steered implements Penalty {
    private static final String LAMBDA = "lambda";
    private static final String GATE = "gate";
    private static final double TINY = 1e-30;
    private static final double CONFIDENCE = 3.0;

    private final NamedCoefficients lambda =
        new NamedCoefficients("L1 penalty", 1, Map.of(LAMBDA, 1e-4), Set.of(Statistic.LOSS));
    private final NamedCoefficients gates =
        new NamedCoefficients(
            "basis gates",
            Basis.DICTIONARY.size(),
            Map.of(GATE, 0.9),
            Set.of(Statistic.LOSS, Statistic.THETA_THETA));
    private final ControlLoop penalty;
    private final ControlLoop gating;

    Steered(boolean gated, int observations) {
      penalty =
          ControlLoop.on(lambda)
              .coefficient(Coefficient.of(LAMBDA, Chart.LOG, 1e-6, 10.0).withMetaStep(0.01))
              .measure(new LossVariance(0.98, 0.95, 0.99, Double.MAX_VALUE, TINY))
              .law(
                  new AllowanceDrive(LAMBDA, 1.0, Math.sqrt(2.0 / observations)),
                  VarianceDrive.centred(LAMBDA, 0.2),
                  new Barrier(LAMBDA, 1e-3))
              .evolve(new MultiplicativeEvolution())
              .build();
      gating = gated ? gating(observations) : ControlLoop.on(gates).build();
    }

    private ControlLoop gating(int observations) {
      return ControlLoop.on(gates)
          .coefficient(Coefficient.of(GATE, Chart.LOGIT, 0.01, 0.99).withMetaStep(0.01))
          .law(new RelevanceDrive(GATE, 1.0, CONFIDENCE, observations), new Barrier(GATE, 1e-3))
          .evolve(new MultiplicativeEvolution())
          .build();
    }

    @Override
    public double weight() {
      return lambda.value(LAMBDA);
    }

    @Override
    public double[] gates() {
      return gates.values(GATE);
    }

    @Override
    public void step(double error, double[] weights) {
      lambda.measure(Statistic.LOSS, error);
      gates.measure(Statistic.LOSS, error);
      for (int i = 0; i < weights.length; i++) {
        gates.measure(i, Statistic.THETA_THETA, weights[i] * weights[i]);
      }
      penalty.step();
      gating.step();
    }

    @Override
    public void close() {
      penalty.close();
      gating.close();
    }
  }
}
