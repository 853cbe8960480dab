package io.github.ae4j.nd4j;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Which configurations are steered now, by identity. ND4J's configurations are compared by value and have
 * no room for a mark that would not be saved with a model; so this list is the one thing here that a
 * process shares. It keeps nothing alive.
 */
final class Claims {
  private static final List<WeakReference<IUpdater>> CLAIMED = new ArrayList<>();

  private Claims() {}

  /**
   * Claims configurations, all or none.
   *
   * @throws IllegalStateException if one is claimed
   */
  private static void take(List<IUpdater> configs) {
    synchronized (CLAIMED) {
      CLAIMED.removeIf(claim -> claim.get() == null);
      for (IUpdater config : configs) {
        if (CLAIMED.stream().anyMatch(claim -> claim.refersTo(config))) {
          throw new IllegalStateException(
              "an updater must be steered once at a time, got an "
                  + config.getClass().getSimpleName()
                  + " that another loop steers; close that one first");
        }
      }
      configs.forEach(config -> CLAIMED.add(new WeakReference<>(config)));
    }
  }

  /**
   * Makes something of configurations that stay claimed, unless it fails.
   *
   * @throws IllegalStateException if one is claimed already
   */
  static <T> T holding(List<IUpdater> configs, Supplier<T> making) {
    take(configs);
    try {
      return making.get();
    } catch (RuntimeException | Error e) {
      release(configs);
      throw e;
    }
  }

  static void release(List<IUpdater> configs) {
    synchronized (CLAIMED) {
      CLAIMED.removeIf(claim -> configs.stream().anyMatch(claim::refersTo));
    }
  }
}
