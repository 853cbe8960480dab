package io.github.ae4j.nd4j;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.preset.Presets;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.AdaBeliefUpdater;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.AdaBelief;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.schedule.FixedSchedule;

/** What cannot be steered is refused by name and reason, and left as it was. */
class RefusalTest {
  private static void refused(String word, Executable action) {
    IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, action);
    assertTrue(refused.getMessage().contains(word), refused.getMessage());
  }

  private static GradientUpdater<?> adam(Adam config, int size) {
    return config.instantiate(Nd4j.create(DataType.FLOAT, 2L * size), true);
  }

  @Test
  void otherUpdaters() {
    INDArray theta = Nd4j.create(DataType.FLOAT, 4);
    refused(
        "AdaBelief",
        () -> AeNd4j.steer(new AdaBeliefUpdater(new AdaBelief()), theta, Presets.standard()));
    refused(
        "NoOp",
        () ->
            AeNd4j.steer(new NoOp().instantiate((INDArray) null, true), theta, Presets.standard()));
  }

  /** DL4J instantiates it only when it is asked for its updater, and fails. */
  @Test
  void otherUpdatersInNetworks() {
    refused(
        "AdaBelief", () -> AeDl4j.steer(Networks.layered(new AdaBelief(0.1)), Presets.standard()));
    refused(
        "AdaBelief", () -> AeDl4j.steer(Networks.graph(new AdaBelief(0.1)), Presets.standard()));
  }

  @Test
  void stateThatIsNotTheParameters() {
    INDArray theta = Nd4j.create(DataType.FLOAT, 5);
    refused("state", () -> AeNd4j.steer(adam(new Adam(0.1), 6), theta, Presets.standard()));
    refused("none", () -> AeNd4j.steer(new AdamUpdater(new Adam(0.1)), theta, Presets.standard()));
    INDArray wide = Nd4j.create(DataType.DOUBLE, 5);
    refused("FLOAT", () -> AeNd4j.steer(adam(new Adam(0.1), 5), wide, Presets.standard()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sgd", "RmsProp", "AdaGrad", "AdaDelta"})
  void standardNeedsAFirstMoment(String name) {
    refused(name, () -> new Ripple(Updaters.of(name)).steered(Presets.standard()));
  }

  @Test
  void schedulesOfItsOwn() {
    Adam config = new Adam(0.1);
    config.setLearningRateSchedule(new FixedSchedule(0.1));
    refused(
        "FixedSchedule",
        () -> AeNd4j.steer(adam(config, 4), Nd4j.create(DataType.FLOAT, 4), Presets.standard()));
  }

  @Test
  void arraysThatAreNotOneRunOfFloats() {
    GradientUpdater<?> updater = adam(new Adam(0.1), 4);
    refused("INT", () -> AeNd4j.steer(updater, Nd4j.create(DataType.INT, 4), Presets.standard()));
    INDArray gaps =
        Nd4j.create(DataType.FLOAT, 4, 2).get(NDArrayIndex.all(), NDArrayIndex.point(0));
    refused("gaps", () -> AeNd4j.steer(updater, gaps, Presets.standard()));
    try (SteeredUpdater steered =
        AeNd4j.steer(updater, Nd4j.create(DataType.FLOAT, 4), Presets.standard())) {
      refused("4", () -> steered.step(1.0, Nd4j.create(DataType.FLOAT, 5)));
      refused("FLOAT", () -> steered.step(1.0, Nd4j.create(DataType.DOUBLE, 4)));
    }
  }

  @Test
  void aStepAfterClosing() {
    Ripple ripple = new Ripple(new Adam(0.1));
    SteeredUpdater steered = ripple.steered(Presets.standard());
    steered.close();
    steered.close();
    assertThrows(
        IllegalStateException.class, () -> steered.step(ripple.loss(1), ripple.gradient(1)));
  }

  /** Loads this module anew, and nothing of DL4J. */
  private static final class WithoutNetworks extends URLClassLoader {
    WithoutNetworks(URL[] classPath, ClassLoader parent) {
      super(classPath, parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("org.deeplearning4j.")) {
        throw new ClassNotFoundException(name);
      }
      if (name.startsWith("io.github.ae4j.nd4j.")) {
        synchronized (getClassLoadingLock(name)) {
          Class<?> loaded = findLoadedClass(name);
          return loaded == null ? findClass(name) : loaded;
        }
      }
      return super.loadClass(name, resolve);
    }
  }

  @Test
  void bareUpdatersNeedNoDl4j() throws Exception {
    List<URL> own =
        Arrays.asList(
            AeNd4j.class.getProtectionDomain().getCodeSource().getLocation(),
            RefusalTest.class.getProtectionDomain().getCodeSource().getLocation());
    try (WithoutNetworks loader =
        new WithoutNetworks(own.toArray(URL[]::new), RefusalTest.class.getClassLoader())) {
      Class<?> job = loader.loadClass("io.github.ae4j.nd4j.RefusalTest$BareJob");
      assertTrue(job.getClassLoader() == loader);
      var constructor = job.getDeclaredConstructor();
      constructor.setAccessible(true);
      ((Runnable) constructor.newInstance()).run();
      assertThrows(
          NoClassDefFoundError.class,
          () -> loader.loadClass("io.github.ae4j.nd4j.AeDl4j").getDeclaredMethods());
    }
  }

  /** Steers a bare updater for some steps. */
  static final class BareJob implements Runnable {
    BareJob() {}

    @Override
    public void run() {
      Ripple ripple = new Ripple(new Adam(0.1));
      double[] before = ripple.weights();
      try (SteeredUpdater steered = ripple.steered(Presets.standard())) {
        for (int t = 1; t <= 20; t++) {
          steered.step(ripple.loss(t), ripple.gradient(t));
        }
      }
      if (Arrays.equals(before, ripple.weights())) {
        throw new IllegalStateException("the parameters must have moved");
      }
    }
  }
}
