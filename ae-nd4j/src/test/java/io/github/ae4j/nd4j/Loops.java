package io.github.ae4j.nd4j;

import io.github.ae4j.Preset;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.event.Event;
import io.github.ae4j.event.Response;
import io.github.ae4j.limit.Limit;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;

/** Loops that do one plain thing. */
final class Loops {
  static final Preset EMPTY = (loop, adapter) -> {};

  private Loops() {}

  /** What a coefficient is to be at each step. */
  interface Course {
    double at(String coefficient, long step);
  }

  /** Steers the named coefficients along a course. */
  static Preset along(Course course, Iterable<String> names) {
    return (loop, adapter) -> {
      for (String name : names) {
        boolean decay =
            name.equals(Coefficient.MOMENTUM)
                || name.equals(Coefficient.MOMENTUM_SHARE)
                || name.equals(Coefficient.BETA2)
                || name.equals(Coefficient.READOUT_RATE);
        loop.coefficient(Coefficient.of(name, Chart.LINEAR, 0.0, decay ? 1.0 : 1e4));
      }
      loop.limit(new Along(course));
    };
  }

  private record Along(Course course) implements Limit {
    @Override
    public String toString() {
      return name();
    }

    @Override
    public int slots() {
      return 1;
    }

    @Override
    public void limit(Signals signals, Candidate candidate, Slots memory) {
      memory.set(0, memory.get(0) + 1.0);
      for (int i = 0; i < candidate.coefficients().size(); i++) {
        String name = candidate.coefficients().spec(i).name();
        candidate.move(i, course.at(name, (long) memory.get(0)));
      }
    }
  }

  static Set<Statistic> measurable(OptimizerAdapter adapter) {
    Set<Statistic> all = EnumSet.copyOf(adapter.measurable());
    all.remove(Statistic.G_READOUT);
    all.remove(Statistic.READOUT_READOUT);
    return all;
  }

  /** A screen that asks for all statistics and keeps what it saw. */
  static final class Watch {
    final List<Map<Statistic, Double>> seen = new ArrayList<>();

    Preset preset() {
      return (loop, adapter) -> loop.screen(event(measurable(adapter)));
    }

    private Event event(Set<Statistic> statistics) {
      return new Event() {
        @Override
        public String name() {
          return "watch";
        }

        @Override
        public Set<Statistic> statistics() {
          return statistics;
        }

        @Override
        public void examine(
            Signals signals, Coefficients coefficients, Response response, Slots memory) {
          Map<Statistic, Double> values = new EnumMap<>(Statistic.class);
          statistics.forEach(s -> values.put(s, signals.statistic(s)));
          seen.add(values);
        }
      };
    }
  }

  /** A screen that asks for a verdict at certain steps. */
  static Event asking(LongFunction<Verdict> verdicts) {
    return new Event() {
      @Override
      public String name() {
        return "asking";
      }

      @Override
      public int slots() {
        return 1;
      }

      @Override
      public void examine(
          Signals signals, Coefficients coefficients, Response response, Slots memory) {
        memory.set(0, memory.get(0) + 1.0);
        response.verdict(verdicts.apply((long) memory.get(0)));
      }
    };
  }
}
