package io.github.ae4j.testkit;

import io.github.ae4j.Preset;

/**
 * What an adapter's test supplies: one tiny deterministic problem with its optimizer, made anew at
 * each call and always from the same start.
 */
public interface AdapterFixture {
  /** The problem with the optimizer alone. */
  AdapterSubject bare();

  /** The problem with the same optimizer under a loop. */
  AdapterSubject steered(Preset preset);
}
