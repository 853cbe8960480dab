package io.github.ae4j.djl;

import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import org.jspecify.annotations.Nullable;

/** What a forward pass takes the model's tensors from: those it has now. DJL's own store keeps those it saw first. */
final class CurrentStore {
  private final Trainer trainer;
  private final DjlAdapter adapter;
  private @Nullable ParameterStore store;
  private long looked;

  CurrentStore(Trainer trainer, DjlAdapter adapter) {
    this.trainer = trainer;
    this.adapter = adapter;
  }

  /** The store; another one wherever something has changed in the model. */
  ParameterStore get() {
    long changes = adapter.look();
    ParameterStore found = store;
    if (found == null || changes != looked) {
      found = new ParameterStore(trainer.getManager(), false);
      found.setParameterServer(null, trainer.getDevices());
      store = found;
      looked = changes;
    }
    return found;
  }
}
