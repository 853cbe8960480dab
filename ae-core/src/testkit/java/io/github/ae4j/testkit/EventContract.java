package io.github.ae4j.testkit;

import io.github.ae4j.event.Event;
import io.github.ae4j.signal.Part;

/** The properties of a part, for an event; a test class implements {@link #event}. */
public interface EventContract extends PartContract {
  /** The event under test. */
  Event event();

  @Override
  default Part part() {
    return event();
  }
}
