package io.github.ae4j.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.evolution.MultiplicativeEvolution;
import io.github.ae4j.law.Leak;
import io.github.ae4j.nd4j.form.UpdaterKind;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.signal.Statistic;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.autodiff.listeners.At;
import org.nd4j.autodiff.listeners.BaseListener;
import org.nd4j.autodiff.listeners.Operation;
import org.nd4j.autodiff.listeners.records.History;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

/** Next-step control under SameDiff's own fit, beside what the contract of adapters asks. */
class SteeringFitTest {
  private static final Preset LEAK =
      (loop, adapter) ->
          loop.coefficient(
                  Coefficient.of(Coefficient.LEARNING_RATE, Chart.LOG, 1e-9, 1e3)
                      .withAnchor(0.05)
                      .withMetaStep(0.1))
              .law(new Leak(Coefficient.LEARNING_RATE, 0.5))
              .evolve(new MultiplicativeEvolution());

  /** Of w a same-step run knows the decay chosen a step before, one under fit that of the update itself. */
  private static final Set<Statistic> WITH_W =
      EnumSet.of(Statistic.G_WG, Statistic.G_WM, Statistic.WG_WG, Statistic.WG_WM, Statistic.WM_WM);

  /** The rate chosen at a step is that of the next update; the first is the user's. */
  @Test
  void whatAStepDecidesTheNextUpdateDoes() {
    SameDiffRipple ripple = new SameDiffRipple(new Sgd(0.01), DataType.DOUBLE);
    double[] theta = ripple.weights();
    double rate = 0.01;
    try (SteeringFit listener = AeSameDiff.listener(ripple.network, LEAK)) {
      for (long t = 1; t <= 20; t++) {
        for (int i = 0; i < theta.length; i++) {
          theta[i] -= rate * Ripple.gradient(i, t, theta[i]);
        }
        ripple.network.fit(ripple.batch(t), listener);
        assertArrayEquals(theta, ripple.weights(), 1e-12, "step " + t);
        rate = listener.loop().coefficient(Coefficient.LEARNING_RATE);
      }
    }
    assertTrue(rate > 0.02, "the leak must have moved the rate, got " + rate);
  }

  /**
   * A run under fit is the same-step run whose decisions come a step later: the same updates, and the same
   * statistics, of what stood before each.
   */
  @ParameterizedTest
  @ValueSource(strings = {"Sgd", "Nesterovs", "Adam", "Nadam", "RmsProp", "AdaGrad"})
  void isTheSameStepRunOneStepLate(String updater) {
    SameDiffRipple late = new SameDiffRipple(Updaters.of(updater), DataType.DOUBLE);
    SameDiffRipple early = new SameDiffRipple(Updaters.of(updater), DataType.DOUBLE);
    Set<String> names = new TreeSet<>(UpdaterKind.of(Updaters.of(updater)).fields().keySet());
    Map<String, Double> start = new HashMap<>();
    Loops.Course course =
        (name, step) -> start.get(name) * (1.0 - 0.05 * (1.0 - Math.cos(0.9 * step)));
    Loops.Watch ofLate = new Loops.Watch();
    Loops.Watch ofEarly = new Loops.Watch();
    early.network.fit(early.batch(1)); // as under fit, by the user's own values
    try (SteeringFit listener =
            AeSameDiff.listener(late.network, both(ofLate.preset(), Loops.along(course, names)));
        SteeredSameDiff training =
            AeSameDiff.steer(early.network, both(ofEarly.preset(), Loops.along(course, names)))) {
      names.forEach(name -> start.put(name, listener.loop().coefficient(name)));
      late.network.fit(late.batch(1), listener);
      for (long t = 2; t <= 40; t++) {
        late.network.fit(late.batch(t), listener);
        training.step(early.batch(t));
        assertArrayEquals(early.weights(), late.weights(), 1e-7, "step " + t);
      }
    }
    for (int t = 2; t <= 40; t++) {
      Set<Statistic> compared = EnumSet.copyOf(ofEarly.seen.get(t - 2).keySet());
      compared.removeAll(WITH_W);
      for (Statistic statistic : compared) {
        double expected = ofEarly.seen.get(t - 2).get(statistic);
        double actual = ofLate.seen.get(t - 1).get(statistic);
        assertEquals(
            expected, actual, 1e-6 * (1.0 + Math.abs(expected)), statistic + " at step " + t);
      }
    }
  }

  private static Preset both(Preset first, Preset second) {
    return (loop, adapter) -> {
      first.configure(loop, adapter);
      second.configure(loop, adapter);
    };
  }

  @Test
  void fitReportsTheTrueLoss() {
    Ripple plain = new Ripple(new Adam(0.01), DataType.DOUBLE);
    SameDiffRipple ripple = new SameDiffRipple(new Adam(0.01), DataType.DOUBLE);
    List<MultiDataSet> batches = List.of(ripple.batch(1));
    try (SteeringFit listener = AeSameDiff.listener(ripple.network, Presets.standard())) {
      History history = ripple.network.fit(new Batches(batches), 1, listener);
      assertEquals(plain.loss(1), listener.loss(), 1e-12 * plain.loss(1));
      assertEquals(
          plain.loss(1),
          history.lossCurve().meanLoss(0).totalLoss(),
          1e-5 * plain.loss(1)); // as float
    }
    assertFalse(
        ripple.network.getTrainingConfig().getTrainEvaluations().containsKey("loss"),
        "the configuration must be as it was");
  }

  @Test
  void aHostileBatchIsUndone() {
    SameDiffRipple ripple = new SameDiffRipple(new Adam(0.01));
    try (SteeringFit listener = AeSameDiff.listener(ripple.network, Presets.standard())) {
      ripple.network.fit(ripple.batch(1), listener);
      double[] before = ripple.weights();
      MultiDataSet batch = ripple.batch(2);
      batch.getFeatures(0).putScalar(0, Float.NaN);
      ripple.network.fit(batch, listener);
      assertArrayEquals(before, ripple.weights());
      ripple.network.fit(ripple.batch(3), listener);
      assertFalse(java.util.Arrays.equals(before, ripple.weights()));
      for (double weight : ripple.weights()) {
        assertTrue(Double.isFinite(weight));
      }
    }
  }

  @Test
  void theFitOfAnotherNetworkIsRefused() {
    SameDiffRipple ripple = new SameDiffRipple(new Adam(0.01));
    SameDiffRipple other = new SameDiffRipple(new Adam(0.01));
    try (SteeringFit listener = AeSameDiff.listener(ripple.network, Presets.standard())) {
      assertThrows(
          IllegalArgumentException.class, () -> other.network.fit(other.batch(1), listener));
    }
    SteeringFit closed = AeSameDiff.listener(ripple.network, Presets.standard());
    closed.close();
    assertThrows(IllegalStateException.class, () -> ripple.network.fit(ripple.batch(1), closed));
  }

  /** Its listeners are not told when a fit fails. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFitThatFailedDoesNotHoldTheDoor(boolean elsewhere) throws Exception {
    SameDiffRipple ripple = new SameDiffRipple(new Adam(0.01));
    SteeringFit fit = AeSameDiff.listener(ripple.network, Presets.standard());
    BaseListener failing =
        new BaseListener() {
          @Override
          public boolean isActive(Operation operation) {
            return operation == Operation.TRAINING;
          }

          @Override
          public void iterationStart(
              SameDiff network,
              At at,
              org.nd4j.linalg.dataset.api.MultiDataSet batch,
              long etlMilliseconds) {
            throw new IllegalStateException("no data");
          }
        };
    Executable fails =
        () ->
            assertThrows(
                IllegalStateException.class,
                () -> ripple.network.fit(ripple.batch(1), fit, failing));
    if (elsewhere) {
      CompletableFuture.runAsync(() -> assertDoesNotThrow(fails)).get();
    } else {
      assertDoesNotThrow(fails);
    }
    ripple.network.fit(ripple.batch(1), fit);
    assertEquals(1, fit.loop().steps());
    assertDoesNotThrow(fails);
    fit.close();
  }
}
