package io.github.ae4j.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.adapter.ServedReadout;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.group.ArrayGroup;
import io.github.ae4j.group.GroupRole;
import io.github.ae4j.preset.Presets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A bare updater's parameters in groups: one group, files, gradients, and what is refused. */
class UpdaterGroupsTest {
  private static final int SECOND = 21;
  private static final int SIZE = Ripple.SIZE;
  private static final ArrayGroup BODY = ArrayGroup.own("body", 0, SECOND);
  private static final ArrayGroup HEAD = ArrayGroup.own("head", SECOND, SIZE);

  private static Ripple ripple(String updater) {
    return new Ripple(Updaters.of(updater), DataType.FLOAT);
  }

  private static void train(Ripple ripple, SteeredUpdater steered, int from, int to) {
    for (int t = from; t < to; t++) {
      steered.step(ripple.loss(t), ripple.gradient(t));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Adam", "Nesterovs", "AMSGrad"})
  void oneGroupIsTrainedBitByBitAsWithoutAny(String updater) {
    Ripple plain = ripple(updater);
    Ripple grouped = ripple(updater);
    try (SteeredUpdater a = plain.steered(Presets.standard());
        SteeredUpdater b = grouped.steered(Presets.standard(), ArrayGroup.own("all", 0, SIZE))) {
      train(plain, a, 0, 50);
      train(grouped, b, 0, 50);
      assertArrayEquals(plain.weights(), grouped.weights());
      assertEquals(List.of("all"), b.loop().groups());
    }
  }

  @Test
  void aResumedRunGoesOnAsTheUninterrupted(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("state");
    Ripple whole = ripple("Adam");
    Ripple resumed = ripple("Adam");
    try (SteeredUpdater a = whole.steered(Presets.standard(), BODY, HEAD);
        SteeredUpdater b = resumed.steered(Presets.standard(), BODY, HEAD)) {
      train(whole, a, 0, 20);
      AeNd4j.saveState(a, file);
      resumed.theta.assign(whole.theta);
      AeNd4j.restoreState(b, file);
      train(whole, a, 20, 60);
      train(resumed, b, 20, 60);
      assertArrayEquals(whole.weights(), resumed.weights());
    }
  }

  @Test
  void theGradientOfWhatIsFrozenMayHoldAnythingAndStays() {
    Ripple ripple = ripple("Adam");
    try (SteeredUpdater steered =
        ripple.steered(Presets.standard(), BODY, ArrayGroup.frozen("head", SECOND, SIZE))) {
      double before = ripple.theta.getDouble(SECOND);
      INDArray gradient = ripple.gradient(0);
      gradient.putScalar(SECOND, Float.NaN);
      steered.step(ripple.loss(0), gradient);
      assertEquals(1, steered.iteration());
      assertTrue(Double.isNaN(gradient.getDouble(SECOND)));
      assertEquals(before, ripple.theta.getDouble(SECOND));
    }
  }

  @Test
  void theReadoutOfEachGroupIsServedAndPutBack() {
    Ripple both = ripple("Adam");
    Ripple body = new Ripple(Updaters.of("Adam"), DataType.FLOAT, 0, SECOND);
    try (SteeredUpdater a = both.steered(Presets.standard(), BODY, HEAD);
        SteeredUpdater b = body.steered(Presets.standard())) {
      for (int t = 0; t < 30; t++) {
        double falls = 1.0 / (1.0 + 0.02 * t);
        float gradient = (float) (0.1 * falls * (1.0 + 0.5 * Math.sin(0.7 * t)));
        a.step(0.5 + falls, Nd4j.valueArrayOf(new long[] {SIZE}, gradient, DataType.FLOAT));
        b.step(0.5 + falls, Nd4j.valueArrayOf(new long[] {SECOND}, gradient, DataType.FLOAT));
      }
      double[] trained = both.weights();
      try (ServedReadout one = a.serveReadout();
          ServedReadout other = b.serveReadout()) {
        double[] served = both.weights();
        assertArrayEquals(body.weights(), Arrays.copyOf(served, SECOND));
        assertNotEquals(trained[SIZE - 1], served[SIZE - 1]);
      }
      assertArrayEquals(trained, both.weights());
    }
  }

  @Test
  void aClosedUpdaterGoesOnFromTheFirstGroupsValues() {
    Ripple ripple = ripple("Adam");
    try (SteeredUpdater steered = ripple.steered(Presets.standard(), BODY, HEAD)) {
      train(ripple, steered, 0, 5);
      steered.loop().move(1, Coefficient.LEARNING_RATE, 1e-6);
      train(ripple, steered, 5, 6);
    }
    double rate = ripple.updater.getConfig().getLearningRate(0, 0);
    assertTrue(rate > 1e-3 && rate < 1.0, "rate is " + rate);
    double[] before = ripple.weights();
    ripple.bareStep(ripple.gradient(6), 6);
    assertNotEquals(before[SIZE - 1], ripple.weights()[SIZE - 1]);
  }

  @Test
  void whatCannotBeGroupedIsRefused() {
    refused("Adam", "must fill 37 coordinates", BODY);
    refused("Adam", "must have different names", BODY, ArrayGroup.own("body", SECOND, SIZE));
    refused(
        "Adam",
        "head shares with tail",
        BODY,
        ArrayGroup.sharing("head", SECOND, SIZE, "tail", 2.0));
    refused(
        "AdaDelta",
        "proportion of group head must be 1 under AdaDelta, which has no rate, got 2.0",
        BODY,
        ArrayGroup.sharing("head", SECOND, SIZE, "body", 2.0));
    refused(
        "Adam",
        "proportion of group head must be 1 where it has a state of its own, got 2.0",
        BODY,
        new ArrayGroup("head", SECOND, SIZE, "head", 2.0, GroupRole.TRAINED));
  }

  private static void refused(String updater, String why, ArrayGroup... groups) {
    Ripple ripple = ripple(updater);
    var config = ripple.updater.getConfig();
    String said =
        assertThrows(
                IllegalArgumentException.class, () -> ripple.steered(Presets.standard(), groups))
            .getMessage();
    assertTrue(said.contains(why), said);
    assertSame(config, ripple.updater.getConfig());
  }
}
