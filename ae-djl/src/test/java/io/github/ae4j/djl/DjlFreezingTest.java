package io.github.ae4j.djl;

import static io.github.ae4j.djl.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.github.ae4j.Preset;
import io.github.ae4j.adapter.ServedReadout;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.event.Event;
import io.github.ae4j.event.Response;
import io.github.ae4j.group.ParameterGroup;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.schedule.Freezing;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Freezing of a network's first layers: what is differentiated, what moves, and what a checkpoint holds. */
class DjlFreezingTest {
  private static final int INPUTS = 6;
  private static final int BATCH = 8;

  /** Takes nearly every gradient for quiet. */
  private static final Freezing EAGER =
      Freezing.defaults().withThresholds(0.99, 1.0).withSteps(5, 3).withTimes(1000, 1000, 4);

  @TempDir private Path folder;

  /** Freezes the first layer behind one step and the second behind another, and thaws both behind a third. */
  private record Rest(int first, int second, int thaw) implements Event {
    @Override
    public Set<Statistic> statistics() {
      return Set.of(Statistic.G_G);
    }

    @Override
    public Set<Signal> signals() {
      return Set.of(Signal.FREEZABLE, Signal.FROZEN_BEFORE);
    }

    @Override
    public Set<Signal> writes() {
      return Set.of(Signal.FROZEN);
    }

    @Override
    public int slots() {
      return 1;
    }

    @Override
    public void examine(
        Signals signals, Coefficients coefficients, Response response, Slots memory) {
      double step = memory.get(0) + 1.0;
      memory.set(0, step);
      boolean due = signals.isSet(Signal.FROZEN_BEFORE) && step >= first && step != thaw;
      boolean next = step >= second || signals.isSet(Signal.FROZEN) || step == first;
      if (step == thaw) {
        signals.set(Signal.FROZEN, 0.0);
      } else if (due && next && step < thaw && signals.isSet(Signal.FREEZABLE)) {
        signals.set(Signal.FROZEN, 1.0);
      }
    }
  }

  /** Three layers with a group each. */
  private static final class Net implements AutoCloseable {
    final Model model = Model.newInstance("net", Device.cpu());
    final SteeredTrainer trainer;

    Net(Optimizer optimizer, Preset preset, StepPath path) {
      Engine.getInstance().setRandomSeed(7);
      model.setBlock(
          new SequentialBlock()
              .add(Linear.builder().setUnits(9).build())
              .add(Activation.reluBlock())
              .add(Linear.builder().setUnits(7).build())
              .add(Activation.reluBlock())
              .add(Linear.builder().setUnits(2).build()));
      DefaultTrainingConfig config =
          new DefaultTrainingConfig(Loss.l2Loss())
              .optDevices(new Device[] {Device.cpu()})
              .optOptimizer(optimizer);
      Steering steering =
          Steering.standard().withPath(path).withGroups(layer("01"), layer("03"), layer("05"));
      trainer = AeDjl.newTrainer(model, config, preset, steering);
      trainer.initialize(new Shape(BATCH, INPUTS));
    }

    private static ParameterGroup layer(String path) {
      return ParameterGroup.own("layer " + path, name -> name.startsWith(path));
    }

    void differentiate(int t) {
      try (NDManager batch = model.getNDManager().newSubManager();
          GradientCollector collector = trainer.newGradientCollector()) {
        NDArray x =
            batch
                .arange(0f, BATCH * INPUTS, 1f)
                .mul(0.37f)
                .add(1.3f * t)
                .sin()
                .reshape(BATCH, INPUTS);
        NDArray y = x.get(":, 0:2").mul(x.get(":, 2:4"));
        NDArray miss = trainer.forward(new NDList(x)).head().sub(y);
        collector.backward(miss.mul(miss).mean());
      }
    }

    void step(int t) {
      differentiate(t);
      trainer.step();
    }

    Parameter weight(String path) {
      return model.getBlock().getParameters().get(path + "Linear_weight");
    }

    double[] weights(String path) {
      return Weights.of(weight(path).getArray());
    }

    /** |g| of a layer's matrix as backward has left it; NaN where it is not differentiated. */
    double gradient(String path) {
      PtNDArray array = (PtNDArray) weight(path).getArray();
      if (!array.hasGradient()) {
        return Double.NaN;
      }
      try (NDArray gradient = JniUtils.getGradient(array)) {
        return gradient.norm().getFloat();
      }
    }

    @Override
    public void close() {
      trainer.close();
      model.close();
    }
  }

  private static Preset resting(int first, int second, int thaw) {
    return Presets.standard().with(loop -> loop.screen(new Rest(first, second, thaw)));
  }

  private static Optimizer adamW() {
    return Optimizer.adamW()
        .optLearningRateTracker(Tracker.fixed(0.01f))
        .optWeightDecays(0.1f)
        .build();
  }

  /** Layer 1 behind step 5, layer 2 behind step 8: neither differentiated nor moved, until behind step 12. */
  @ParameterizedTest
  @EnumSource
  void aFrozenPrefixIsNotDifferentiatedNorMoved(StepPath path) {
    for (Optimizer optimizer : List.of(adamW(), Optimizers.sgd(), Optimizers.adam())) {
      try (Net net = new Net(optimizer, resting(5, 8, 12), path)) {
        for (int t = 1; t <= 20; t++) {
          boolean first = t > 5 && t <= 12;
          boolean second = t > 8 && t <= 12;
          double[][] before = {net.weights("01"), net.weights("03"), net.weights("05")};
          net.differentiate(t);
          assertEquals(first, Double.isNaN(net.gradient("01")), "layer 1 at step " + t);
          assertEquals(second, Double.isNaN(net.gradient("03")), "layer 2 at step " + t);
          assertTrue(net.gradient("05") > 0.0);
          assertEquals(!first, net.weight("01").requiresGradient());
          net.trainer.step();
          assertEquals(first, Arrays.equals(before[0], net.weights("01")), "layer 1, step " + t);
          assertEquals(second, Arrays.equals(before[1], net.weights("03")), "layer 2, step " + t);
          assertFalse(Arrays.equals(before[2], net.weights("05")), "layer 3, step " + t);
        }
      }
    }
  }

  /** In a process of its own ids and all, and through the thaw. */
  @ParameterizedTest
  @EnumSource
  void aResumedRunIsTheSame(StepPath path) throws Exception {
    Path file = folder.resolve("state");
    Preset preset = resting(5, 8, 30);
    try (Net whole = new Net(adamW(), preset, path);
        Net again = new Net(adamW(), preset, path)) {
      for (int t = 1; t <= 20; t++) {
        whole.step(t);
      }
      AeDjl.saveState(whole.trainer, file);
      Weights.copy(whole.model, again.model);
      AeDjl.restoreState(again.trainer, file);
      assertTrue(again.trainer.loop().isFrozen(0) && again.trainer.loop().isFrozen(1));
      assertFalse(again.weight("01").requiresGradient());
      for (int t = 21; t <= 60; t++) {
        whole.step(t);
        again.step(t);
        assertArrayEquals(Weights.of(whole.model), Weights.of(again.model), "step " + t);
      }
      assertEquals(whole.trainer.loop().checkpoint(), again.trainer.loop().checkpoint());
    }
  }

  @Test
  void aDriftThawsForTheNextStep() {
    Preset preset = Presets.standard().with(loop -> loop.screen(EAGER).event(new Drift()));
    try (Net net = new Net(adamW(), preset, StepPath.FUSED)) {
      for (int t = 1; t <= 39; t++) {
        net.step(t);
      }
      assertTrue(net.trainer.loop().isFrozen(0));
      net.step(40);
      assertFalse(net.trainer.loop().isFrozen(0));
      net.differentiate(41);
      assertTrue(net.gradient("01") > 0.0);
      net.trainer.step();
    }
  }

  /** Calls a drift at step 40. */
  private record Drift() implements Event {
    @Override
    public String name() {
      return "drift";
    }

    @Override
    public int slots() {
      return 1;
    }

    @Override
    public void examine(
        Signals signals, Coefficients coefficients, Response response, Slots memory) {
      memory.set(0, memory.get(0) + 1.0);
      if (memory.get(0) == 40.0) {
        response.interrupt(Interruption.DRIFT, "drift");
      }
    }
  }

  /** What is frozen is served as it is, and nothing of it moves when it is put back. */
  @Test
  void whatIsFrozenIsServedAsItIs() {
    try (Net net = new Net(Optimizers.adam(), resting(5, 8, 99), StepPath.FUSED)) {
      for (int t = 1; t <= 20; t++) {
        net.step(t);
      }
      double[] first = net.weights("01");
      double[] last = net.weights("05");
      try (ServedReadout served = net.trainer.serveReadout()) {
        assertArrayEquals(first, net.weights("01"));
        assertFalse(Arrays.equals(last, net.weights("05")));
      }
      assertArrayEquals(last, net.weights("05"));
    }
  }

  /** A user who freezes a layer himself keeps it frozen through the loop's thaw. */
  @Test
  void whatTheUserFreezesStaysFrozen() {
    try (Net net = new Net(Optimizers.adam(), resting(5, 99, 10), StepPath.FUSED)) {
      net.weight("01").freeze(true);
      double[] before = net.weights("01");
      for (int t = 1; t <= 20; t++) {
        net.step(t);
      }
      assertFalse(net.weight("01").requiresGradient());
      assertArrayEquals(before, net.weights("01"));
    }
  }

  @Test
  void closedItRequiresItsGradientAgain() {
    Model model;
    try (Net net = new Net(Optimizers.adam(), resting(5, 8, 99), StepPath.FUSED)) {
      for (int t = 1; t <= 20; t++) {
        net.step(t);
      }
      assertFalse(net.weight("01").requiresGradient());
      net.trainer.close();
      assertTrue(net.weight("01").requiresGradient());
      assertTrue(net.weight("03").requiresGradient());
    }
  }

  @Test
  void oneGroupIsRefused() {
    try (Ripple ripple = new Ripple(Optimizers.adam())) {
      Preset preset = Presets.standard().with(loop -> loop.screen(Freezing.defaults()));
      String message =
          refused(
              IllegalArgumentException.class,
              () -> AeDjl.newTrainer(ripple.model, ripple.config, preset));
      assertTrue(message.contains("groups must be two at least"), message);
    }
  }
}
