package io.github.ae4j.testkit;

import io.github.ae4j.limit.Limit;
import io.github.ae4j.signal.Part;

/** The properties of a part, for a limit; a test class implements {@link #limit}. */
public interface LimitContract extends PartContract {
  /** The limit under test. */
  Limit limit();

  @Override
  default Part part() {
    return limit();
  }
}
