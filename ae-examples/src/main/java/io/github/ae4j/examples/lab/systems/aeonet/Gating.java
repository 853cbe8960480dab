package io.github.ae4j.examples.lab.systems.aeonet;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.LoopBuilder;
import io.github.ae4j.adapter.NamedCoefficients;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.evolution.MultiplicativeEvolution;
import io.github.ae4j.law.Barrier;
import io.github.ae4j.law.Leak;
import io.github.ae4j.law.ProgressDrive;
import io.github.ae4j.law.VarianceDrive;
import io.github.ae4j.measurement.LossTrend;
import io.github.ae4j.signal.Statistic;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What opens the blocks of a {@link GatedNetwork}, and how much of them is dropped in training. */
public interface Gating extends AutoCloseable {
  /** Blocks of the network. */
  int BLOCKS = 6;

  /** Dropout where nothing else is said. */
  double DROPOUT = 0.1;

  /** How far a block is open, 0 to 1. */
  double gate(int block);

  /** Share of a block's hidden units that is dropped in training. */
  double dropout();

  /** Whether gates are weights, which the optimizer trains. */
  default boolean isTrained() {
    return false;
  }

  /** Takes in a step's loss. */
  default void step(double loss) {}

  @Override
  default void close() {}

  /** Gates and dropout as they are. */
  record Fixed(double openness, double dropout) implements Gating {
    @Override
    public double gate(int block) {
      return openness;
    }
  }

  /** Each gate the logistic function of a weight that is trained with the others. */
  record Trained(double dropout) implements Gating {
    @Override
    public double gate(int block) {
      throw new IllegalStateException("a trained gate stands in the weights");
    }

    @Override
    public boolean isTrained() {
      return true;
    }
  }

  /**
   * Gates and dropout as coefficients on the logit chart. All gates feel one drive, from starts that
   * fall with depth; so blocks open from the first to the last as there is progress, and close from
   * the last. Dropout moves the other way.
   *
   * <pre>  u = kp tanh(-T^/tau) - kv (softplus(V^) - softplus(1)) - c (x - x_0) - barrier</pre>
   */
  final class Steered implements Gating {
    private static final String DROPPED = "dropout";
    private static final double FIRST = 0.8;
    private static final double LAST = 0.2;
    private static final double PROGRESS = 0.8;
    private static final double STABILITY = 0.8;
    private static final double TREND_SCALE = 0.1;
    private static final double CEILING = 2.0; // so that full progress outweighs any variance
    private static final double LEAK = 0.2;
    private static final double BARRIER = 1e-3;
    private static final double META_STEP = 0.05;
    private static final double TINY = 1e-30;

    private final NamedCoefficients coefficients;
    private final String[] names = new String[BLOCKS];
    private final ControlLoop loop;

    /** Starts gates between .8 and .2, dropout at .1. */
    public Steered() {
      Map<String, Double> start = new LinkedHashMap<>();
      for (int block = 0; block < BLOCKS; block++) {
        names[block] = "gate" + (block + 1);
        start.put(names[block], FIRST + (LAST - FIRST) * block / (BLOCKS - 1));
      }
      start.put(DROPPED, DROPOUT);
      coefficients = new NamedCoefficients("gated network", 1, start, Set.of(Statistic.LOSS));
      LoopBuilder builder =
          ControlLoop.on(coefficients)
              .measure(new LossTrend(0.95), new DifferenceVariance(0.9, 0.95, 0.99, TINY))
              .evolve(new MultiplicativeEvolution());
      for (String name : names) {
        steer(builder, Coefficient.of(name, Chart.LOGIT, 0.02, 0.98), 1.0);
      }
      steer(builder, Coefficient.of(DROPPED, Chart.LOGIT, 0.01, 0.5), -1.0);
      loop = builder.build();
    }

    private static void steer(LoopBuilder builder, Coefficient coefficient, double direction) {
      String name = coefficient.name();
      builder
          .coefficient(coefficient.withMetaStep(META_STEP))
          .law(
              new ProgressDrive(name, direction * PROGRESS, TREND_SCALE, true),
              new VarianceDrive(name, direction * STABILITY, true, CEILING),
              new Leak(name, LEAK),
              new Barrier(name, BARRIER));
    }

    @Override
    public double gate(int block) {
      return coefficients.value(names[block]);
    }

    @Override
    public double dropout() {
      return coefficients.value(DROPPED);
    }

    @Override
    public void step(double loss) {
      coefficients.measure(Statistic.LOSS, loss);
      loop.step();
    }

    @Override
    public void close() {
      loop.close();
    }
  }
}
