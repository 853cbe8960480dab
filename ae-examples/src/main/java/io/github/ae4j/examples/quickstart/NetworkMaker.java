package io.github.ae4j.examples.quickstart;

import io.github.ae4j.Preset;
import org.jspecify.annotations.Nullable;

/** Makes the network of an arm. The arms differ in one line of it, where the loop is put around. */
interface NetworkMaker {
  /**
   * A network with the initial weights of the settings' seed.
   *
   * @param preset the loop to put around the optimizer; null leaves it bare
   */
  DigitNetwork make(QuickstartSettings settings, @Nullable Preset preset);
}
