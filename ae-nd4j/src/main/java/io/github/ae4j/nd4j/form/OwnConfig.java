package io.github.ae4j.nd4j.form;

import java.lang.reflect.Field;
import java.util.Arrays;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Configurations that one updater has to itself. ND4J hands one object to every updater, layer and network that is
 * made from it, and the loop writes to it at every step; so what is steered gets a copy first.
 */
public final class OwnConfig {
  private OwnConfig() {}

  /**
   * Puts a copy of its configuration into an updater.
   *
   * @return the copy
   * @throws IllegalArgumentException if the updater keeps its configuration where it cannot be exchanged
   */
  public static IUpdater give(GradientUpdater<?> updater) {
    IUpdater own = copy(updater.getConfig());
    put(updater, own);
    return own;
  }

  /** Puts a configuration of the same class into an updater. */
  public static void put(GradientUpdater<?> updater, IUpdater config) {
    Field field = field(updater);
    try {
      field.setAccessible(true);
      field.set(updater, config);
    } catch (IllegalAccessException | RuntimeException e) {
      throw refused(updater, e);
    }
  }

  /** A copy that nobody else holds. */
  public static IUpdater copy(IUpdater config) {
    IUpdater copy = config.clone();
    if (config instanceof AdaGrad from && copy instanceof AdaGrad to) {
      to.setLearningRateSchedule(from.getLearningRateSchedule()); // which its clone() leaves out
    }
    return copy;
  }

  /**
   * A copy that is not equal to it, and acts as it does: of the next larger rate, where there is none of the next
   * larger epsilon. DL4J joins neighbours of equal configurations into one updater, whose state lies in another order.
   */
  public static IUpdater copyApart(IUpdater config) {
    IUpdater copy = copy(config);
    if (copy instanceof AdaDelta delta) {
      delta.setEpsilon(Math.nextUp(delta.getEpsilon()));
    } else {
      ISchedule schedule =
          config instanceof Nesterovs from // which has another, of its momentum
              ? from.getLearningRateSchedule()
              : (ISchedule) UpdaterRefusals.kind(config).schedule(config);
      copy.setLrAndSchedule(Math.nextUp(config.getLearningRate(0, 0)), schedule);
    }
    return copy;
  }

  private static Field field(GradientUpdater<?> updater) {
    for (Class<?> type = updater.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getType().isInstance(updater.getConfig()) && field.getName().equals("config")) {
          return field;
        }
      }
    }
    throw refused(updater, null);
  }

  private static IllegalArgumentException refused(
      GradientUpdater<?> updater, @org.jspecify.annotations.Nullable Exception cause) {
    return new IllegalArgumentException(
        "an updater must keep its configuration in a field named config, as ND4J's do, got "
            + updater.getClass().getName()
            + " with "
            + Arrays.toString(updater.getClass().getDeclaredFields()),
        cause);
  }
}
