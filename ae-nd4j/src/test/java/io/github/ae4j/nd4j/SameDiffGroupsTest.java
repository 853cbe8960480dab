package io.github.ae4j.nd4j;

import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.adapter.ServedReadout;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.group.GroupRole;
import io.github.ae4j.group.ParameterGroup;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.schedule.Freezing;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/** SameDiff's variables in groups: one group, files, changes of the network, and what is refused. */
class SameDiffGroupsTest {
  private static final ParameterGroup BODY = ParameterGroup.own("body", "matrix"::equals);
  private static final ParameterGroup HEAD = ParameterGroup.own("head", "vector"::equals);
  private static final ParameterGroup FROZEN = ParameterGroup.frozen("head", "vector"::equals);
  private static final Preset HELD =
      (loop, adapter) -> loop.coefficient(Coefficient.of(LEARNING_RATE, Chart.LINEAR, 0.0, 1.0));

  private static SameDiffRipple ripple() {
    return new SameDiffRipple(new Adam(0.01));
  }

  private static SteeredSameDiff steer(
      SameDiffRipple ripple, Preset preset, ParameterGroup... groups) {
    return AeSameDiff.steer(ripple.network, preset, 0L, List.of(groups));
  }

  private static SteeringFit listen(
      SameDiffRipple ripple, Preset preset, ParameterGroup... groups) {
    return AeSameDiff.listener(ripple.network, preset, 0L, List.of(groups));
  }

  private static void steps(int from, int to, LongConsumer step) {
    for (long t = from; t < to; t++) {
      step.accept(t);
    }
  }

  private static double[] head(SameDiffRipple ripple) {
    double[] all = ripple.weights();
    return Arrays.copyOfRange(all, SameDiffRipple.SECOND, all.length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Adam", "Nesterovs", "AMSGrad"})
  void oneGroupIsTrainedBitByBitAsWithoutAny(String updater) {
    ParameterGroup all = ParameterGroup.own("all", name -> true);
    SameDiffRipple plain = new SameDiffRipple(Updaters.of(updater));
    SameDiffRipple grouped = new SameDiffRipple(Updaters.of(updater));
    try (SteeredSameDiff a = steer(plain, Presets.standard());
        SteeredSameDiff b = steer(grouped, Presets.standard(), all)) {
      steps(1, 50, t -> a.step(plain.batch(t)));
      steps(1, 50, t -> b.step(grouped.batch(t)));
      assertArrayEquals(plain.weights(), grouped.weights());
      assertEquals(List.of("all"), b.loop().groups());
    }
    try (SteeringFit a = listen(plain, Presets.standard());
        SteeringFit b = listen(grouped, Presets.standard(), all)) {
      steps(50, 99, t -> plain.network.fit(plain.batch(t), a));
      steps(50, 99, t -> grouped.network.fit(grouped.batch(t), b));
      assertArrayEquals(plain.weights(), grouped.weights());
    }
  }

  @Test
  void aResumedRunGoesOnAsTheUninterrupted(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("state");
    SameDiffRipple whole = ripple();
    SameDiffRipple resumed = ripple();
    try (SteeredSameDiff a = steer(whole, Presets.standard(), HEAD, BODY);
        SteeredSameDiff b = steer(resumed, Presets.standard(), HEAD, BODY)) {
      steps(1, 20, t -> a.step(whole.batch(t)));
      AeSameDiff.saveState(a, file);
      for (String name : List.of("matrix", "vector")) {
        INDArray values = whole.network.getVariable(name).getArr();
        resumed.network.getVariable(name).getArr().assign(values);
      }
      AeSameDiff.restoreState(b, file);
      steps(20, 60, t -> a.step(whole.batch(t)));
      steps(20, 60, t -> b.step(resumed.batch(t)));
      assertArrayEquals(whole.weights(), resumed.weights());
    }
  }

  @Test
  void theReadoutOfEachGroupIsServedAndPutBack() {
    SameDiffRipple ripple = ripple();
    try (SteeredSameDiff training = steer(ripple, Presets.standard(), BODY, HEAD)) {
      steps(1, 30, t -> training.step(ripple.batch(t)));
      double[] trained = ripple.weights();
      try (ServedReadout served = training.serveReadout()) {
        double[] average = ripple.weights();
        assertNotEquals(trained[0], average[0]);
        assertNotEquals(trained[trained.length - 1], average[trained.length - 1]);
      }
      assertArrayEquals(trained, ripple.weights());
    }
  }

  /** What fit has done to it is undone, of its state too, and a value that the user writes between two steps stays. */
  @Test
  void whatIsFrozenStaysUnderFit() {
    SameDiffRipple ripple = ripple();
    SameDiff network = ripple.network;
    try (SteeringFit fit = listen(ripple, Presets.standard(), BODY, FROZEN)) {
      steps(1, 10, t -> network.fit(ripple.batch(t), fit));
      INDArray vector = network.getVariable("vector").getArr();
      vector.assign(7.0);
      steps(10, 20, t -> network.fit(ripple.batch(t), fit));
      assertEquals(7.0 * vector.length(), vector.sumNumber().doubleValue());
      assertEquals(0.0, state(network, "vector").norm1Number().doubleValue());
      assertNotEquals(0.0, state(network, "matrix").norm1Number().doubleValue());
      assertEquals(0, fit.outsideSteps());
    }
  }

  private static INDArray state(SameDiff network, String variable) {
    return (INDArray) network.getUpdaterMap().get(variable).getState().get("M");
  }

  /** A variable that is trained again goes where its name says, with the state and the rate that there are. */
  @Test
  void whatChangesIsFollowedInItsGroup() {
    SameDiffRipple ripple = ripple();
    SameDiff network = ripple.network;
    ParameterGroup both = ParameterGroup.own("both", name -> true);
    try (SteeredSameDiff training = steer(ripple, Presets.standard(), both)) {
      steps(1, 6, t -> training.step(ripple.batch(t)));
      network.convertToConstant(network.getVariable("vector"));
      double[] held = head(ripple);
      steps(6, 11, t -> training.step(ripple.batch(t)));
      assertArrayEquals(held, head(ripple));
      network.convertToVariable(network.getVariable("vector"));
      steps(11, 16, t -> training.step(ripple.batch(t)));
      assertFalse(Arrays.equals(held, head(ripple)));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aGroupKeepsItsRateWhenAnotherVariableComes(boolean fits) {
    SameDiffRipple ripple = ripple();
    SameDiff network = ripple.network;
    network.convertToConstant(network.getVariable("vector"));
    ParameterGroup late = ParameterGroup.own("late", name -> !name.equals("matrix"));
    ParameterGroup[] groups =
        fits ? new ParameterGroup[] {own(name -> true)} : new ParameterGroup[] {BODY};
    assertThrows(IllegalArgumentException.class, () -> steer(ripple, HELD, BODY, late));
    try (SteeredSameDiff training = steer(ripple, HELD, groups)) {
      training.loop().move(0, LEARNING_RATE, 0.003);
      training.step(ripple.batch(1));
      network.convertToVariable(network.getVariable("vector"));
      if (fits) {
        double[] before = head(ripple);
        training.step(ripple.batch(2));
        assertEquals(0.003, Math.abs(before[0] - head(ripple)[0]), 0.003);
        assertNotEquals(before[0], head(ripple)[0]);
      } else {
        String said =
            assertThrows(IllegalArgumentException.class, () -> training.step(ripple.batch(2)))
                .getMessage();
        assertEquals("parameter vector must belong to a group, and none of [body] takes it", said);
      }
    }
  }

  private static ParameterGroup own(java.util.function.Predicate<String> names) {
    return ParameterGroup.own("all", names);
  }

  @Test
  void aGroupThatLosesItsLastVariableIsRefused() {
    SameDiffRipple ripple = ripple();
    try (SteeredSameDiff training = steer(ripple, Presets.standard(), BODY, HEAD)) {
      training.step(ripple.batch(1));
      ripple.network.convertToConstant(ripple.network.getVariable("vector"));
      String said =
          assertThrows(IllegalArgumentException.class, () -> training.step(ripple.batch(2)))
              .getMessage();
      assertEquals(
          "group head must keep a variable that is trained, and has none of [matrix]", said);
      ripple.network.convertToVariable(ripple.network.getVariable("vector"));
      training.step(ripple.batch(2));
    }
  }

  /** Closed, each variable's own updater holds what its group last had. */
  @Test
  void fitGoesOnFromEachGroupsValues() {
    SameDiffRipple ripple = ripple();
    try (SteeredSameDiff training = steer(ripple, HELD, BODY, HEAD)) {
      training.loop().move(1, LEARNING_RATE, 0.0);
      training.step(ripple.batch(1));
    }
    double[] before = ripple.weights();
    ripple.network.fit(ripple.batch(2));
    assertNotEquals(before[0], ripple.weights()[0]);
    assertArrayEquals(
        Arrays.copyOfRange(before, SameDiffRipple.SECOND, before.length), head(ripple), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Adam", "AMSGrad"})
  void decayIsTakenAtTheGroupsRate(String updater) {
    SameDiffRipple both = new SameDiffRipple(Updaters.of(updater));
    SameDiffRipple vector =
        new SameDiffRipple(Updaters.of(updater), DataType.FLOAT, Set.of("vector"));
    for (SameDiffRipple each : List.of(both, vector)) {
      each.network.getTrainingConfig().setRegularization(List.of(new WeightDecay(0.5, true)));
    }
    try (SteeredSameDiff a = steer(both, HELD, BODY, HEAD);
        SteeredSameDiff b = steer(vector, HELD)) {
      a.loop().move(1, LEARNING_RATE, 0.03);
      b.loop().move(0, LEARNING_RATE, 0.03);
      steps(1, 20, t -> a.step(both.batch(t)));
      steps(1, 20, t -> b.step(vector.batch(t)));
      assertArrayEquals(vector.weights(), head(both));
    }
    String said =
        assertThrows(IllegalArgumentException.class, () -> listen(both, HELD, BODY, HEAD))
            .getMessage();
    assertTrue(said.startsWith("a weight decay that the learning rate multiplies must not"), said);
    listen(both, HELD, BODY, FROZEN).close();
  }

  @Test
  void whatCannotBeGroupedIsRefused() {
    refused(
        "must each take a parameter, and tail takes none of [matrix, vector]",
        ParameterGroup.own("tail", "tail"::equals));
    refused(
        "parameter vector must belong to one group, and [head, twin] take it",
        HEAD,
        ParameterGroup.own("twin", "vector"::equals));
    refused("must not all be frozen", ParameterGroup.frozen("all", name -> true));
    refused(
        "proportion of group head must be 1 where it has a state of its own, got 2.0",
        new ParameterGroup("head", "vector"::equals, "head", 2.0, GroupRole.TRAINED));
    refused(
        "group head of a SameDiff network must not be the head, which is not shrunk there, got"
            + " HEAD",
        BODY,
        ParameterGroup.head("head", "vector"::equals, "body"));
  }

  private static void refused(String why, ParameterGroup... groups) {
    SameDiffRipple ripple = ripple();
    var config = ripple.network.getTrainingConfig();
    String said =
        assertThrows(
                IllegalArgumentException.class, () -> steer(ripple, Presets.standard(), groups))
            .getMessage();
    assertTrue(said.contains(why), said);
    assertSame(config, ripple.network.getTrainingConfig());
  }

  /** Its updates are made unasked, so that a group could not be left out. */
  @Test
  void freezingWithinFitIsRefused() {
    SameDiffRipple ripple = ripple();
    Preset freezing = Presets.standard().with(loop -> loop.screen(Freezing.defaults()));
    String said =
        assertThrows(IllegalArgumentException.class, () -> listen(ripple, freezing, BODY, HEAD))
            .getMessage();
    assertTrue(said.contains("cannot freeze groups, which a part of the loop does"), said);
  }

  /** A loop that cannot be built leaves the updaters with the network's configuration, at its rate. */
  @Test
  void aFailedLoopLeavesTheUpdatersAsTheyWere() {
    SameDiffRipple ripple = ripple();
    Preset failing = (loop, adapter) -> loop.coefficient(Coefficient.of("no", Chart.LINEAR, 0, 1));
    ParameterGroup fast = ParameterGroup.sharing("head", "vector"::equals, "body", 10.0);
    assertThrows(IllegalArgumentException.class, () -> steer(ripple, failing, BODY, fast));
    ripple
        .network
        .getUpdaterMap()
        .values()
        .forEach(
            updater ->
                assertSame(ripple.network.getTrainingConfig().getUpdater(), updater.getConfig()));
  }
}
