package io.github.ae4j;

import io.github.ae4j.event.Event;
import io.github.ae4j.evolution.Evolution;
import io.github.ae4j.law.Law;
import io.github.ae4j.limit.Limit;
import io.github.ae4j.measurement.Measurement;
import io.github.ae4j.safety.Guard;
import io.github.ae4j.signal.Part;

/** The kinds of part in the order of a step and of the memory; they are listed here and nowhere else. */
enum Stage {
  SCREEN(Event.class),
  MEASURE(Measurement.class),
  EXAMINE(Event.class),
  GUARD(Guard.class),
  DRIVE(Law.class),
  EVOLVE(Evolution.class),
  LIMIT(Limit.class);

  private final Class<? extends Part> kind;

  Stage(Class<? extends Part> kind) {
    this.kind = kind;
  }

  /** What a part of this stage must be. */
  Class<? extends Part> kind() {
    return kind;
  }
}
