package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.djl.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import io.github.ae4j.Preset;
import io.github.ae4j.group.ParameterGroup;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A parameter that several paths lead to, as of a block added twice, is one parameter in one group. */
class TiedParametersTest {
  private static final Preset HELD = Loops.holding(LEARNING_RATE);
  private static final ParameterGroup TAIL =
      ParameterGroup.own("tail", path -> path.startsWith("03"));

  private final Linear tied = Linear.builder().setUnits(4).build();
  private final SequentialBlock block =
      new SequentialBlock().add(tied).add(Linear.builder().setUnits(4).build()).add(tied);
  private final Model model = Model.newInstance("tied", Device.cpu());

  TiedParametersTest() {
    model.setBlock(block);
  }

  @AfterEach
  void close() {
    model.close();
  }

  private SteeredTrainer steered(Preset preset, ParameterGroup... groups) {
    DefaultTrainingConfig config =
        new DefaultTrainingConfig(Loss.l2Loss())
            .optDevices(new Device[] {Device.cpu()})
            .optOptimizer(Optimizers.plainSgd());
    Steering steering = Steering.standard().withGroups(groups);
    SteeredTrainer trainer = AeDjl.newTrainer(model, config, preset, steering);
    trainer.initialize(new Shape(2, 4));
    return trainer;
  }

  private void step(Trainer trainer) {
    try (NDManager manager = model.getNDManager().newSubManager()) {
      NDArray input = manager.arange(8f).reshape(2, 4);
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDArray answers = trainer.forward(new NDList(input)).singletonOrThrow();
        collector.backward(answers.mul(answers).mean());
      }
      trainer.step();
    }
  }

  private static double[] weights(Block layer) {
    return Weights.of(layer.getParameters().valueAt(0).getArray());
  }

  private void refusedGroup(String first, String second, ParameterGroup group) {
    assertEquals(
        "parameter 01Linear_weight, which is 03Linear_weight too, must belong to one group, and "
            + first
            + " takes it by the first name, "
            + second
            + " by the second",
        refused(IllegalArgumentException.class, () -> steered(HELD, group)));
  }

  /** Of every kind of group: by its first path alone such a group would have had no parameters. */
  @Test
  void pathsInDifferentGroupsAreRefused() {
    refusedGroup("rest", "tail", TAIL);
    refusedGroup("rest", "tail", ParameterGroup.frozen("tail", path -> path.startsWith("03")));
    refusedGroup(
        "rest", "tail", ParameterGroup.head("tail", path -> path.startsWith("03"), "rest"));
    refusedGroup(
        "rest", "tail", ParameterGroup.sharing("tail", path -> path.startsWith("03"), "rest", 2.0));
    refusedGroup("first", "rest", ParameterGroup.own("first", path -> path.startsWith("01")));
  }

  /** A group that takes all paths has it once, in its sums, its size and its updates. */
  @Test
  void allPathsInOneGroupAreOneParameter() {
    ParameterGroup both = ParameterGroup.own("both", path -> !path.startsWith("02"));
    try (SteeredTrainer trainer = steered(HELD, both)) {
      assertEquals(20, trainer.adapter().parameters(0));
      assertEquals(20, trainer.adapter().parameters(1));
      trainer.loop().move(1, LEARNING_RATE, 0.0);
      double[] before = weights(tied);
      double[] between = weights(block.getChildren().valueAt(1));
      step(trainer);
      assertNotEquals(before[0], weights(tied)[0]);
      assertArrayEquals(between, weights(block.getChildren().valueAt(1)));
    }
  }

  @Test
  void aFrozenGroupOfAllPathsStays() {
    ParameterGroup both = ParameterGroup.frozen("both", path -> !path.startsWith("02"));
    try (SteeredTrainer trainer = steered(HELD, both)) {
      double[] before = weights(tied);
      step(trainer);
      step(trainer);
      assertArrayEquals(before, weights(tied));
    }
  }

  /** A path that comes later and belongs to another group. */
  @Test
  void aLayerTiedLaterIsRefused() {
    try (SteeredTrainer trainer = steered(HELD, ParameterGroup.own("late", late()))) {
      throw new AssertionError(trainer);
    } catch (IllegalArgumentException e) {
      assertEquals(
          "groups must each take a parameter, and late takes none of "
              + block.getParameters().keys(),
          e.getMessage());
    }
    ParameterGroup late = ParameterGroup.own("late", late().or(path -> path.startsWith("02")));
    try (SteeredTrainer trainer = steered(HELD, late)) {
      step(trainer);
      block.add(tied);
      assertEquals(
          "parameter 01Linear_weight, which is 04Linear_weight too, must belong to one group, and"
              + " rest takes it by the first name, late by the second",
          assertThrows(IllegalArgumentException.class, () -> step(trainer)).getMessage());
      block.removeLastBlock();
      step(trainer);
    }
  }

  private static Predicate<String> late() {
    return path -> path.startsWith("04");
  }

  @Test
  void aChangeThatLeavesAGroupEmptyIsRefused() {
    ParameterGroup last = ParameterGroup.own("last", path -> path.startsWith("04"));
    Linear fourth = Linear.builder().setUnits(4).build();
    block.add(fourth);
    try (SteeredTrainer trainer = steered(HELD, last)) {
      step(trainer);
      block.removeLastBlock();
      assertEquals(
          "group last must keep a parameter, and has none of [01Linear_weight, 01Linear_bias,"
              + " 02Linear_weight, 02Linear_bias]",
          assertThrows(IllegalArgumentException.class, () -> step(trainer)).getMessage());
      block.add(fourth);
      step(trainer);
    }
  }
}
