package io.github.ae4j.array;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The last two snapshots of parameters, moments and averaged readout. Given back is the one before the last: the last
 * may have been taken when a fault was there and not yet seen.
 */
final class Snapshots {
  private final ArrayPlant plant;
  private final Supplier<@Nullable Readout> readout;
  private final Deque<Snapshot> kept = new ArrayDeque<>();

  private record Snapshot(
      Vector parameters, double[] moments, double[] rates, double @Nullable [] readout) {}

  /**
   * None yet.
   *
   * @param readout the averaged readout, if there is one
   */
  Snapshots(ArrayPlant plant, Supplier<@Nullable Readout> readout) {
    this.plant = plant;
    this.readout = readout;
  }

  void keep() {
    Vector parameters = plant.parameters().zeros();
    parameters.copyFrom(plant.parameters());
    Readout average = readout.get();
    kept.addLast(
        new Snapshot(
            parameters,
            plant.moments().state(),
            plant.moments().rates(),
            average == null ? null : average.copy()));
    if (kept.size() > 2) {
      kept.removeFirst();
    }
  }

  /** Lets all go: what comes now lies on another path. */
  void forget() {
    kept.clear();
  }

  /** Puts the older one back, if there is one; it is the only one then. */
  void giveBack() {
    Snapshot snapshot = kept.peekFirst();
    if (snapshot == null) {
      return;
    }
    plant.parameters().copyFrom(snapshot.parameters());
    plant.moments().restore(snapshot.moments());
    plant.moments().rates(snapshot.rates());
    Readout average = readout.get();
    if (average != null && snapshot.readout() != null) {
      average.set(snapshot.readout());
    }
    if (kept.size() > 1) {
      kept.removeLast();
    }
  }
}
