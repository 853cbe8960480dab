package io.github.ae4j.testkit;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.law.Law;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** Laws that each break one rule. */
final class BrokenLaws {
  private BrokenLaws() {}

  /** A law of the phase on the learning rate, good until it is overridden. */
  static class OfPhase implements Law {
    @Override
    public Set<Signal> signals() {
      return Set.of(Signal.PHASE);
    }

    @Override
    public Set<String> coefficients() {
      return Set.of(Coefficient.LEARNING_RATE);
    }

    @Override
    public void drive(Signals signals, Coefficients coefficients, Drive drive, Slots memory) {
      drive.add(Coefficient.LEARNING_RATE, of(signals.value(Signal.PHASE), signals, memory));
    }

    double of(double rho, Signals signals, Slots memory) {
      return rho;
    }
  }

  static final class WritesNaN extends OfPhase {
    @Override
    double of(double rho, Signals signals, Slots memory) {
      return Math.log(rho);
    }
  }

  static final class RemembersNaN extends OfPhase {
    @Override
    public int slots() {
      return 1;
    }

    @Override
    double of(double rho, Signals signals, Slots memory) {
      memory.set(0, rho / (rho - rho));
      return rho;
    }
  }

  static final class Unbounded extends OfPhase {
    @Override
    public Set<Signal> signals() {
      return Set.of(Signal.TREND);
    }

    @Override
    double of(double rho, Signals signals, Slots memory) {
      return signals.value(Signal.TREND);
    }
  }

  static final class CountsInField extends OfPhase {
    private int count;

    @Override
    double of(double rho, Signals signals, Slots memory) {
      return rho / ++count;
    }
  }

  /** Learns a history and, when it comes again, drives by its next step. */
  static final class LooksAhead extends OfPhase {
    private final Map<Double, Double> seen = new HashMap<>();

    @Override
    public int slots() {
      return 1;
    }

    @Override
    double of(double rho, Signals signals, Slots memory) {
      double t = memory.get(0) + 1.0;
      memory.set(0, t);
      seen.put(t, rho);
      return seen.getOrDefault(t + 1.0, 0.0);
    }
  }

  /** Keeps its count beside its memory, so that a copy of the memory has lost it. */
  static final class RemembersElsewhere extends OfPhase {
    private final Map<Slots, Integer> counts = new IdentityHashMap<>();

    @Override
    double of(double rho, Signals signals, Slots memory) {
      return rho / counts.merge(memory, 1, Integer::sum);
    }
  }

  static final class CancelsOthers extends OfPhase {
    @Override
    public void drive(Signals signals, Coefficients coefficients, Drive drive, Slots memory) {
      int alpha = coefficients.index(Coefficient.LEARNING_RATE);
      drive.add(alpha, signals.value(Signal.PHASE) - drive.total(alpha));
    }
  }

  static final class ClearsOthers extends OfPhase {
    @Override
    public void drive(Signals signals, Coefficients coefficients, Drive drive, Slots memory) {
      drive.clear();
      super.drive(signals, coefficients, drive, memory);
    }
  }

  static final class Jumps extends OfPhase {
    @Override
    double of(double rho, Signals signals, Slots memory) {
      return rho > 0.25 ? 0.01 : 0.0;
    }
  }

  static final class JumpsInLoss extends OfPhase {
    @Override
    public Set<Statistic> statistics() {
      return Set.of(Statistic.LOSS);
    }

    @Override
    double of(double rho, Signals signals, Slots memory) {
      return signals.statistic(Statistic.LOSS) > 1.5 ? 0.01 : 0.0;
    }
  }

  static final class Kinked extends OfPhase {
    @Override
    public boolean smooth() {
      return true;
    }

    @Override
    double of(double rho, Signals signals, Slots memory) {
      return Math.max(0.0, rho - 0.3);
    }
  }

  static final class SteersUndeclared extends OfPhase {
    @Override
    public void drive(Signals signals, Coefficients coefficients, Drive drive, Slots memory) {
      drive.add(coefficients.size() - 1, signals.value(Signal.PHASE));
    }
  }

  static final class MovesCoefficients extends OfPhase {
    @Override
    public void drive(Signals signals, Coefficients coefficients, Drive drive, Slots memory) {
      coefficients.move(1, coefficients.coordinate(1) + 1e-3);
    }
  }

  static final class WritesSignals extends OfPhase {
    @Override
    double of(double rho, Signals signals, Slots memory) {
      signals.set(Signal.CLOCK, -1.0);
      return rho;
    }
  }

  static final class ReadsUndeclared extends OfPhase {
    @Override
    double of(double rho, Signals signals, Slots memory) {
      return Math.tanh(signals.value(Signal.EVIDENCE));
    }
  }
}
