package io.github.ae4j.nd4j;

import io.github.ae4j.Preset;
import io.github.ae4j.testkit.AdapterSubject;
import org.jspecify.annotations.Nullable;

/** Every updater that can be steered keeps the contract of adapters, under SameDiff's own fit. */
class SteeringFitContractTest extends EveryUpdaterContract {
  @Override
  AdapterSubject subject(String updater, @Nullable Preset preset) {
    return new SameDiffSubject(Updaters.of(updater), preset, true);
  }
}
