package io.github.ae4j.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.law.Law;
import io.github.ae4j.preset.Presets;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/** Decay and gradients that no step may follow, and failures after an update was made. */
class HostileStepTest {
  private static double length(double[] values) {
    return Math.sqrt(Arrays.stream(values).map(v -> v * v).sum());
  }

  private static SameDiffRipple decaying(double rate, double decay) {
    SameDiffRipple ripple = new SameDiffRipple(new Adam(rate));
    ripple.network.getTrainingConfig().setRegularization(List.of(new WeightDecay(decay, true)));
    return ripple;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 6, 60})
  void labelsTimes1e8OnceLeaveANetworkWithDecayNear(int at) {
    MultiLayerNetwork network = Networks.layered(Networks.start(new Adam(0.01)).weightDecay(0.01));
    try (SteeredNetwork steered = AeDl4j.steer(network, Presets.standard())) {
      double before = 0.0;
      for (int t = 1; t <= at + 500; t++) {
        DataSet batch = Networks.batch(t);
        if (t == at) {
          before = network.params().norm2Number().doubleValue();
          batch.getLabels().muli(1e8);
        }
        Networks.fit(network, batch);
        double after = network.params().norm2Number().doubleValue();
        assertTrue(t < at || after < 3.0 * before + 3.0, after + " at " + t);
      }
      assertTrue(steered.loop().steps() > at);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 6, 60})
  void aHugeBatchLeavesAGraphWithDecayNear(int at) {
    SameDiffRipple ripple = decaying(0.01, 0.01);
    try (SteeredSameDiff steered = AeSameDiff.steer(ripple.network, Presets.standard())) {
      double before = length(ripple.weights());
      for (int t = 1; t <= at + 500; t++) {
        MultiDataSet batch = ripple.batch(t);
        if (t == at) {
          for (INDArray labels : batch.getLabels()) {
            labels.muli(1e8);
          }
        }
        steered.step(batch);
        assertTrue(length(ripple.weights()) < 3.0 * before + 3.0, "at " + t);
      }
    }
  }

  @Test
  void gradientsOfZeroUnderAHugeRateTakeATenthAStep() {
    SameDiffRipple ripple = decaying(1000.0, 0.01);
    double[] start = ripple.weights();
    try (SteeredSameDiff steered = AeSameDiff.steer(ripple.network, Presets.standard())) {
      for (int t = 1; t <= 10; t++) {
        steered.step(zero(ripple));
      }
    }
    double[] expected = Arrays.stream(start).map(w -> Math.pow(0.9, 10) * w).toArray();
    assertArrayEquals(expected, ripple.weights(), 1e-5);
  }

  private static MultiDataSet zero(SameDiffRipple ripple) {
    MultiDataSet batch = ripple.batch(1);
    for (INDArray features : batch.getFeatures()) {
      features.assign(0.0);
    }
    return batch;
  }

  /** Under fit the first update is made by the user's rate. */
  @Test
  void aFirstUpdateThatWouldDecayTooMuchIsRefused() {
    SameDiffRipple ripple = decaying(1000.0, 0.01);
    assertEquals(
        "learning rate times weight decay of the first update must be in [0.0, 0.1], got 10.0",
        assertThrows(
                IllegalArgumentException.class,
                () -> AeSameDiff.listener(ripple.network, Presets.standard()))
            .getMessage());
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e10, 1001.0})
  void aDecayThatIsNoneIsRefused(double decay) {
    SameDiffRipple ripple = decaying(0.01, decay);
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> AeSameDiff.steer(ripple.network, Presets.standard()))
            .getMessage();
    assertEquals("weight decay must be in [0.0, 1000.0], got " + decay, message);
    MultiLayerNetwork network =
        Networks.layered(Networks.start(new Adam(0.01)).weightDecay(1.5, false));
    message =
        assertThrows(
                IllegalArgumentException.class, () -> AeDl4j.steer(network, Presets.standard()))
            .getMessage();
    assertTrue(
        message.startsWith("weight decay without the learning rate, a part of the parameters"),
        message);
  }

  @Test
  void aGradientWhoseSquareTheSecondMomentCannotHoldIsLeftOut() {
    INDArray theta = Nd4j.ones(DataType.FLOAT, 6);
    try (SteeredUpdater steered =
        AeNd4j.steer(
            new Adam(0.01).instantiate(Nd4j.zeros(DataType.FLOAT, 1, 12), true),
            theta,
            Presets.standard())) {
      for (int t = 1; t <= 10; t++) {
        steered.step(1.0, theta.dup());
      }
      double[] before = theta.toDoubleVector();
      INDArray spoilt = theta.dup().putScalar(2, 1e21f);
      assertEquals(Verdict.SKIP, steered.step(1.0, spoilt));
      assertArrayEquals(before, theta.toDoubleVector());
      for (int t = 1; t <= 10; t++) {
        steered.step(1.0, theta.dup());
      }
      for (int i = 0; i < before.length; i++) {
        assertNotEquals(before[i], theta.getDouble(i), "coordinate " + i + " moves");
      }
    }
  }

  @Test
  void underFitAStepThatThrowsHasMovedNothing() {
    SameDiffRipple ripple = new SameDiffRipple(new Adam(0.01));
    IllegalStateException failure = new IllegalStateException("law");
    boolean[] fails = {false};
    Law law =
        (signals, coefficients, drive, memory) -> {
          if (fails[0]) {
            throw failure;
          }
        };
    Preset preset = Presets.standard().with(loop -> loop.law(law));
    SameDiffRipple other = new SameDiffRipple(new Adam(0.01));
    try (SteeringFit listener = AeSameDiff.listener(ripple.network, preset);
        SteeringFit undisturbed = AeSameDiff.listener(other.network, preset)) {
      for (int t = 1; t <= 5; t++) {
        ripple.network.fit(ripple.batch(t), listener);
        other.network.fit(other.batch(t), undisturbed);
      }
      double[] before = ripple.weights();
      fails[0] = true;
      assertSame(
          failure,
          assertThrows(
              IllegalStateException.class, () -> ripple.network.fit(ripple.batch(6), listener)));
      assertArrayEquals(before, ripple.weights());
      fails[0] = false;
      ripple.network.fit(ripple.batch(6), listener);
      other.network.fit(other.batch(6), undisturbed);
      assertArrayEquals(other.weights(), ripple.weights(), 1e-6, "made once");
    }
  }

  @Test
  void underFitAClosedLoopMovesNothing() {
    SameDiffRipple ripple = new SameDiffRipple(new Adam(0.01));
    SteeringFit listener = AeSameDiff.listener(ripple.network, Presets.standard());
    ripple.network.fit(ripple.batch(1), listener);
    listener.loop().close();
    double[] before = ripple.weights();
    assertThrows(IllegalStateException.class, () -> ripple.network.fit(ripple.batch(2), listener));
    assertArrayEquals(before, ripple.weights());
    listener.close();
    ripple.network.fit(ripple.batch(3));
    assertFalse(Arrays.equals(before, ripple.weights()));
  }
}
