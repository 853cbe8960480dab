package io.github.ae4j.nd4j.samediff;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.learning.GradientUpdater;

/** The updaters of a network, one a variable, which it makes at its first {@code fit} or here. */
final class NetworkUpdaters {
  private static final MethodHandle INITIALIZE = initialize();

  private NetworkUpdaters() {}

  private static MethodHandle initialize() {
    try {
      return MethodHandles.privateLookupIn(SameDiff.class, MethodHandles.lookup())
          .findVirtual(SameDiff.class, "initializeTraining", MethodType.methodType(void.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("ND4J must be of version 1.0.0-M2.1, got another one", e);
    }
  }

  @SuppressWarnings("rawtypes") // as SameDiff declares them
  static Map<String, GradientUpdater> of(SameDiff network) {
    try {
      INITIALIZE.invokeExact(network);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("the updaters of a network could not be made", e);
    }
    return network.getUpdaterMap();
  }
}
