package io.github.ae4j.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.adapter.ServedReadout;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.trace.StepObserver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.autodiff.listeners.At;
import org.nd4j.autodiff.listeners.BaseListener;
import org.nd4j.autodiff.listeners.Operation;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** Whoever comes while another thread is in a step is refused, at every door, and the step is made as if alone. */
class OneGuardTest {
  private static final int TIMES = 200;

  @TempDir Path folder;

  private final ExecutorService other = Executors.newSingleThreadExecutor();
  private final SynchronousQueue<String> in = new SynchronousQueue<>();
  private final SynchronousQueue<String> out = new SynchronousQueue<>();
  private volatile int place = -1;

  @AfterEach
  void end() {
    other.shutdownNow();
  }

  /** Stops a step where it is until the test lets it go on. */
  private void halt(String where) {
    if (place-- == 0) {
      try {
        assertTrue(in.offer(where, 60, TimeUnit.SECONDS));
        out.poll(60, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private Preset halting() {
    return haltingAfter(Presets.standardWithReadout());
  }

  /**
   * Comes to every door while the step of another thread is halted, and is refused at each.
   *
   * @param places where a step can be halted; it is at one of them, the next one each time
   */
  private void refusedAll(int places, Executable step, Map<String, Executable> doors)
      throws Exception {
    for (int i = 0; i < TIMES; i++) {
      place = i % places;
      Future<?> done = started(step);
      String where = in.poll(60, TimeUnit.SECONDS);
      for (var door : doors.entrySet()) {
        assertThrows(IllegalStateException.class, door.getValue(), door.getKey() + " " + where);
      }
      assertTrue(out.offer("go on", 60, TimeUnit.SECONDS), "halted at " + where);
      done.get();
    }
  }

  private Future<?> started(Executable step) {
    return other.submit(
        () -> {
          try {
            step.execute();
          } catch (Throwable e) {
            throw new IllegalStateException(e);
          } finally {
            place = -1;
          }
        });
  }

  /** Closes while the step of another thread is halted: it waits until that is made. */
  private void closesAfter(Executable step, Runnable close) throws Exception {
    place = 0;
    Future<?> done = started(step);
    assertTrue(in.poll(60, TimeUnit.SECONDS) != null);
    Thread closing = new Thread(close);
    closing.start();
    while (closing.getState() != Thread.State.WAITING) {
      assertTrue(closing.isAlive(), "closed in mid-step");
      Thread.onSpinWait();
    }
    assertTrue(out.offer("go on", 60, TimeUnit.SECONDS));
    done.get();
    closing.join();
  }

  @Test
  void aNetworkInAStepRefusesOthersAtEveryDoor() throws Exception {
    MultiLayerNetwork network = Networks.layered(new Adam(0.01));
    MultiLayerNetwork alone = Networks.layered(new Adam(0.01));
    network.addListeners(
        new BaseTrainingListener() {
          @Override
          public void onForwardPass(Model model, List<INDArray> activations) {
            halt("forward");
          }

          @Override
          public void onGradientCalculation(Model model) {
            halt("gradient");
          }

          @Override
          public void iterationDone(Model model, int iteration, int epoch) {
            halt("done");
          }
        });
    Path file = folder.resolve("state.ae");
    try (SteeredNetwork steered = AeDl4j.steer(network, halting());
        SteeredNetwork reference = AeDl4j.steer(alone, Presets.standardWithReadout())) {
      AeDl4j.saveState(steered, file);
      Map<String, Executable> doors = new LinkedHashMap<>();
      doors.put("serve", () -> steered.serveReadout().close());
      doors.put("save", () -> AeDl4j.saveState(steered, file));
      doors.put("restore", () -> AeDl4j.restoreState(steered, file));
      refusedAll(4, () -> network.fit(Networks.batch(1)), doors);
      for (int t = 1; t <= TIMES; t++) {
        alone.fit(Networks.batch(1));
      }
      assertArrayEquals(Networks.weights(alone), Networks.weights(network));
      doors.values().forEach(door -> assertDoesNotThrow(() -> passed(door)));
      closesAfter(() -> network.fit(Networks.batch(1)), steered::close);
      alone.fit(Networks.batch(1));
      assertArrayEquals(Networks.weights(alone), Networks.weights(network));
      assertEquals(TIMES + 1, steered.loop().steps());
    }
  }

  private static void passed(Executable door) throws Throwable {
    door.execute();
  }

  @Test
  void aSameDiffTrainingInAStepRefusesOthersAtEveryDoor() throws Exception {
    SameDiffRipple ripple = new SameDiffRipple(new Adam(0.01));
    SameDiffRipple alone = new SameDiffRipple(new Adam(0.01));
    ripple.network.setListeners(new HaltingListener());
    Path file = folder.resolve("state.ae");
    try (SteeredSameDiff steered = AeSameDiff.steer(ripple.network, halting());
        SteeredSameDiff reference =
            AeSameDiff.steer(alone.network, Presets.standardWithReadout())) {
      AeSameDiff.saveState(steered, file);
      Map<String, Executable> doors = new LinkedHashMap<>();
      doors.put("serve", () -> steered.serveReadout().close());
      doors.put("save", () -> AeSameDiff.saveState(steered, file));
      doors.put("restore", () -> AeSameDiff.restoreState(steered, file));
      doors.put("step", () -> steered.step(ripple.batch(2)));
      refusedAll(2, () -> steered.step(ripple.batch(1)), doors);
      for (int t = 1; t <= TIMES; t++) {
        reference.step(alone.batch(1));
      }
      closesAfter(() -> steered.step(ripple.batch(1)), steered::close);
      reference.step(alone.batch(1));
      assertArrayEquals(alone.weights(), ripple.weights());
    }
  }

  private final class HaltingListener extends BaseListener {
    @Override
    public boolean isActive(Operation operation) {
      return operation == Operation.TRAINING;
    }

    @Override
    public void preOpExecution(
        SameDiff network, At at, SameDiffOp op, org.nd4j.linalg.api.ops.OpContext context) {
      if (op.getName().contains("reduce_sum") && !op.getName().contains("1")) {
        halt("operation");
      }
    }
  }

  private Preset haltingAfter(Preset preset) {
    return preset.with(loop -> loop.observer((StepObserver) trace -> halt("decided")));
  }

  @Test
  void aSteeredFitInAStepRefusesOthersAtEveryDoor() throws Exception {
    SameDiffRipple ripple = new SameDiffRipple(new Adam(0.01));
    SameDiffRipple alone = new SameDiffRipple(new Adam(0.01));
    At at = At.defaultAt(Operation.TRAINING);
    try (SteeringFit fit = AeSameDiff.listener(ripple.network, haltingAfter(Presets.standard()));
        SteeringFit reference = AeSameDiff.listener(alone.network, Presets.standard())) {
      Map<String, Executable> doors = new LinkedHashMap<>();
      doors.put("begin", () -> fit.iterationStart(ripple.network, at, null, 0L));
      doors.put(
          "array",
          () -> fit.activationAvailable(ripple.network, at, null, null, "x", Nd4j.create(1)));
      doors.put("end", () -> fit.iterationDone(ripple.network, at, null, null));
      refusedAll(2, () -> ripple.network.fit(ripple.batch(1), fit, new HaltingListener()), doors);
      for (int t = 1; t <= TIMES; t++) {
        alone.network.fit(alone.batch(1), reference);
      }
      assertArrayEquals(alone.weights(), ripple.weights());
      assertEquals(TIMES, fit.loop().steps());
      assertEquals(0, fit.outsideSteps());
    }
  }

  @Test
  void theEndOfAStepThatWasNotBegunIsRefused() {
    SameDiffRipple ripple = new SameDiffRipple(new Adam(0.01));
    At at = At.defaultAt(Operation.TRAINING);
    try (SteeringFit fit = AeSameDiff.listener(ripple.network, Presets.standard())) {
      assertThrows(
          IllegalStateException.class, () -> fit.iterationDone(ripple.network, at, null, null));
      ripple.network.fit(ripple.batch(1), fit);
      assertEquals(1, fit.loop().steps());
    }
  }

  @Test
  void aSteeredFitInAStepIsClosedAfterIt() throws Exception {
    SameDiffRipple ripple = new SameDiffRipple(new Adam(0.01));
    try (SteeringFit fit = AeSameDiff.listener(ripple.network, haltingAfter(Presets.standard()))) {
      closesAfter(
          () -> ripple.network.fit(ripple.batch(1), fit, new HaltingListener()), fit::close);
      assertEquals(1, fit.loop().steps());
    }
  }

  @Test
  void anUpdaterInAStepRefusesOthersAtEveryDoor() throws Exception {
    Ripple ripple = new Ripple(new Adam(0.01));
    Path file = folder.resolve("state.ae");
    try (SteeredUpdater steered = ripple.steered(halting())) {
      AeNd4j.saveState(steered, file);
      Map<String, Executable> doors = new LinkedHashMap<>();
      doors.put("serve", () -> steered.serveReadout().close());
      doors.put("save", () -> AeNd4j.saveState(steered, file));
      doors.put("restore", () -> AeNd4j.restoreState(steered, file));
      doors.put("step", () -> steered.step(1.0, ripple.gradient(2)));
      refusedAll(1, () -> steered.step(ripple.loss(1), ripple.gradient(1)), doors);
      assertEquals(TIMES, steered.iteration());
      closesAfter(() -> steered.step(ripple.loss(1), ripple.gradient(1)), steered::close);
      assertEquals(TIMES + 1, steered.iteration());
    }
  }

  /** DL4J lets one fit in after the other. */
  @Test
  void fitsOfSeveralThreadsMakeEachItsSteps() throws Exception {
    MultiLayerNetwork network = Networks.layered(new Adam(0.01));
    try (SteeredNetwork steered = AeDl4j.steer(network, Presets.standard())) {
      Future<?> theirs = other.submit(() -> fit(network));
      fit(network);
      theirs.get();
      assertEquals(40, steered.loop().steps());
      assertEquals(40, network.getLayerWiseConfigurations().getIterationCount());
    }
  }

  private static void fit(MultiLayerNetwork network) {
    for (int t = 1; t <= 20; t++) {
      network.fit(Networks.batch(t));
    }
  }

  /** A listener that is told of a step which was made may save, evaluate and go. */
  @Test
  void aNetworksOwnListenerComesThroughTheDoorsOnceAStepIsMade() {
    MultiLayerNetwork network = Networks.layered(new Adam(0.01));
    SteeredNetwork steered = AeDl4j.steer(network, Presets.standardWithReadout());
    Path file = folder.resolve("state.ae");
    List<Integer> told = new ArrayList<>();
    network.addListeners(
        new BaseTrainingListener() {
          @Override
          public void iterationDone(Model model, int iteration, int epoch) {
            assertDoesNotThrow(() -> AeDl4j.saveState(steered, file));
            try (ServedReadout served = steered.serveReadout()) {
              assertTrue(Double.isFinite(network.score(Networks.batch(3))));
            }
            told.add(iteration);
            if (iteration == 9) {
              steered.close();
            }
          }
        });
    for (int t = 0; t < 10; t++) {
      network.fit(Networks.batch(t));
    }
    assertEquals(10, told.size());
    assertEquals(0, steered.outsideMoves());
    assertThrows(IllegalStateException.class, steered::serveReadout);
    assertTrue(network.getListeners().size() == 1);
  }

  @Test
  void aStepThatFailsLeavesTheDoorsOpen() {
    MultiLayerNetwork network = Networks.layered(new Adam(0.01));
    boolean[] fails = {true};
    network.addListeners(
        new BaseTrainingListener() {
          @Override
          public void iterationDone(Model model, int iteration, int epoch) {}

          @Override
          public void onGradientCalculation(Model model) {
            if (fails[0]) {
              throw new IllegalStateException("no disk");
            }
          }
        });
    try (SteeredNetwork steered = AeDl4j.steer(network, Presets.standardWithReadout())) {
      assertThrows(IllegalStateException.class, () -> network.fit(Networks.batch(1)));
      steered.serveReadout().close();
      fails[0] = false;
      network.fit(Networks.batch(1));
      assertEquals(1, steered.loop().steps());
    }
  }
}
