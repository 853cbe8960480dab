package io.github.ae4j.testkit;

import io.github.ae4j.limit.Limit;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** The properties every limit has, for jqwik; a test class implements {@link #limit}. */
public interface LimitContract {
  /** The limit under test. */
  Limit limit();

  /** See {@link LimitChecks#all}. */
  @Property(tries = 100, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  default void bounds(@ForAll long seed) {
    LimitChecks.all(this::limit, seed);
  }
}
