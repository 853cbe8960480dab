package io.github.ae4j;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.event.Event;
import io.github.ae4j.event.Response;
import io.github.ae4j.evolution.Evolution;
import io.github.ae4j.law.Law;
import io.github.ae4j.limit.Limit;
import io.github.ae4j.measurement.Measurement;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.safety.Guard;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Part;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import java.util.List;

/** The loop's parts bound to one parameter group: its signals, coefficients, drive and memory. */
final class Group {
  final Signals signals;
  final Coefficients coefficients;
  final Drive drive;
  final Candidate candidate;

  private final Event[] screens;
  private final Measurement[] measurements;
  private final Event[] events;
  private final Guard[] guards;
  private final Law[] laws;
  private final Evolution[] evolutions;
  private final Limit[] limits;
  private final Part[] elements;
  private final Slots[] memory;

  Group(LoopBuilder plan, LoopMemory loop, Observation observation, int group) {
    screens = plan.screens.toArray(Event[]::new);
    measurements = plan.measurements.toArray(Measurement[]::new);
    events = plan.events.toArray(Event[]::new);
    guards = plan.guards.toArray(Guard[]::new);
    laws = plan.laws.toArray(Law[]::new);
    evolutions = plan.evolutions.toArray(Evolution[]::new);
    limits = plan.limits.toArray(Limit[]::new);
    List<Part> all = LoopPlan.elements(plan);
    elements = all.toArray(Part[]::new);
    memory = new Slots[elements.length];
    for (int i = 0; i < elements.length; i++) {
      memory[i] = loop.element(group, i);
      elements[i].initialise(memory[i]);
    }
    signals = new Signals(observation, group, loop.signals(group));
    signals.set(Signal.META_GAIN, 1.0);
    coefficients = new Coefficients(plan.coefficients, loop.coefficients(group));
    drive = new Drive(coefficients, laws.length);
    candidate = new Candidate(coefficients);
  }

  /** Lets the screens look; until laws run the step is the last one, with what events shift. */
  void screen(Response response) {
    drive.clear();
    for (int i = 0; i < screens.length; i++) {
      screens[i].examine(signals, coefficients, response, memory[i]);
    }
    candidate.recall();
  }

  void measure() {
    int at = screens.length;
    for (int i = 0; i < measurements.length; i++) {
      measurements[i].measure(signals, memory[at + i]);
    }
  }

  void examine(Response response) {
    int at = screens.length + measurements.length;
    for (int i = 0; i < events.length; i++) {
      events[i].examine(signals, coefficients, response, memory[at + i]);
    }
  }

  void interrupted(Interruption interruption) {
    for (int i = 0; i < elements.length; i++) {
      elements[i].interrupted(interruption, signals, memory[i]);
    }
  }

  /**
   * Runs guards, laws, evolution and limits. A drive that is not finite is dropped before the limits
   * see it, and a candidate that they leave so is too.
   *
   * @return false if something was dropped
   */
  boolean evolve() {
    int at = screens.length + measurements.length + events.length;
    for (int i = 0; i < guards.length; i++) {
      guards[i].watch(signals, coefficients, memory[at + i]);
    }
    at += guards.length;
    for (int i = 0; i < laws.length; i++) {
      drive.turn(i);
      laws[i].drive(signals, coefficients, drive, memory[at + i]);
    }
    at += laws.length;
    boolean finite = drive.isFinite();
    if (!finite) {
      drive.clear();
    }
    candidate.reset();
    for (int i = 0; i < evolutions.length; i++) {
      evolutions[i].evolve(signals, drive, candidate, memory[at + i]);
    }
    at += evolutions.length;
    for (int i = 0; i < limits.length; i++) {
      limits[i].limit(signals, candidate, memory[at + i]);
    }
    return candidate.commit() && finite;
  }
}
