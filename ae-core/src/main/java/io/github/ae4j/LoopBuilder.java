package io.github.ae4j;

import io.github.ae4j.adapter.Demand;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.event.Event;
import io.github.ae4j.evolution.Evolution;
import io.github.ae4j.law.Law;
import io.github.ae4j.limit.Limit;
import io.github.ae4j.measurement.Measurement;
import io.github.ae4j.safety.Guard;
import io.github.ae4j.trace.StepObserver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lists the parts of a loop; the order within each kind is the order they run in. */
public final class LoopBuilder {
  final OptimizerAdapter adapter;
  final List<Coefficient> coefficients = new ArrayList<>();
  final List<Event> screens = new ArrayList<>();
  final List<Measurement> measurements = new ArrayList<>();
  final List<Event> events = new ArrayList<>();
  final List<Guard> guards = new ArrayList<>();
  final List<Law> laws = new ArrayList<>();
  final List<Evolution> evolutions = new ArrayList<>();
  final List<Limit> limits = new ArrayList<>();
  final List<StepObserver> observers = new ArrayList<>();

  LoopBuilder(OptimizerAdapter adapter) {
    this.adapter = adapter;
  }

  /** Lists everything a preset holds. */
  public LoopBuilder preset(Preset preset) {
    preset.configure(this, adapter);
    return this;
  }

  /** Steers a coefficient. In place of one of the same name listed before, if any. */
  public LoopBuilder coefficient(Coefficient coefficient) {
    coefficients.removeIf(c -> c.name().equals(coefficient.name()));
    coefficients.add(coefficient);
    return this;
  }

  /** Adds events that see the raw statistics before anything is filtered. */
  public LoopBuilder screen(Event... more) {
    Collections.addAll(screens, more);
    return this;
  }

  /** Adds measurements (AE-1). */
  public LoopBuilder measure(Measurement... more) {
    Collections.addAll(measurements, more);
    return this;
  }

  /** Adds events that see the filtered signals. */
  public LoopBuilder event(Event... more) {
    Collections.addAll(events, more);
    return this;
  }

  /** Adds guards (AE-10). */
  public LoopBuilder guard(Guard... more) {
    Collections.addAll(guards, more);
    return this;
  }

  /** Adds laws. */
  public LoopBuilder law(Law... more) {
    Collections.addAll(laws, more);
    return this;
  }

  /** Adds evolutions (AE-3). */
  public LoopBuilder evolve(Evolution... more) {
    Collections.addAll(evolutions, more);
    return this;
  }

  /** Adds limits. */
  public LoopBuilder limit(Limit... more) {
    Collections.addAll(limits, more);
    return this;
  }

  /** Adds observers. */
  public LoopBuilder observer(StepObserver... more) {
    Collections.addAll(observers, more);
    return this;
  }

  /**
   * Leaves out the parts of a name, or those that begin with a law's number, as {@code AE-8}.
   *
   * @throws IllegalArgumentException if there are none
   */
  public LoopBuilder without(String element) {
    LoopPlan.remove(this, element);
    return this;
  }

  /**
   * Builds the loop and attaches it to the adapter.
   *
   * @throws IllegalArgumentException if the adapter cannot measure or steer what is listed, a part
   *     lacks what it reads, or a coefficient starts outside its bounds; nothing is attached then
   * @throws IllegalStateException if the adapter has a loop already
   */
  public ControlLoop build() {
    LoopPlan.check(this);
    return new ControlLoop(this);
  }

  Demand demand() {
    return LoopPlan.demand(this);
  }
}
