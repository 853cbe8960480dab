package io.github.ae4j.examples.freeze;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A training without freezing and one with it, of one seed.
 *
 * @param seed of weights and batches
 * @param without all layers trained throughout
 * @param with layers frozen while their gradient is quiet
 */
record FreezePair(long seed, FrozenRun without, FrozenRun with) {
  /** Time on a core with freezing over that without. */
  double processorRatio() {
    return with.processorSeconds() / without.processorSeconds();
  }

  double wallRatio() {
    return with.wallSeconds() / without.wallSeconds();
  }

  double updatedRatio() {
    return (double) with.updated() / without.updated();
  }

  /** Accuracy with freezing less that without, at the end of a task. */
  double difference(int task) {
    return with.accuracies.get(task) - without.accuracies.get(task);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("seed", seed);
    json.put("processorRatio", processorRatio());
    json.put("wallRatio", wallRatio());
    json.put("updatedRatio", updatedRatio());
    json.put("without", json(without));
    json.put("with", json(with));
    return json;
  }

  private static Map<String, Object> json(FrozenRun run) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("accuracies", run.accuracies);
    json.put("processorSeconds", run.processorSeconds());
    json.put("wallSeconds", run.wallSeconds());
    json.put("updated", run.updated());
    json.put("events", run.events);
    return json;
  }
}
