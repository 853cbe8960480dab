package io.github.ae4j.testkit;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.event.Event;
import io.github.ae4j.evolution.Evolution;
import io.github.ae4j.law.Law;
import io.github.ae4j.limit.Limit;
import io.github.ae4j.measurement.Measurement;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.safety.Guard;
import io.github.ae4j.signal.Part;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/** Parts of each kind that each break one rule; all are named x. */
final class BrokenParts {
  private BrokenParts() {}

  private static ToDoubleFunction<Signals> seen(Signal signal) {
    return signals -> Math.tanh(signals.value(signal));
  }

  private static ToDoubleFunction<Signals> seen(Statistic statistic) {
    return signals -> Math.tanh(signals.statistic(statistic));
  }

  /** A law on the learning rate. */
  private static class ALaw implements Law {
    private final ToDoubleFunction<Signals> u;

    ALaw(ToDoubleFunction<Signals> u) {
      this.u = u;
    }

    @Override
    public String name() {
      return "x";
    }

    @Override
    public Set<String> coefficients() {
      return Set.of(Coefficient.LEARNING_RATE);
    }

    @Override
    public void drive(Signals signals, Coefficients coefficients, Drive drive, Slots memory) {
      drive.add(Coefficient.LEARNING_RATE, u.applyAsDouble(signals));
    }
  }

  static Part law(Signal undeclared) {
    return new ALaw(seen(undeclared));
  }

  static Part law(Statistic undeclared) {
    return new ALaw(seen(undeclared));
  }

  static Part lawOf(String undeclared) {
    return new ALaw(signals -> 0.0) {
      @Override
      public void drive(Signals signals, Coefficients coefficients, Drive drive, Slots memory) {
        int i = coefficients.index(undeclared);
        drive.add(Coefficient.LEARNING_RATE, coefficients.coordinate(i));
      }
    };
  }

  static Part optional(Signal signal) {
    return new ALaw(seen(signal)) {
      @Override
      public Set<Signal> optional() {
        return Set.of(signal);
      }
    };
  }

  /** A limit of the noise. */
  private record ALimit(BiConsumer<Signals, Candidate> act) implements Limit {
    @Override
    public String name() {
      return "x";
    }

    @Override
    public Set<String> coefficients() {
      return Set.of(Coefficient.NOISE);
    }

    @Override
    public void limit(Signals signals, Candidate candidate, Slots memory) {
      act.accept(signals, candidate);
    }
  }

  static Part limit(Signal undeclared) {
    return new ALimit((s, candidate) -> candidate.hold(1, seen(undeclared).applyAsDouble(s)));
  }

  static Part limitOf(String undeclared) {
    return new ALimit(
        (signals, candidate) ->
            candidate.move(1, candidate.coordinate(candidate.coefficients().index(undeclared))));
  }

  static Part limitThatMoves() {
    return new ALimit((signals, candidate) -> candidate.move(0, 0.0));
  }

  static Part limitThatDivides() {
    return new ALimit((s, candidate) -> candidate.hold(1, 1.0 / s.value(Signal.ENERGY)));
  }

  /** An event that sees no signal by right. */
  private interface AnEvent extends Event {
    @Override
    default String name() {
      return "x";
    }
  }

  static Part event(Statistic undeclared) {
    return (AnEvent)
        (signals, coefficients, response, memory) -> {
          if (signals.statistic(undeclared) > 1.0) {
            response.verdict(Verdict.SKIP);
          }
        };
  }

  static Part eventThatShifts() {
    return (AnEvent)
        (signals, coefficients, response, memory) -> response.shift(coefficients, 0, 1e-3);
  }

  static Part eventThatMoves() {
    return (AnEvent) (signals, coefficients, response, memory) -> coefficients.move(1, 0.5);
  }

  static Part eventThatCounts() {
    int[] steps = {0};
    return (AnEvent)
        (signals, coefficients, response, memory) -> {
          if (++steps[0] % 2 == 0) {
            response.hold();
          }
        };
  }

  /** A measurement of the trend. */
  private record AMeasurement(ToDoubleFunction<Signals> trend) implements Measurement {
    @Override
    public String name() {
      return "x";
    }

    @Override
    public Set<Signal> writes() {
      return Set.of(Signal.TREND);
    }

    @Override
    public void measure(Signals signals, Slots memory) {
      signals.set(Signal.TREND, trend.applyAsDouble(signals));
    }
  }

  static Part measurement(Signal undeclared) {
    return new AMeasurement(seen(undeclared));
  }

  static Part measurement(Statistic undeclared) {
    return new AMeasurement(seen(undeclared));
  }

  static Part measurementThatWrites() {
    return new AMeasurement(
        signals -> {
          signals.set(Signal.CLOCK, -1.0);
          return 0.0;
        });
  }

  /** A guard that reports the loop's gain. */
  private record AGuard(ToDoubleBiFunction<Signals, Coefficients> gain) implements Guard {
    @Override
    public String name() {
      return "x";
    }

    @Override
    public Set<Signal> writes() {
      return Set.of(Signal.LOOP_GAIN);
    }

    @Override
    public void watch(Signals signals, Coefficients coefficients, Slots memory) {
      signals.set(Signal.LOOP_GAIN, gain.applyAsDouble(signals, coefficients));
    }
  }

  static Part guard(Signal undeclared) {
    return new AGuard((signals, coefficients) -> seen(undeclared).applyAsDouble(signals));
  }

  static Part guardThatDivides() {
    return new AGuard((signals, coefficients) -> 1.0 / signals.value(Signal.LOOP_GAIN));
  }

  static Part guardThatMoves() {
    return new AGuard(
        (signals, coefficients) -> {
          coefficients.move(0, coefficients.coordinate(0) + 1e-3);
          return 0.0;
        });
  }

  /** An evolution that makes one step of all coefficients. */
  private record AnEvolution(ToDoubleFunction<Signals> dx) implements Evolution {
    @Override
    public String name() {
      return "x";
    }

    @Override
    public void evolve(Signals signals, Drive drive, Candidate candidate, Slots memory) {
      candidate.move(0, candidate.previous(0) + dx.applyAsDouble(signals));
    }
  }

  static Part evolution(Signal undeclared) {
    return new AnEvolution(seen(undeclared));
  }
}
