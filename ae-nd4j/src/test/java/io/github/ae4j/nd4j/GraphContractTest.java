package io.github.ae4j.nd4j;

import io.github.ae4j.Preset;
import io.github.ae4j.testkit.AdapterSubject;
import org.jspecify.annotations.Nullable;

/** Every updater that can be steered keeps the contract of adapters, in a DL4J graph. */
class GraphContractTest extends EveryUpdaterContract {
  @Override
  AdapterSubject subject(String updater, @Nullable Preset preset) {
    return new NetworkSubject(Networks.graph(Updaters.of(updater)), preset);
  }
}
