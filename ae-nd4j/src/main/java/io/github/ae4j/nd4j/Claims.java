package io.github.ae4j.nd4j;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What is steered now, by identity: an updater, a network. None of them has room for a mark that would not be saved
 * with a model; so this list is the one thing here that a process shares. It keeps nothing alive.
 */
final class Claims {
  private static final List<WeakReference<Object>> CLAIMED = new ArrayList<>();

  private Claims() {}

  /**
   * Claims a thing.
   *
   * @throws IllegalStateException if it is claimed
   */
  private static void take(Object thing) {
    synchronized (CLAIMED) {
      CLAIMED.removeIf(claim -> claim.get() == null);
      if (CLAIMED.stream().anyMatch(claim -> claim.refersTo(thing))) {
        throw new IllegalStateException(
            "an updater or a network must be steered once at a time, got a "
                + thing.getClass().getSimpleName()
                + " that another loop steers; close that one first");
      }
      CLAIMED.add(new WeakReference<>(thing));
    }
  }

  /**
   * Makes something of a thing that stays claimed, unless it fails.
   *
   * @throws IllegalStateException if it is claimed already
   */
  static <T> T holding(Object thing, Supplier<T> making) {
    take(thing);
    try {
      return making.get();
    } catch (RuntimeException | Error e) {
      release(thing);
      throw e;
    }
  }

  static void release(Object thing) {
    synchronized (CLAIMED) {
      CLAIMED.removeIf(claim -> claim.refersTo(thing));
    }
  }
}
