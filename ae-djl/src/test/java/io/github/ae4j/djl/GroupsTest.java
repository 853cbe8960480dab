package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.djl.Refused.refused;
import static io.github.ae4j.djl.Refused.says;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.metric.Metrics;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.ConstantInitializer;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.FixedPerVarTracker;
import ai.djl.training.tracker.ParameterTracker;
import ai.djl.training.tracker.Tracker;
import io.github.ae4j.Preset;
import io.github.ae4j.adapter.ServedReadout;
import io.github.ae4j.djl.form.OptimizerFields;
import io.github.ae4j.group.ParameterGroup;
import io.github.ae4j.preset.Presets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups of a model's parameters, by their paths. */
class GroupsTest {
  private static final Preset HELD = Loops.holding(LEARNING_RATE);
  private static final Preset STANDARD = Presets.standard();
  private static final int FIRST = RippleBlock.FIRST;

  private static final ParameterGroup BODY = ParameterGroup.own("body", "vector"::equals);
  private static final ParameterGroup HEAD = ParameterGroup.own("head", "matrix"::equals);

  @TempDir private Path folder;

  private static Steering steering(ParameterGroup... groups) {
    return Steering.standard().withGroups(groups);
  }

  private static ParameterGroup sharing(double proportion) {
    return ParameterGroup.sharing("head", "matrix"::equals, "body", proportion);
  }

  /** One weight's AdamW by hand: alpha p in the direction and in the decoupled decay. */
  @ParameterizedTest
  @EnumSource
  void aProportionIsOfTheRateAndOfTheDecay(StepPath path) {
    double p = 3.0;
    double alpha = 0.01f;
    double decay = 0.1f;
    Optimizer adamW =
        Optimizer.adamW()
            .optLearningRateTracker(Tracker.fixed(0.01f))
            .optWeightDecays(0.1f)
            .optEpsilon(1e-8f)
            .build();
    try (Ripple ripple = new Ripple(adamW);
        SteeredTrainer trainer = ripple.steered(HELD, steering(BODY, sharing(p)).withPath(path))) {
      double[] before = ripple.weights();
      ripple.step(trainer, 1);
      double[] after = ripple.weights();
      for (int i = 0; i < before.length; i++) {
        double rate = i < FIRST ? alpha : p * alpha;
        double sign = Math.signum(Ripple.gradient(i, 1, before[i]));
        assertEquals(before[i] - rate * decay * before[i] - rate * sign, after[i], 2e-6);
      }
    }
  }

  private static FixedPerVarTracker rates(Ripple ripple, float usual, float matrix) {
    String id = ripple.model.getBlock().getParameters().get("matrix").getId();
    return FixedPerVarTracker.builder().setDefaultValue(usual).put(id, matrix).build();
  }

  private static Optimizer plainSgd(ParameterTracker tracker) {
    return Optimizer.sgd().setLearningRateTracker(tracker).build();
  }

  /** At a held rate the steered steps are those of the bare optimizer with DJL's own rates, and it goes on so. */
  @ParameterizedTest
  @EnumSource
  void djlsOwnRatesPerParameterAreKept(StepPath path) {
    for (int kind = 0; kind < 3; kind++) {
      try (Ripple steered = new Ripple(Optimizers.adam());
          Ripple bare = new Ripple(Optimizers.adam())) {
        steered.config.optOptimizer(optimizer(kind, rates(steered, 0.02f, 0.007f)));
        bare.config.optOptimizer(optimizer(kind, rates(bare, 0.02f, 0.007f)));
        double[] expected;
        try (Trainer trainer = bare.bare()) {
          bare.steps(trainer, 1, 30);
          expected = bare.weights();
          bare.steps(trainer, 31, 40);
        }
        try (SteeredTrainer trainer = steered.steered(HELD, Steering.standard().withPath(path))) {
          steered.steps(trainer, 1, 30);
          assertArrayEquals(expected, steered.weights(), 2e-6, path + " " + kind);
        }
        ParameterTracker left = new OptimizerFields(steered.optimizer()).tracker();
        String id = steered.model.getBlock().getParameters().get("matrix").getId();
        assertInstanceOf(FixedPerVarTracker.class, left);
        assertEquals(0.007f / 0.02f, left.getNewValue(id, 1) / left.getNewValue("", 1), 1e-6f);
        try (Trainer trainer = steered.bare()) {
          steered.steps(trainer, 31, 40);
        }
        assertArrayEquals(bare.weights(), steered.weights(), 5e-6, path + " " + kind);
      }
    }
  }

  private static Optimizer optimizer(int kind, ParameterTracker tracker) {
    return switch (kind) {
      case 0 -> plainSgd(tracker);
      case 1 -> Optimizer.adam().optLearningRateTracker(tracker).build();
      default -> Optimizer.adamW().optLearningRateTracker(tracker).optWeightDecays(0.05f).build();
    };
  }

  private static Optimizer heavyBall(ParameterTracker tracker) {
    return Optimizer.sgd().setLearningRateTracker(tracker).optMomentum(0.9f).build();
  }

  /** SGD's buffer holds the rate: each parameter goes as in a run of one rate. */
  @ParameterizedTest
  @EnumSource
  void aBufferThatHoldsTheRateHoldsTheProportion(StepPath path) {
    Steering steering = Steering.standard().withPath(path);
    try (Ripple both = new Ripple(Optimizers.sgd());
        Ripple usual = new Ripple(heavyBall(Tracker.fixed(0.002f)));
        Ripple own = new Ripple(heavyBall(Tracker.fixed(0.0007f)))) {
      both.config.optOptimizer(heavyBall(rates(both, 0.002f, 0.0007f)));
      try (SteeredTrainer one = both.steered(HELD, steering);
          SteeredTrainer first = usual.steered(HELD, steering);
          SteeredTrainer second = own.steered(HELD, steering)) {
        both.steps(one, 1, 30);
        usual.steps(first, 1, 30);
        own.steps(second, 1, 30);
      }
      double[] expected = usual.weights();
      System.arraycopy(own.weights(), FIRST, expected, FIRST, expected.length - FIRST);
      assertArrayEquals(expected, both.weights(), 1e-6);
    }
  }

  /** Rates of DJL's tracker and proportions of a group say the same in the same words: bit by bit. */
  @ParameterizedTest
  @EnumSource
  void ratesAreProportions(StepPath path) {
    try (Ripple given = new Ripple(Optimizers.adam());
        Ripple divided =
            new Ripple(Optimizer.adam().optLearningRateTracker(Tracker.fixed(0.5f)).build())) {
      given.config.optOptimizer(
          Optimizer.adam().optLearningRateTracker(rates(given, 0.5f, 2.0f)).build());
      try (SteeredTrainer one = given.steered(STANDARD, Steering.standard().withPath(path));
          SteeredTrainer other =
              divided.steered(STANDARD, steering(BODY, sharing(4.0)).withPath(path))) {
        assertEquals(List.of("0"), one.loop().groups());
        assertEquals(0.5, one.loop().coefficient(LEARNING_RATE));
        for (int t = 1; t <= 60; t++) {
          given.step(one, t);
          divided.step(other, t);
          assertArrayEquals(divided.weights(), given.weights(), "at " + t);
        }
        try (ServedReadout first = one.serveReadout();
            ServedReadout second = other.serveReadout()) {
          assertArrayEquals(divided.weights(), given.weights());
        }
      }
    }
  }

  /** A tracker that was not written comes back as it was. */
  @Test
  void anUnsteeredTrackerStays() {
    try (Ripple ripple = new Ripple(Optimizers.adam())) {
      FixedPerVarTracker own = rates(ripple, 0.02f, 0.007f);
      ripple.config.optOptimizer(Optimizer.adam().optLearningRateTracker(own).build());
      try (SteeredTrainer trainer = ripple.steered(Loops.EMPTY)) {
        ripple.steps(trainer, 1, 3);
      }
      assertSame(own, new OptimizerFields(ripple.optimizer()).tracker());
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {0f, -1f, Float.NaN, Float.POSITIVE_INFINITY})
  void ratesThatAreNoneAreRefused(float rate) {
    try (Ripple ripple = new Ripple(Optimizers.adam())) {
      ripple.config.optOptimizer(plainSgd(rates(ripple, 0.1f, rate)));
      says(
          refused(IllegalArgumentException.class, () -> ripple.steered(HELD)),
          "learning rate of parameter matrix",
          "FixedPerVarTracker of Sgd must be positive and finite",
          "got " + rate);
      ripple.config.optOptimizer(plainSgd(rates(ripple, rate, 0.1f)));
      says(
          refused(IllegalArgumentException.class, () -> ripple.steered(HELD)),
          "default learning rate",
          "got " + rate);
    }
  }

  /** What all paths make of groups is one thing, up to rounding. */
  @Test
  void everyPathMakesTheSame() {
    double[][] weights = new double[StepPath.values().length][];
    for (StepPath path : StepPath.values()) {
      try (Ripple ripple = new Ripple(Optimizers.adamW());
          SteeredTrainer trainer = ripple.steered(STANDARD, steering(BODY, HEAD).withPath(path))) {
        ripple.steps(trainer, 1, 40);
        weights[path.ordinal()] = ripple.weights();
      }
    }
    assertArrayEquals(weights[0], weights[1], 1e-4);
    assertArrayEquals(weights[0], weights[2], 1e-4);
  }

  /** Names, coefficients, moves and traces are a group's own; the optimizer goes on bare, each group from its values. */
  @Test
  void theLoopKnowsItsGroupsByName() {
    Map<String, Double> rates = new TreeMap<>();
    Preset watched =
        HELD.with(
            loop ->
                loop.observer(
                    trace -> {
                      int rate = trace.coefficients().indexOf(LEARNING_RATE);
                      for (int g = 0; g < trace.groups(); g++) {
                        rates.put(trace.groupName(g), trace.applied(g, rate));
                      }
                    }));
    try (Ripple ripple = new Ripple(plainSgd(Tracker.fixed(0.05f)))) {
      double[] before;
      try (SteeredTrainer trainer =
          ripple.steered(watched, steering(ParameterGroup.own("head", "matrix"::equals)))) {
        assertEquals(List.of("head", "rest"), trainer.loop().groups());
        trainer.loop().move(trainer.loop().group("head"), LEARNING_RATE, 0.01);
        before = ripple.weights();
        ripple.step(trainer, 1);
        moved(before, ripple.weights(), 1, 0.05f, 0.01);
      }
      assertEquals(Map.of("head", 0.01, "rest", (double) 0.05f), rates);
      before = ripple.weights();
      try (Trainer bare = ripple.bare()) {
        ripple.step(bare, 2);
      }
      moved(before, ripple.weights(), 2, 0.05f, 0.01);
    }
  }

  private static void moved(double[] before, double[] after, int t, double vector, double matrix) {
    for (int i = 0; i < before.length; i++) {
      double rate = i < FIRST ? vector : matrix;
      assertEquals(before[i] - rate * Ripple.gradient(i, t, before[i]), after[i], 1e-6);
    }
  }

  /** Groups go on with what they were handed back, in the same groups. */
  @Test
  void aTrainerGoesOnWithTheGroupsOfOneBefore() {
    try (Ripple ripple = new Ripple(Optimizers.adam())) {
      try (SteeredTrainer trainer = ripple.steered(HELD, steering(BODY, HEAD))) {
        trainer.loop().move(1, LEARNING_RATE, 0.002);
        ripple.steps(trainer, 1, 5);
      }
      try (SteeredTrainer trainer = ripple.steered(HELD, steering(BODY, HEAD))) {
        assertEquals(0.01, trainer.loop().coefficient(0, LEARNING_RATE), 1e-8);
        assertEquals(0.002, trainer.loop().coefficient(1, LEARNING_RATE), 1e-9);
      }
      says(
          refused(IllegalArgumentException.class, () -> ripple.steered(HELD)),
          "an optimizer of groups must go on with these groups");
    }
  }

  /** No gradient, no state, and as it was when the trainer is closed. */
  @ParameterizedTest
  @EnumSource
  void whatIsFrozenHasNoGradient(StepPath path) {
    try (Ripple ripple = new Ripple(Optimizers.adam())) {
      Parameter matrix = ripple.model.getBlock().getParameters().get("matrix");
      double[] before;
      try (SteeredTrainer trainer =
          ripple.steered(
              STANDARD,
              steering(ParameterGroup.frozen("still", "matrix"::equals)).withPath(path))) {
        assertEquals(List.of("rest"), trainer.loop().groups());
        before = ripple.weights();
        ripple.steps(trainer, 1, 10);
        assertFalse(matrix.requiresGradient());
        assertFalse(matrix.getArray().hasGradient());
        assertEquals(1, new OptimizerFields(trainer.optimizer()).firstMoments().tensors().size());
        matrix.freeze(false);
        ripple.steps(trainer, 11, 20);
        double[] after = ripple.weights();
        assertArrayEquals(
            Arrays.copyOfRange(before, FIRST, 11), Arrays.copyOfRange(after, FIRST, 11));
        assertNotEquals(before[0], after[0]);
      }
      assertTrue(matrix.requiresGradient());
    }
  }

  /** Once thawed it is trained as the last group, by an optimizer of several. */
  @Test
  void whatWasFrozenIsTrainedBareAsTheLastGroup() {
    Steering steering =
        steering(
            ParameterGroup.frozen("still", path -> path.startsWith("01")),
            ParameterGroup.own("bias", path -> path.endsWith("bias") && !path.startsWith("01")));
    try (Perceptron perceptron = Perceptron.grouped(Optimizers.plainSgd(), HELD, steering)) {
      assertEquals(List.of("bias", "rest"), perceptron.steered().loop().groups());
      perceptron.steps(1, 3);
      double[] before = perceptron.weights();
      perceptron.goOnBare().steps(4, 6);
      assertNotEquals(before[0], perceptron.weights()[0]);
    }
  }

  /** Each group's coefficients are in the trainer's metrics, those of the first one under their plain names. */
  @Test
  void metricsAreOfEachGroup() {
    try (Ripple ripple = new Ripple(plainSgd(Tracker.fixed(0.05f)));
        SteeredTrainer trainer = ripple.steered(HELD, steering(BODY, HEAD))) {
      Metrics metrics = new Metrics();
      trainer.setMetrics(metrics);
      trainer.loop().move(1, LEARNING_RATE, 0.01);
      ripple.step(trainer, 1);
      assertEquals(0.05f, metrics.latestMetric("ae_learningRate").getValue().doubleValue(), 1e-9);
      assertEquals(
          0.01, metrics.latestMetric("ae_learningRate_head").getValue().doubleValue(), 1e-9);
    }
  }

  /** A limit on the gradient is on that of all groups: one factor for all. */
  @ParameterizedTest
  @EnumSource
  void aGradientLimitIsOnAllGroups(StepPath path) {
    try (Ripple ripple = new Ripple(plainSgd(Tracker.fixed(0.05f)));
        SteeredTrainer trainer =
            ripple.steered(HELD, steering(BODY, HEAD).withGradientLimit(0.1).withPath(path))) {
      double[] before = ripple.weights();
      ripple.step(trainer, 1);
      double[] after = ripple.weights();
      double square = 0.0;
      for (int i = 0; i < before.length; i++) {
        double g = Ripple.gradient(i, 1, before[i]);
        square += g * g;
      }
      for (int i = 0; i < before.length; i++) {
        double cut = 0.1 / Math.sqrt(square) * Ripple.gradient(i, 1, before[i]);
        assertEquals(before[i] - 0.05f * cut, after[i], 1e-6);
      }
    }
  }

  private static SequentialBlock block(Perceptron perceptron) {
    return (SequentialBlock) perceptron.model.getBlock();
  }

  /** A layer that is added goes where its path says; of plain SGD it then moves at that group's rate. */
  @Test
  void aNewLayerGoesToTheGroupThatTakesIt() {
    Steering steering =
        steering(
            ParameterGroup.own("first", path -> path.startsWith("01")),
            ParameterGroup.own("late", path -> path.matches("0[3-9].*")));
    try (Perceptron perceptron = Perceptron.grouped(Optimizers.plainSgd(), HELD, steering)) {
      SteeredTrainer trainer = perceptron.steered();
      trainer.loop().move(1, LEARNING_RATE, 0.0);
      perceptron.steps(1, 3);
      var layer = Linear.builder().setUnits(3).build();
      layer.setInitializer(new ConstantInitializer(0.3f), Parameter.Type.WEIGHT);
      block(perceptron).add(layer);
      layer.initialize(
          perceptron.model.getNDManager(), perceptron.model.getDataType(), new Shape(8, 3));
      double[] before = Weights.of(layer.getParameters().valueAt(0).getArray());
      perceptron.steps(4, 6);
      assertArrayEquals(before, Weights.of(layer.getParameters().valueAt(0).getArray()));
      trainer.loop().move(1, LEARNING_RATE, 0.05);
      perceptron.steps(7, 9);
      assertNotEquals(before[0], Weights.of(layer.getParameters().valueAt(0).getArray())[0]);
    }
  }

  /** A run with groups goes on as if it had not been interrupted, and only in the same groups. */
  @Test
  void aRunWithGroupsIsResumed() throws Exception {
    Path file = folder.resolve("state");
    Steering groups = steering(BODY, HEAD);
    try (Ripple whole = new Ripple(Optimizers.adam());
        Ripple again = new Ripple(Optimizers.adam());
        Ripple other = new Ripple(Optimizers.adam());
        SteeredTrainer trainer = whole.steered(STANDARD, groups);
        SteeredTrainer resumed = again.steered(STANDARD, groups);
        SteeredTrainer swapped =
            other.steered(
                STANDARD,
                steering(
                    ParameterGroup.own("body", "matrix"::equals),
                    ParameterGroup.own("head", "vector"::equals)))) {
      whole.steps(trainer, 1, 30);
      AeDjl.saveState(trainer, file);
      Weights.copy(whole.model, again.model);
      AeDjl.restoreState(resumed, file);
      whole.steps(trainer, 31, 60);
      again.steps(resumed, 31, 60);
      assertArrayEquals(whole.weights(), again.weights());
      assertEquals(trainer.loop().checkpoint(), resumed.loop().checkpoint());
      says(
          assertThrows(IllegalArgumentException.class, () -> AeDjl.restoreState(swapped, file))
              .getMessage(),
          "group body is 1 parameters of sum ",
          "; group head is 1 parameters of sum ");
    }
  }

  private static void refusedGroups(String message, ParameterGroup... groups) {
    try (Ripple ripple = new Ripple(Optimizers.adam())) {
      assertEquals(
          message,
          refused(
              IllegalArgumentException.class,
              () -> AeDjl.newTrainer(ripple.model, ripple.config, HELD, steering(groups))));
      assertTrue(ripple.model.getBlock().getParameters().get("matrix").requiresGradient());
    }
  }

  @Test
  void groupsThatDoNotFitAreRefused() {
    refusedGroups(
        "groups must each take a parameter, and tail takes none of [vector, matrix]",
        BODY,
        ParameterGroup.own("tail", path -> path.contains("tail")));
    refusedGroups(
        "parameter vector must belong to one group, and [body, twin] take it",
        BODY,
        ParameterGroup.own("twin", "vector"::equals));
    refusedGroups(
        "groups must have different names, got [body, body]",
        BODY,
        ParameterGroup.own("body", "matrix"::equals));
    refusedGroups(
        "groups must have different names, got [rest, rest] (rest is what no other group takes)",
        ParameterGroup.own("rest", "vector"::equals));
    refusedGroups(
        "groups must share with one that has a state of its own, of [rest], and head shares with"
            + " body",
        sharing(2.0));
    refusedGroups(
        "groups must not all be frozen: there is nothing to train, got [all frozen]",
        ParameterGroup.frozen("all", path -> true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\nb"})
  void aNameIsText(String name) {
    assertEquals(
        "a group's name must be text of one line, got \"" + name + "\"",
        refused(IllegalArgumentException.class, () -> ParameterGroup.own(name, path -> true)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY})
  void aProportionIsPositive(double p) {
    assertEquals(
        "proportion of group head must be positive and finite, got " + p,
        refused(IllegalArgumentException.class, () -> sharing(p)));
  }
}
