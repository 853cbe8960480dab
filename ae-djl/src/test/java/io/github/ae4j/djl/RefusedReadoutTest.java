package io.github.ae4j.djl;

import static io.github.ae4j.djl.Refused.refused;
import static io.github.ae4j.djl.Refused.says;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import io.github.ae4j.djl.form.OptimizerFields;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An average that must not be served, or cannot be. */
class RefusedReadoutTest {
  /** Put back, the parameters would find their gradients zeroed. */
  @Test
  void gradientsThatWaitForTheirStepAreNotServedOver() {
    try (Ripple served = new Ripple(Optimizers.adam());
        Ripple undisturbed = new Ripple(Optimizers.adam());
        SteeredTrainer first = served.steered(MomentReadoutTest.WEIGHTED);
        SteeredTrainer second = undisturbed.steered(MomentReadoutTest.WEIGHTED)) {
      served.steps(first, 1, 10);
      undisturbed.steps(second, 1, 10);
      served.differentiate(first, 11);
      undisturbed.differentiate(second, 11);
      says(
          refused(IllegalStateException.class, first::serveReadout),
          "between steps",
          "make the step first");
      served.step(first, 12);
      undisturbed.step(second, 12);
      first.serveReadout().close();
      assertArrayEquals(undisturbed.weights(), served.weights());
    }
  }

  @Test
  void whatFailsWhileServingIsPutBack() {
    try (Ripple ripple = new Ripple(Optimizers.adam());
        SteeredTrainer trainer = ripple.steered(MomentReadoutTest.WEIGHTED)) {
      ripple.steps(trainer, 1, 10);
      double[] theta = ripple.weights();
      Map<Device, NDArray> second = breaking(ripple, () -> {});
      assertThrows(ArithmeticException.class, trainer::serveReadout);
      assertArrayEquals(theta, ripple.weights());
      moments(ripple).put(secondId(ripple), second);
      trainer.serveReadout().close();
      ripple.step(trainer, 11);
    }
  }

  /** The first parameter's average is in its place by then, and what was kept is lost. */
  @Test
  void whatCannotBePutBackEither() {
    try (Ripple ripple = new Ripple(Optimizers.adam())) {
      SteeredTrainer trainer = ripple.steered(MomentReadoutTest.WEIGHTED);
      ripple.steps(trainer, 1, 10);
      List<NDArray> kept = new ArrayList<>();
      Runnable losing =
          () -> {
            kept.addAll(trainer.adapter().manager().getManagedArrays());
            kept.forEach(NDArray::close);
          };
      Map<Device, NDArray> second = breaking(ripple, losing);
      Throwable failure = assertThrows(ArithmeticException.class, trainer::serveReadout);
      assertEquals(2, kept.size());
      assertEquals(1, failure.getSuppressed().length);
      moments(ripple).put(secondId(ripple), second);
      MomentReadoutTest.refusedWhileServed(() -> ripple.step(trainer, 11));
      assertThrows(IllegalStateException.class, trainer::close);
    }
  }

  /** Has a moment that the second parameter's average is made of fail; gives back what was there. */
  private static Map<Device, NDArray> breaking(Ripple ripple, Runnable before) {
    NDArray broken =
        (NDArray)
            Proxy.newProxyInstance(
                NDArray.class.getClassLoader(),
                new Class<?>[] {NDArray.class},
                (proxy, method, arguments) -> {
                  before.run();
                  throw new ArithmeticException(method.getName());
                });
    return moments(ripple).put(secondId(ripple), Map.of(Device.cpu(), broken));
  }

  private static Map<String, Map<Device, NDArray>> moments(Ripple ripple) {
    return new OptimizerFields(ripple.optimizer()).firstMoments().tensors();
  }

  private static String secondId(Ripple ripple) {
    return ripple.model.getBlock().getParameters().valueAt(1).getId();
  }
}
