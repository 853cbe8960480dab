package io.github.ae4j.testkit;

import io.github.ae4j.Preset;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.event.Event;
import io.github.ae4j.event.Response;
import io.github.ae4j.evolution.Evolution;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Small parts the adapter checks put into a loop. */
final class AdapterProbes {
  private static final List<String> BESIDE_MEMORY =
      List.of(Coefficient.LEARNING_RATE, Coefficient.MOMENTUM, Coefficient.MOMENTUM_SHARE);

  private AdapterProbes() {}

  /** A loop without any part. */
  static Preset empty() {
    return (loop, adapter) -> {};
  }

  /** Statistics an adapter can measure without a readout. */
  static Set<Statistic> measurable(OptimizerAdapter adapter) {
    Set<Statistic> all = EnumSet.noneOf(Statistic.class);
    all.addAll(adapter.measurable());
    all.removeAll(Statistic.GIVEN);
    all.removeAll(EnumSet.of(Statistic.G_READOUT, Statistic.READOUT_READOUT));
    return all;
  }

  /** Coefficients try values on a linear chart, which a start of 0 does not leave. */
  static Coefficient linear(String name) {
    return switch (name) {
      case Coefficient.MOMENTUM, Coefficient.BETA2 ->
          Coefficient.of(name, Chart.LINEAR, 0.0, 0.99999);
      case Coefficient.MOMENTUM_SHARE, Coefficient.READOUT_RATE, Coefficient.GRADIENT_SCALE ->
          Coefficient.of(name, Chart.LINEAR, 0.0, 1.0);
      default -> Coefficient.of(name, Chart.LINEAR, 0.0, 1e3);
    };
  }

  /** Two values worth telling apart. */
  static double[] values(String name) {
    return switch (name) {
      case Coefficient.LEARNING_RATE -> new double[] {0.0123, 0.00271};
      case Coefficient.MOMENTUM -> new double[] {0.5123, 0.9471};
      case Coefficient.BETA2 -> new double[] {0.9123, 0.99471};
      case Coefficient.EPSILON -> new double[] {0.0123, 0.271};
      case Coefficient.NOISE -> new double[] {0.00123, 0.0271};
      case Coefficient.WEIGHT_DECAY -> new double[] {0.0123, 0.271};
      default -> new double[] {0.123, 0.0271};
    };
  }

  /** A loop that keeps one coefficient at a value, and what it needs beside it at another. */
  static Preset constant(String name, double value) {
    return (loop, adapter) -> {
      loop.coefficient(linear(name));
      if (name.equals(Coefficient.RATE_MEMORY)) {
        BESIDE_MEMORY.forEach(other -> loop.coefficient(linear(other)));
      }
      loop.evolve(
          new Moving("constant " + name) {
            @Override
            double next(Candidate candidate, int i, double t) {
              return i == 0 ? value : values(candidate.coefficients().spec(i).name())[0];
            }
          });
    };
  }

  /**
   * A loop that measures everything, remembers a digest of it, and moves every coefficient a little
   * at each step.
   *
   * @param weighted whether the first moment is weighted by the rates, where it can be
   */
  static Preset wander(boolean weighted) {
    return (loop, adapter) -> {
      adapter.steerable().stream()
          .filter(name -> weighted || !name.equals(Coefficient.RATE_MEMORY))
          .sorted()
          .map(AdapterProbes::linear)
          .forEach(loop::coefficient);
      loop.screen(new Digest(measurable(adapter)))
          .evolve(
              new Moving("wander") {
                @Override
                double next(Candidate candidate, int i, double t) {
                  double[] between = values(candidate.coefficients().spec(i).name());
                  double share = 0.5 + 0.5 * Math.sin(0.1 * t + i);
                  return between[0] + share * (between[1] - between[0]);
                }
              });
    };
  }

  /** An evolution that goes by a clock in its memory. */
  private abstract static class Moving implements Evolution {
    private final String name;

    Moving(String name) {
      this.name = name;
    }

    abstract double next(Candidate candidate, int i, double t);

    @Override
    public String name() {
      return name;
    }

    @Override
    public int slots() {
      return 1;
    }

    @Override
    public void evolve(Signals signals, Drive drive, Candidate candidate, Slots memory) {
      memory.set(0, memory.get(0) + 1.0);
      for (int i = 0; i < candidate.coefficients().size(); i++) {
        candidate.move(i, next(candidate, i, memory.get(0)));
      }
    }
  }

  /** A screen that only demands statistics. */
  abstract static class Watch implements Event {
    private final String name;
    private final Set<Statistic> statistics;

    Watch(String name, Set<Statistic> statistics) {
      this.name = name;
      this.statistics = statistics;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Set<Statistic> statistics() {
      return statistics;
    }

    @Override
    public void examine(
        Signals signals, Coefficients coefficients, Response response, Slots memory) {}
  }

  /** A screen that keeps a running sum of all it is shown, so that a checkpoint tells of it. */
  private static final class Digest extends Watch {
    Digest(Set<Statistic> statistics) {
      super("digest", statistics);
    }

    @Override
    public int slots() {
      return 1;
    }

    @Override
    public void examine(
        Signals signals, Coefficients coefficients, Response response, Slots memory) {
      double sum = 0.9 * memory.get(0);
      for (Statistic statistic : statistics()) {
        double value = signals.statistic(statistic);
        sum += value / (1.0 + Math.abs(value));
      }
      memory.set(0, sum);
    }
  }

  /** A screen that has the adapter measure the same step twice more. */
  static final class ObserveAgain extends Watch {
    private final OptimizerAdapter adapter;
    private int turns;

    ObserveAgain(OptimizerAdapter adapter) {
      super("observe again", measurable(adapter));
      this.adapter = adapter;
    }

    @Override
    public void examine(
        Signals signals, Coefficients coefficients, Response response, Slots memory) {
      int group = turns++ % adapter.groups(); // each has its turn in every step
      for (int again = 0; again < 2; again++) {
        Observation observation = new Observation(adapter.groups());
        adapter.observe(observation);
        for (Statistic statistic : statistics()) {
          double first = signals.statistic(statistic);
          double second = observation.value(group, statistic);
          if (Double.compare(first, second) != 0) {
            throw AdapterRuns.broken(
                adapter.optimizer(),
                "observe has no side effect",
                statistic + " asked again must be " + first + ", got " + second);
          }
        }
      }
    }
  }
}
