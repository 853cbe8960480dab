package io.github.ae4j.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.preset.Presets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;

/** Arrays are paired by index, and asked at each step where they point. */
class LayoutTest {
  private static final int ROWS = 3;
  private static final int COLUMNS = 4;
  private static final List<String> KINDS = List.of("Adam", "Nesterovs");

  private static IUpdater config(String kind) {
    return kind.equals("Adam") ? new Adam(0.05) : new Nesterovs(0.05, 0.9);
  }

  private static GradientUpdater<?> updater(String kind, DataType type) {
    IUpdater config = config(kind);
    INDArray state = Nd4j.create(type, 1, config.stateSize((long) ROWS * COLUMNS));
    return config.instantiate(state, true);
  }

  private static INDArray matrix(DataType type, char order) {
    INDArray all = Nd4j.create(type, new long[] {ROWS, COLUMNS}, order);
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < COLUMNS; j++) {
        all.putScalar(i, j, i + 0.1 * j);
      }
    }
    return all;
  }

  /** Of a pull to 10 i - j. */
  private static INDArray gradient(INDArray theta, char order) {
    INDArray all = Nd4j.create(theta.dataType(), new long[] {ROWS, COLUMNS}, order);
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < COLUMNS; j++) {
        all.putScalar(i, j, theta.getDouble(i, j) - (10.0 * i - j));
      }
    }
    return all;
  }

  private static double[][] trained(
      String kind, DataType type, char thetas, char gradients, Preset preset) {
    INDArray theta = matrix(type, thetas);
    try (SteeredUpdater steered = AeNd4j.steer(updater(kind, type), theta, preset)) {
      for (int t = 0; t < 60; t++) {
        INDArray before = theta.dup();
        INDArray gradient = gradient(theta, gradients);
        if (steered.step(1.0, gradient) != Verdict.SKIP) {
          assertArrayEquals(
              before.sub(theta).dup('c').data().asDouble(),
              gradient.dup('c').data().asDouble(),
              1e-5,
              "the update stands where the gradient was, by index");
        }
      }
    }
    return theta.toDoubleMatrix();
  }

  @ParameterizedTest
  @CsvSource({"Adam,FLOAT", "Adam,DOUBLE", "Nesterovs,FLOAT"})
  void everyPairOfOrdersIsPairedByIndex(String kind, DataType type) {
    for (Preset preset : List.of(Loops.EMPTY, Presets.standard())) {
      double[][] right = trained(kind, type, 'c', 'c', preset);
      for (String orders : List.of("cf", "fc", "ff")) {
        double[][] got = trained(kind, type, orders.charAt(0), orders.charAt(1), preset);
        for (int i = 0; i < ROWS; i++) {
          assertArrayEquals(right[i], got[i], 1e-3, orders + " row " + i);
        }
      }
    }
  }

  @Test
  void aVectorOfGradientsIsThatOfRows() {
    INDArray theta = matrix(DataType.FLOAT, 'c');
    try (SteeredUpdater steered =
        AeNd4j.steer(updater("Adam", DataType.FLOAT), theta, Presets.standard())) {
      steered.step(1.0, gradient(theta, 'c').reshape(ROWS * COLUMNS));
    }
    INDArray columns = matrix(DataType.FLOAT, 'f');
    try (SteeredUpdater steered =
        AeNd4j.steer(updater("Adam", DataType.FLOAT), columns, Presets.standard())) {
      INDArray vector = Nd4j.create(DataType.FLOAT, ROWS * COLUMNS);
      refused(IllegalArgumentException.class, "shape", () -> steered.step(1.0, vector));
    }
  }

  @Test
  void stateThatLiesOtherwiseIsRefused() {
    for (char order : new char[] {'c', 'f'}) {
      for (char states : new char[] {'c', 'f'}) {
        INDArray theta = matrix(DataType.FLOAT, order);
        AdamUpdater updater = new AdamUpdater(new Adam(0.05));
        INDArray view = Nd4j.create(DataType.FLOAT, 1, 2L * ROWS * COLUMNS);
        updater.setStateViewArray(view, theta.shape(), states, true);
        Executable steering = () -> AeNd4j.steer(updater, theta, Presets.standard()).close();
        if (order == 'c' && states == 'c') {
          org.junit.jupiter.api.Assertions.assertDoesNotThrow(steering);
        } else {
          refused(IllegalArgumentException.class, "c order", steering);
        }
      }
    }
  }

  private static void refused(
      Class<? extends RuntimeException> type, String word, Executable action) {
    String message = String.valueOf(assertThrows(type, action).getMessage());
    assertTrue(message.contains(word), message);
  }

  /** With five million numbers the memory is given back, and reading it ends the process. */
  @ParameterizedTest
  @ValueSource(ints = {40, 5_000_000})
  void aClosedGradientIsRefused(int size) {
    for (String kind : KINDS) {
      INDArray theta = Nd4j.create(DataType.FLOAT, size);
      IUpdater config = config(kind);
      GradientUpdater<?> updater =
          config.instantiate(Nd4j.create(DataType.FLOAT, 1, config.stateSize(size)), true);
      try (SteeredUpdater steered = AeNd4j.steer(updater, theta, Presets.standard())) {
        INDArray gradient = Nd4j.ones(DataType.FLOAT, size);
        steered.step(1.0, gradient);
        gradient.close();
        refused(IllegalStateException.class, "closed", () -> steered.step(1.0, gradient));
        steered.step(1.0, Nd4j.ones(DataType.FLOAT, size));
        assertEquals(2, steered.loop().steps());
      }
    }
  }

  @Test
  void aGradientWithOtherMemoryIsMeasuredAndUpdatedThere() {
    for (String kind : KINDS) {
      assertArrayEquals(steps(kind, false), steps(kind, true), 0.0);
    }
  }

  private static double[] steps(String kind, boolean sameHandle) {
    INDArray theta = Nd4j.zeros(DataType.FLOAT, 12);
    IUpdater config = config(kind);
    GradientUpdater<?> updater =
        config.instantiate(Nd4j.create(DataType.FLOAT, 1, config.stateSize(12)), true);
    INDArray gradient = Nd4j.ones(DataType.FLOAT, 12);
    try (SteeredUpdater steered = AeNd4j.steer(updater, theta, Presets.standard())) {
      for (int t = 1; t <= 20; t++) {
        INDArray fresh = theta.sub(t % 3);
        if (sameHandle) {
          gradient.setData(fresh.data());
        } else {
          gradient = fresh;
        }
        steered.step(1.0, gradient);
      }
    }
    return theta.toDoubleVector();
  }

  @Test
  void parametersAndStateWithOtherMemoryAreRefused() {
    Ripple ripple = new Ripple(new Adam(0.05));
    try (SteeredUpdater steered = ripple.steered(Presets.standard())) {
      steered.step(ripple.loss(1), ripple.gradient(1));
      var kept = ripple.theta.data();
      ripple.theta.setData(ripple.theta.dup().data());
      refused(
          IllegalStateException.class,
          "parameters must stay",
          () -> steered.step(ripple.loss(2), ripple.gradient(2)));
      ripple.theta.setData(kept);
      ((AdamUpdater) ripple.updater).setM(Nd4j.create(DataType.FLOAT, Ripple.SIZE));
      refused(
          IllegalStateException.class,
          "state of the updater must stay",
          () -> steered.step(ripple.loss(2), ripple.gradient(2)));
      assertEquals(1, steered.loop().steps());
    }
  }

  /** Updaters that are made from one configuration share it. */
  @Test
  void anotherUpdaterOfOneConfigurationKeepsItsOwn() {
    Adam shared = new Adam(0.05);
    Ripple one = new Ripple(shared);
    Ripple two = new Ripple(shared);
    try (SteeredUpdater first = one.steered(Presets.standard());
        SteeredUpdater second = two.steered(Presets.standard())) {
      for (int t = 1; t <= 30; t++) {
        first.step(one.loss(t), one.gradient(t));
        second.step(two.loss(t), two.gradient(t));
      }
      assertEquals(first.loop().checkpoint(), second.loop().checkpoint());
    }
    assertEquals(new Adam(0.05), shared);
    assertTrue(one.updater.getConfig().getLearningRate(0, 0) != 0.05);
    assertThrows(
        IllegalArgumentException.class,
        () -> new Ripple(Updaters.of("Sgd")).steered(Presets.standard()));
  }
}
