package io.github.ae4j.testkit;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Part;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One part with a memory of its own, fed {@link PartInput}s. */
final class PartRig {
  final Signals signals;
  final Coefficients coefficients;
  final Slots memory;
  private final Part part;
  private final Turn turn;
  private final Observation observation = new Observation(1);
  private final double[] cells;
  private final Signal[] written;
  private @Nullable String trespass;

  PartRig(Part part, List<Coefficient> specs) {
    this.part = part;
    turn = Turn.of(part);
    signals = Signals.of(observation);
    coefficients = Coefficients.of(specs);
    cells = new double[part.slots()];
    written = part.writes().stream().sorted().toArray(Signal[]::new);
    memory = new Slots(cells, 0, cells.length);
    part.initialise(memory);
  }

  /** Makes a step; what the part answers of its own kind, see {@link Turn}. */
  double[] step(PartInput input) {
    show(input);
    trespass = null;
    double[] seen = values();
    double[] stood = coordinates();
    if (input.interruption() != null) {
      part.interrupted(input.interruption(), signals, memory);
    }
    double[] answer = turn.act().take(this, input.others());
    compare(seen, stood);
    return answer;
  }

  /** Makes a step; all that comes of it: the answer and the memory. */
  double[] outcome(PartInput input) {
    double[] answer = step(input);
    double[] memory = memory();
    double[] outcome = Arrays.copyOf(answer, answer.length + memory.length);
    System.arraycopy(memory, 0, outcome, answer.length, memory.length);
    return outcome;
  }

  /** What the i-th number of an outcome is. */
  String label(int i) {
    int n = coefficients.size();
    int steered = turn.steers().size() * n;
    if (i < steered) {
      return turn.steers().get(i / n) + " of " + coefficients.spec(i % n).name();
    }
    return "its memory, signals and answer";
  }

  /** What the part touched in the last step that is not its own; null if nothing. */
  @Nullable String trespass() {
    return trespass;
  }

  void trespass(String what) {
    trespass = what;
  }

  /** The part's slots. */
  double[] cells() {
    return cells.clone();
  }

  /** All that the loop keeps for the part: its slots and the signals it writes. */
  double[] memory() {
    double[] memory = Arrays.copyOf(cells, cells.length + written.length);
    for (int i = 0; i < written.length; i++) {
      memory[cells.length + i] = signals.value(written[i]);
    }
    return memory;
  }

  void remember(double[] memory) {
    System.arraycopy(memory, 0, cells, 0, cells.length);
    for (int i = 0; i < written.length; i++) {
      signals.set(written[i], memory[cells.length + i]);
    }
  }

  private void show(PartInput input) {
    for (Signal signal : Signal.values()) {
      if (!part.writes().contains(signal)) {
        signals.set(signal, input.value(signal));
      }
    }
    for (Statistic statistic : Statistic.values()) {
      observation.set(0, statistic, input.value(statistic));
    }
    for (int i = 0; i < coefficients.size(); i++) {
      coefficients.start(i, input.values()[i]);
    }
  }

  private double[] values() {
    double[] values = new double[Signal.SIZE];
    for (Signal signal : Signal.values()) {
      values[signal.ordinal()] = signals.value(signal);
    }
    return values;
  }

  private double[] coordinates() {
    double[] x = new double[coefficients.size()];
    for (int i = 0; i < x.length; i++) {
      x[i] = coefficients.coordinate(i);
    }
    return x;
  }

  private void compare(double[] seen, double[] stood) {
    for (Signal signal : Signal.values()) {
      double now = signals.value(signal);
      if (!part.writes().contains(signal) && Double.compare(seen[signal.ordinal()], now) != 0) {
        trespass("must not write signal " + signal + ", which it does not declare, wrote " + now);
      }
    }
    for (int i = 0; i < stood.length; i++) {
      if (!turn.moves() && coefficients.coordinate(i) != stood[i]) {
        trespass("must not move coefficient " + coefficients.spec(i).name() + " itself");
      }
    }
  }

  private boolean own(int i) {
    return part.coefficients().contains(coefficients.spec(i).name());
  }

  /** What an answer does to a coefficient that is not the part's; null if nothing. */
  @Nullable String strayed(double[] answer) {
    int n = coefficients.size();
    for (int i = 0; i < turn.steers().size() * n; i++) {
      if (answer[i] != 0.0 && !turn.hasAll(part) && !own(i % n)) {
        String name = coefficients.spec(i % n).name();
        return "declares " + part.coefficients() + " and steered " + name + " by " + answer[i];
      }
    }
    return null;
  }
}
