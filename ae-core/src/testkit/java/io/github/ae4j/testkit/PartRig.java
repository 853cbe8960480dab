package io.github.ae4j.testkit;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.law.Law;
import io.github.ae4j.limit.Limit;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Part;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One law or limit with a memory of its own, fed {@link StepInput}s. */
final class PartRig {
  private interface Act {
    double[] run(PartRig bench, double[] others);
  }

  private final Part element;
  private final Act act;
  private final Observation observation = new Observation(1);
  private final Signals signals = Signals.of(observation);
  private final List<Coefficient> specs;
  private final Coefficients coefficients;
  private final double[] cells;
  private final Slots memory;
  private @Nullable String trespass;

  private PartRig(Part element, List<Coefficient> specs, Act act) {
    this.element = element;
    this.act = act;
    this.specs = specs;
    coefficients = Coefficients.of(specs);
    cells = new double[element.slots()];
    memory = new Slots(cells, 0, cells.length);
    element.initialise(memory);
  }

  static PartRig of(Law law, List<Coefficient> specs) {
    return new PartRig(law, specs, (bench, others) -> bench.drive(law, others));
  }

  static PartRig of(Limit limit, List<Coefficient> specs) {
    return new PartRig(limit, specs, (bench, others) -> bench.limit(limit, others));
  }

  /** Makes a step; a law answers its drive terms, a limit what is stored and then what is applied. */
  double[] step(StepInput moment) {
    show(moment);
    trespass = null;
    if (moment.interruption() != null) {
      element.interrupted(moment.interruption(), signals, memory);
    }
    double[] seen = snapshot();
    double[] stood = coordinates();
    double[] answer = act.run(this, moment.others());
    compare(seen, stood);
    return answer;
  }

  /** What the element changed in the last step that is not its own; null if nothing. */
  @Nullable String trespass() {
    return trespass;
  }

  double[] memory() {
    return cells.clone();
  }

  void remember(double[] memory) {
    System.arraycopy(memory, 0, cells, 0, cells.length);
  }

  private void show(StepInput moment) {
    for (Signal signal : Signal.values()) {
      if (!element.writes().contains(signal)) {
        signals.set(signal, moment.value(signal));
      }
    }
    for (Statistic statistic : element.statistics()) {
      observation.set(0, statistic, moment.value(statistic));
    }
    for (int i = 0; i < specs.size(); i++) {
      coefficients.start(i, moment.values()[i]);
    }
  }

  private double[] snapshot() {
    double[] values = new double[Signal.SIZE];
    for (Signal signal : Signal.values()) {
      values[signal.ordinal()] = signals.value(signal);
    }
    return values;
  }

  private double[] coordinates() {
    double[] x = new double[specs.size()];
    for (int i = 0; i < x.length; i++) {
      x[i] = coefficients.coordinate(i);
    }
    return x;
  }

  private void compare(double[] seen, double[] stood) {
    for (Signal signal : Signal.values()) {
      double now = signals.value(signal);
      if (!element.writes().contains(signal) && Double.compare(seen[signal.ordinal()], now) != 0) {
        trespass = "must not write signal " + signal + ", which it does not declare, wrote " + now;
      }
    }
    for (int i = 0; i < stood.length; i++) {
      if (coefficients.coordinate(i) != stood[i]) {
        trespass = "must not move coefficient " + specs.get(i).name() + " itself";
      }
    }
  }

  private double[] drive(Law law, double[] others) {
    Drive drive = new Drive(coefficients, 3);
    for (int i = 0; i < others.length; i++) {
      drive.add(i, others[i]);
    }
    drive.turn(1);
    law.drive(signals, coefficients, drive, memory);
    double[] terms = new double[others.length];
    for (int i = 0; i < others.length; i++) {
      terms[i] = drive.term(1, i);
      if (drive.term(0, i) != others[i] || drive.term(2, i) != 0.0) {
        trespass =
            "must leave other laws' drive of "
                + specs.get(i).name()
                + " at "
                + others[i]
                + ", left "
                + drive.term(0, i);
      }
    }
    return terms;
  }

  private double[] limit(Limit limit, double[] others) {
    Candidate candidate = new Candidate(coefficients);
    int n = others.length;
    for (int i = 0; i < n; i++) {
      candidate.move(i, candidate.previous(i) + others[i]);
    }
    limit.limit(signals, candidate, memory);
    double[] answer = new double[2 * n];
    for (int i = 0; i < n; i++) {
      answer[i] = candidate.coordinate(i);
      answer[n + i] = candidate.applied(i);
    }
    return answer;
  }
}
