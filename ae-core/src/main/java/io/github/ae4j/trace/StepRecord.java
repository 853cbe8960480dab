package io.github.ae4j.trace;

import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A copy of one step's trace for one parameter group that can be kept and read from any thread.
 *
 * @param step number of the step, from 1
 * @param group the parameter group
 * @param verdict what was done with the step
 * @param event the event named, if any
 * @param events every event named
 * @param loss the loss measured; NaN if it was not
 * @param applied canonical values applied, by coefficient
 * @param signals filtered signals, by name
 * @param drive terms of the drive, by {@code law -> coefficient}
 * @param whys why each coefficient moved, in the loop's order
 */
public record StepRecord(
    long step,
    int group,
    Verdict verdict,
    @Nullable String event,
    List<String> events,
    double loss,
    Map<String, Double> applied,
    Map<Signal, Double> signals,
    Map<String, Double> drive,
    List<Why> whys) {
  /** Keeps copies, in their order. */
  public StepRecord {
    events = List.copyOf(events);
    applied = Collections.unmodifiableMap(new LinkedHashMap<>(applied));
    signals = Collections.unmodifiableMap(new LinkedHashMap<>(signals));
    drive = Collections.unmodifiableMap(new LinkedHashMap<>(drive));
    whys = List.copyOf(whys);
  }

  /** Copies what a trace shows of a group. */
  public static StepRecord of(StepTrace trace, int group) {
    Map<String, Double> applied = new LinkedHashMap<>();
    List<Why> whys = new ArrayList<>();
    for (int i = 0; i < trace.coefficients().size(); i++) {
      applied.put(trace.coefficients().get(i), trace.applied(group, i));
      whys.add(Why.of(trace, group, i));
    }
    Map<Signal, Double> signals = new LinkedHashMap<>();
    trace.signals().forEach(signal -> signals.put(signal, trace.signal(group, signal)));
    return new StepRecord(
        trace.step(),
        group,
        trace.verdict(),
        trace.event(),
        trace.events(),
        trace.statistic(group, Statistic.LOSS),
        applied,
        signals,
        drive(trace, group),
        whys);
  }

  private static Map<String, Double> drive(StepTrace trace, int group) {
    Map<String, Double> drive = new LinkedHashMap<>();
    for (int i = 0; i < trace.coefficients().size(); i++) {
      for (int law = 0; law < trace.laws().size(); law++) {
        drive.put(
            trace.laws().get(law) + " -> " + trace.coefficients().get(i),
            trace.term(group, law, i));
      }
    }
    return drive;
  }
}
