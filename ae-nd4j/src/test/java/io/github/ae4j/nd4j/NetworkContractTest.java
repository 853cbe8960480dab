package io.github.ae4j.nd4j;

import io.github.ae4j.Preset;
import io.github.ae4j.testkit.AdapterSubject;
import org.jspecify.annotations.Nullable;

/** Every updater that can be steered keeps the contract of adapters, in a DL4J network. */
class NetworkContractTest extends EveryUpdaterContract {
  @Override
  AdapterSubject subject(String updater, @Nullable Preset preset) {
    return new NetworkSubject(Networks.layered(Updaters.of(updater)), preset);
  }
}
