package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;
import static io.github.ae4j.djl.Refused.refused;
import static io.github.ae4j.djl.Refused.says;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import ai.djl.training.initializer.ConstantInitializer;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.optimizer.Optimizer;
import io.github.ae4j.Preset;
import io.github.ae4j.adapter.ServedReadout;
import io.github.ae4j.djl.form.OptimizerFields;
import io.github.ae4j.djl.pass.NoGradient;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.signal.Statistic;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a model trains may change between two steps: it is followed, or refused by name. */
class ChangingModelTest {
  private static final Preset RATE = Loops.holding(LEARNING_RATE);
  private static final Initializer START = new ConstantInitializer(0.3f);

  @TempDir private Path folder;

  private static SequentialBlock block(Perceptron perceptron) {
    return (SequentialBlock) perceptron.model.getBlock();
  }

  private static Parameter parameter(Perceptron perceptron, int index) {
    return perceptron.model.getBlock().getParameters().valueAt(index);
  }

  private static void addLayer(Perceptron perceptron) {
    block(perceptron).add(layer());
    initialize(block(perceptron), perceptron);
  }

  private static Block layer() {
    Block layer = Linear.builder().setUnits(3).build();
    layer.setInitializer(START, Parameter.Type.WEIGHT);
    return layer;
  }

  private static void initialize(Block block, Perceptron perceptron) {
    block.initialize(
        perceptron.model.getNDManager(), perceptron.model.getDataType(), new Shape(8, 13));
  }

  /** Of plain SGD at a held rate the steered steps are the bare optimizer's. */
  @ParameterizedTest
  @EnumSource
  void aLayerAddedLaterIsTrained(StepPath path) {
    Loops.Watch watch = new Loops.Watch(Set.of(Statistic.COUNT, Statistic.G_G));
    try (Perceptron steered =
            Perceptron.steered(Optimizers.plainSgd(), RATE.with(loop -> loop.screen(watch)), path);
        Perceptron bare = Perceptron.bare(Optimizers.plainSgd())) {
      steered.steps(1, 5);
      bare.steps(1, 5);
      addLayer(steered);
      addLayer(bare);
      steered.steps(6, 20);
      bare.steps(6, 20);
      Paths.near("parameters", 1e-6, bare.weights(), steered.weights());
      assertEquals(
          12.0, watch.seen.get(5).get(Statistic.COUNT) - watch.seen.get(4).get(Statistic.COUNT));
    }
  }

  /**
   * Under weights that the older moments carry, an empty second moment would have a first gradient divided by a
   * thirtieth of itself, and the steps be six times too long.
   */
  @ParameterizedTest
  @EnumSource
  void aLayerAddedLaterTakesNoLeap(StepPath path) {
    for (Optimizer optimizer : new Optimizer[] {Optimizers.adam(), Optimizers.adamW()}) {
      try (Perceptron steered =
          Perceptron.steered(optimizer, Loops.holding(LEARNING_RATE, MOMENTUM), path)) {
        steered.steps(1, 60);
        addLayer(steered);
        for (int t = 61; t <= 80; t++) {
          double[] before = Weights.of(parameter(steered, 4).getArray());
          steered.steps(t, t);
          double[] after = Weights.of(parameter(steered, 4).getArray());
          for (int i = 0; i < before.length; i++) {
            assertEquals(0.0, after[i] - before[i], 2.0 * 0.01, path + ", step " + t);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theStateOfWhatStaysIsKept(StepPath path) {
    Optimizer optimizer = Optimizers.adam();
    try (Perceptron steered = Perceptron.steered(optimizer, Presets.standardWithReadout(), path)) {
      steered.steps(1, 10);
      String id = parameter(steered, 0).getId();
      OptimizerFields fields = steered.steered().adapter().form().fields();
      var device = steered.steered().adapter().parameters().device();
      NDArray first = fields.firstMoments().find(id, device);
      long ticks = steered.steered().loop().steps();
      addLayer(steered);
      steered.steps(11, 12);
      assertSame(first, fields.firstMoments().find(id, device));
      assertEquals(12, fields.counts().get(id));
      assertEquals(2, fields.counts().get(parameter(steered, 4).getId()));
      assertEquals(ticks + 2, steered.steered().loop().steps());
      steered.steered().serveReadout().close();
    }
  }

  /** The layer in its place has the same name and another form. */
  @ParameterizedTest
  @EnumSource
  void aLayerReplacedIsFollowed(StepPath path) {
    try (Perceptron steered =
            Perceptron.steered(Optimizers.adam(), Presets.standardWithReadout(), path);
        Perceptron sgd = Perceptron.steered(Optimizers.plainSgd(), RATE, path);
        Perceptron bare = Perceptron.bare(Optimizers.plainSgd())) {
      for (Perceptron perceptron : new Perceptron[] {steered, sgd, bare}) {
        perceptron.steps(1, 5);
        block(perceptron).removeLastBlock();
        block(perceptron).add(Linear.builder().setUnits(5).build());
        block(perceptron).add(layer());
        block(perceptron).setInitializer(START, Parameter.Type.WEIGHT);
        initialize(block(perceptron), perceptron);
        perceptron.steps(6, 10);
      }
      Paths.near("parameters", 1e-6, bare.weights(), sgd.weights());
      steered.steered().serveReadout().close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBlockSetAnewIsFollowed(StepPath path) {
    try (Perceptron steered = Perceptron.steered(Optimizers.plainSgd(), RATE, path)) {
      steered.steps(1, 5);
      SequentialBlock other = new SequentialBlock().add(layer());
      initialize(other, steered);
      steered.model.setBlock(other);
      double[] before = steered.weights();
      steered.steps(6, 6);
      assertEquals(before.length, steered.weights().length);
      assertNotEquals(before[0], steered.weights()[0]);
    }
  }

  /** As if the loaded numbers had been put into the tensors that were there. */
  @ParameterizedTest
  @EnumSource
  void loadedTensorsAreTrained(StepPath path) throws Exception {
    for (Preset preset : new Preset[] {Presets.standard(), Presets.standardWithReadout()}) {
      try (Perceptron start = Perceptron.bare(Optimizers.adam());
          Perceptron loading = Perceptron.steered(Optimizers.adam(), preset, path);
          Perceptron copying = Perceptron.steered(Optimizers.adam(), preset, path)) {
        start.steps(1, 3).model.save(folder, "start");
        loading.steps(1, 10);
        copying.steps(1, 10);
        load(loading);
        Weights.copy(start.model, copying.model);
        loading.steps(11, 30);
        copying.steps(11, 30);
        assertArrayEquals(copying.weights(), loading.weights());
        loading.steered().serveReadout();
        copying.steered().serveReadout();
        assertArrayEquals(copying.weights(), loading.weights());
      }
    }
  }

  /** What has changed may be looked at first by something else than a forward pass. */
  @ParameterizedTest
  @EnumSource
  void loadedTensorsAreTrainedAfterARestore(StepPath path) throws Exception {
    Path state = folder.resolve("state");
    try (Perceptron loading = Perceptron.steered(Optimizers.adam(), Presets.standard(), path);
        Perceptron copying = Perceptron.steered(Optimizers.adam(), Presets.standard(), path)) {
      loading.steps(1, 10).model.save(folder, "start");
      AeDjl.saveState(loading.steered(), state);
      copying.steps(1, 10);
      loading.steps(11, 20);
      load(loading);
      AeDjl.restoreState(loading.steered(), state);
      loading.steps(11, 30);
      copying.steps(11, 30);
      assertArrayEquals(copying.weights(), loading.weights());
    }
  }

  private void load(Perceptron perceptron) throws Exception {
    perceptron.model.load(folder, "start");
  }

  /** Put back are the tensors that were served; those that came in their place stay as they came. */
  @ParameterizedTest
  @EnumSource
  void tensorsLoadedWhileAveragesAreServedStay(StepPath path) throws Exception {
    for (Preset preset : new Preset[] {Presets.standard(), Presets.standardWithReadout()}) {
      try (Perceptron start = Perceptron.bare(Optimizers.adam());
          Perceptron loading = Perceptron.steered(Optimizers.adam(), preset, path);
          Perceptron copying = Perceptron.steered(Optimizers.adam(), preset, path)) {
        start.steps(1, 3).model.save(folder, "start");
        loading.steps(1, 10);
        copying.steps(1, 10);
        try (ServedReadout served = loading.steered().serveReadout()) {
          load(loading);
        }
        Weights.copy(start.model, copying.model);
        assertArrayEquals(copying.weights(), loading.weights());
        loading.steps(11, 30);
        copying.steps(11, 30);
        assertArrayEquals(copying.weights(), loading.weights());
        loading.steered().serveReadout();
        copying.steered().serveReadout();
        assertArrayEquals(copying.weights(), loading.weights());
      }
    }
  }

  @Test
  void aTensorClosedWhileItsAverageIsServedIsLetGo() {
    for (Preset preset : new Preset[] {Presets.standard(), Presets.standardWithReadout()}) {
      try (Perceptron steered = Perceptron.steered(Optimizers.adam(), preset, StepPath.FUSED)) {
        steered.steps(1, 10);
        double[] theta = steered.weights();
        int size = 3 * 31;
        try (ServedReadout served = steered.steered().serveReadout()) {
          swap(parameter(steered, 2), steered.model.getNDManager().ones(new Shape(3, 31)));
        }
        double[] after = steered.weights();
        int from = 31 * 13 + 31;
        for (int i = 0; i < theta.length; i++) {
          assertEquals(i >= from && i < from + size ? 1.0 : theta[i], after[i]);
        }
        steered.steps(11, 15);
        steered.steered().serveReadout().close();
      }
    }
  }

  /** Where no forward pass goes through the trainer. */
  @ParameterizedTest
  @EnumSource
  void loadedTensorsDifferentiatedByHandAreTrained(StepPath path) {
    try (Ripple ripple = new Ripple(Optimizers.plainSgd());
        SteeredTrainer trainer = ripple.steered(RATE, Steering.standard().withPath(path))) {
      ripple.steps(trainer, 1, 3);
      Parameter vector = ripple.model.getBlock().getParameters().valueAt(0);
      NDArray loaded = ripple.model.getNDManager().ones(vector.getArray().getShape());
      loaded.setRequiresGradient(true);
      swap(vector, loaded);
      try (GradientCollector collector = trainer.newGradientCollector()) {
        collector.backward(loaded.sum());
      }
      trainer.step();
      assertArrayEquals(new double[] {0.95, 0.95, 0.95, 0.95, 0.95}, Weights.of(loaded), 1e-7);
    }
  }

  private static void swap(Parameter parameter, NDArray array) {
    parameter.close();
    parameter.setShape(null);
    parameter.setArray(array);
  }

  @ParameterizedTest
  @EnumSource
  void tensorsLoadedBetweenBackwardAndStepAreRefused(StepPath path) throws Exception {
    try (Perceptron start = Perceptron.bare(Optimizers.adam());
        Perceptron loading = Perceptron.steered(Optimizers.plainSgd(), RATE, path);
        Perceptron copying = Perceptron.steered(Optimizers.plainSgd(), RATE, path)) {
      start.steps(1, 3).model.save(folder, "start");
      loading.steps(1, 5);
      copying.steps(1, 5);
      loading.differentiate(6);
      load(loading);
      Weights.copy(start.model, copying.model);
      double[] before = loading.weights();
      says(
          refused(IllegalStateException.class, loading.trainer::step),
          "parameter 01Linear_weight",
          "replaced",
          "forward");
      assertArrayEquals(before, loading.weights());
      assertEquals(5, loading.steered().loop().steps());
      loading.steps(7, 9);
      copying.steps(7, 9);
      assertArrayEquals(copying.weights(), loading.weights());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLoadedTensorOfAnotherFormIsRefused(StepPath path) {
    try (Perceptron steered = Perceptron.steered(Optimizers.adam(), Presets.standard(), path)) {
      steered.steps(1, 3);
      swap(parameter(steered, 3), steered.model.getNDManager().zeros(new Shape(4)));
      says(
          refused(IllegalArgumentException.class, () -> steered.differentiate(4)),
          "parameter 03Linear_bias",
          "shape",
          "(3)",
          "(4)");
    }
  }

  /** No gradient is not a gradient of zero. */
  @ParameterizedTest
  @EnumSource
  void aTensorWhoseGradientWasTakenAwayIsRefused(StepPath path) {
    try (Perceptron steered = Perceptron.steered(Optimizers.adam(), Presets.standard(), path);
        Perceptron other = Perceptron.steered(Optimizers.adam(), Presets.standard(), path)) {
      steered.steps(1, 3);
      other.steps(1, 3);
      NDArray weight = parameter(steered, 2).getArray();
      weight.setRequiresGradient(false);
      double[] before = steered.weights();
      says(
          refused(IllegalStateException.class, () -> steered.steps(4, 4)),
          "parameter 03Linear_weight",
          "require a gradient",
          "freeze");
      assertArrayEquals(before, steered.weights());
      assertEquals(3, steered.steered().loop().steps());
      weight.setRequiresGradient(true);
      steered.steps(5, 9);
      other.steps(5, 9);
      assertArrayEquals(other.weights(), steered.weights());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLossOfOtherParametersIsRefused(StepPath path) {
    try (Ripple ripple = new Ripple(Optimizers.adam());
        SteeredTrainer trainer =
            ripple.steered(Presets.standard(), Steering.standard().withPath(path))) {
      NDArray other = ripple.model.getNDManager().ones(new Shape(2));
      other.setRequiresGradient(true);
      try (GradientCollector collector = trainer.newGradientCollector()) {
        collector.backward(other.sum());
      }
      says(
          refused(IllegalStateException.class, trainer::step),
          "gradient",
          "none",
          "differentiated");
      ripple.step(trainer, 1);
    }
  }

  /** What backward left in a parameter that is frozen before the step does not add to a later gradient. */
  @ParameterizedTest
  @EnumSource
  void aGradientThatWaitsWhenItsParameterIsFrozenIsDropped(StepPath path) {
    try (Ripple ripple = new Ripple(Optimizers.plainSgd());
        SteeredTrainer trainer = ripple.steered(RATE, Steering.standard().withPath(path))) {
      Parameter vector = ripple.model.getBlock().getParameters().valueAt(0);
      ripple.steps(trainer, 1, 3);
      ripple.differentiate(trainer, 4);
      vector.freeze(true);
      trainer.step();
      vector.freeze(false);
      double theta = ripple.weights()[0];
      ripple.step(trainer, 5);
      assertEquals(theta - 0.05 * Ripple.gradient(0, 5, theta), ripple.weights()[0], 1e-6);
    }
  }

  @Test
  void everythingFrozenIsSaid() {
    try (Ripple ripple = new Ripple(Optimizers.adam());
        SteeredTrainer trainer = ripple.steered(Presets.standard())) {
      ripple.step(trainer, 1);
      ripple.differentiate(trainer, 2);
      ripple.model.getBlock().freezeParameters(true);
      says(refused(IllegalStateException.class, trainer::step), "unfrozen");
      ripple.model.getBlock().freezeParameters(false);
      double theta = ripple.weights()[0];
      try (NoGradient off = NoGradient.open();
          NDArray gradient =
              ripple.model.getBlock().getParameters().valueAt(0).getArray().getGradient()) {
        assertArrayEquals(new double[5], Weights.of(gradient));
      }
      assertEquals(theta, ripple.weights()[0]);
    }
  }
}
