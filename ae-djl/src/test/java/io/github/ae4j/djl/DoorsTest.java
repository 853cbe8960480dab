package io.github.ae4j.djl;

import static io.github.ae4j.djl.Refused.refused;
import static io.github.ae4j.djl.Refused.says;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.nn.Parameter;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.ParameterTracker;
import io.github.ae4j.Preset;
import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.adapter.ServedReadout;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.trace.StepObserver;
import io.github.ae4j.trace.StepTrace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever comes while a step is at hand waits or is refused: a step is made whole or not at all. */
class DoorsTest {
  private static final int TIMES = 200;

  @TempDir private Path folder;

  /** What one thread does to a trainer in whose step another may be. */
  private enum Door {
    CLOSE(false) {
      @Override
      void enter(SteeredTrainer trainer, Path file) {
        trainer.close();
      }
    },
    CLOSE_LOOP(false) {
      @Override
      void enter(SteeredTrainer trainer, Path file) {
        trainer.loop().close();
      }
    },
    SAVE(true) {
      @Override
      void enter(SteeredTrainer trainer, Path file) throws IOException {
        AeDjl.saveState(trainer, file);
      }
    },
    RESTORE(true) {
      @Override
      void enter(SteeredTrainer trainer, Path file) throws IOException {
        AeDjl.saveState(trainer, file);
        AeDjl.restoreState(trainer, file);
      }
    },
    SERVE(true) {
      @Override
      void enter(SteeredTrainer trainer, Path file) {
        synchronized (trainer) { // not between a forward pass and its backward pass
          try (ServedReadout served = trainer.serveReadout()) {
            assertTrue(trainer.hasReadout());
          }
        }
      }
    },
    STEP(true) {
      @Override
      void enter(SteeredTrainer trainer, Path file) {
        trainer.step();
      }
    },
    LOOK(true) {
      @Override
      void enter(SteeredTrainer trainer, Path file) {
        trainer.adapter().look();
      }
    };

    final boolean again;

    Door(boolean again) {
      this.again = again;
    }

    abstract void enter(SteeredTrainer trainer, Path file) throws IOException;
  }

  /** Counts the steps that it sees, and whether it was closed. */
  private static final class Counter implements StepObserver {
    final AtomicInteger steps = new AtomicInteger();
    final AtomicBoolean closed = new AtomicBoolean();

    @Override
    public void onStep(StepTrace trace) {
      steps.incrementAndGet();
    }

    @Override
    public void close() {
      closed.set(true);
    }
  }

  /** After each refusal, and at the end, the weights are those of so many whole steps. */
  @ParameterizedTest
  @EnumSource
  void aStepIsMadeWholeOrNotAtAll(Door door) throws Exception {
    Preset preset = Presets.standardWithReadout();
    double[][] whole = new double[60][];
    try (Ripple ripple = new Ripple(Optimizers.adam());
        SteeredTrainer trainer = ripple.steered(preset)) {
      for (int t = 0; t < whole.length; t++) {
        whole[t] = ripple.weights();
        ripple.step(trainer, t + 1);
      }
    }
    for (int time = 0; time < (door.again ? 4 : TIMES); time++) {
      Counter counter = new Counter();
      try (Ripple ripple = new Ripple(Optimizers.adam());
          SteeredTrainer trainer = ripple.steered(preset.with(loop -> loop.observer(counter)))) {
        beside(ripple, trainer, door, whole.length - 1);
        assertArrayEquals(whole[counter.steps.get()], ripple.weights(), door + " " + time);
        trainer.close();
        assertTrue(counter.closed.get(), "observers are closed");
      }
    }
  }

  /** Steps until another thread has been at the door, or all steps are made. */
  private void beside(Ripple ripple, SteeredTrainer trainer, Door door, int steps)
      throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean entered = new AtomicBoolean();
    Path file = folder.resolve("state");
    Thread other =
        new Thread(
            () -> {
              try {
                begun.await();
                for (int i = 0; i < (door.again ? TIMES / 4 : 1_000) && !entered.get(); i++) {
                  try {
                    door.enter(trainer, file);
                    entered.set(!door.again);
                  } catch (IllegalStateException e) {
                    Thread.onSpinWait();
                  }
                }
              } catch (InterruptedException | IOException e) {
                throw new IllegalStateException(e);
              }
            });
    other.start();
    begun.countDown();
    for (int t = 1; t <= steps; t++) {
      try {
        synchronized (trainer) {
          ripple.differentiate(trainer, t);
        }
        while (!tried(trainer) && !trainer.adapter().losses().isEmpty() && !entered.get()) {
          Thread.onSpinWait();
        }
      } catch (RuntimeException e) {
        if (!door.again) {
          other.join(); // it may have closed, and not said so yet
        }
        assertTrue(entered.get() || door == Door.STEP, () -> String.valueOf(e));
        break;
      }
      if (entered.get()) {
        break;
      }
    }
    other.join();
  }

  private static boolean tried(SteeredTrainer trainer) {
    try {
      trainer.step();
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /** Asked for its second rate in the fourth step, the tracker has another thread close what is given. */
  private static double[] closedInAnUpdate(Consumer<SteeredTrainer> close) {
    AtomicReference<SteeredTrainer> steered = new AtomicReference<>();
    List<Thread> others = new ArrayList<>();
    ParameterTracker tracker =
        new ParameterTracker() {
          private int calls;

          @Override
          public float getNewValue(String id, int update) {
            if (++calls == 8) {
              Thread other = new Thread(() -> close.accept(steered.get()));
              others.add(other);
              other.start();
              while (other.isAlive() && other.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
              }
            }
            return 0.01f;
          }
        };
    Preset preset = Loops.along((name, t) -> 0.5, Coefficient.MOMENTUM);
    Optimizer optimizer = Optimizer.adam().optLearningRateTracker(tracker).build();
    try (Ripple ripple = new Ripple(optimizer);
        SteeredTrainer trainer = ripple.steered(preset)) {
      steered.set(trainer);
      ripple.steps(trainer, 1, 4);
      others.get(0).join();
      return ripple.weights();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anUpdateIsMadeWholeWhileTheLoopIsClosed() {
    double[] undisturbed = closedInAnUpdate(trainer -> {});
    assertArrayEquals(undisturbed, closedInAnUpdate(trainer -> trainer.loop().close()));
    assertArrayEquals(
        undisturbed,
        closedInAnUpdate(
            trainer -> says(refused(IllegalStateException.class, trainer::close), "one thread")));
  }

  /** Also where the step would not have gone to the loop. */
  @ParameterizedTest
  @EnumSource
  void aStepAfterTheLoopWasClosedMovesNothing(StepPath path) {
    for (Cadence cadence : new Cadence[] {Cadence.everyStep(), new Cadence(0, 4)}) {
      Steering steering = Steering.standard().withPath(path).withCadence(cadence);
      try (Ripple ripple = new Ripple(Optimizers.adam());
          SteeredTrainer trainer = ripple.steered(Presets.standard(), steering)) {
        ripple.steps(trainer, 1, 6);
        trainer.loop().close();
        double[] before = ripple.weights();
        for (int t = 7; t < 12; t++) {
          int at = t;
          says(refused(IllegalStateException.class, () -> ripple.step(trainer, at)), "closed");
        }
        says(refused(IllegalStateException.class, trainer::serveReadout), "closed");
        Path file = folder.resolve("closed");
        says(refused(IllegalStateException.class, () -> AeDjl.saveState(trainer, file)), "closed");
        trainer.close();
        says(refused(IllegalStateException.class, trainer::step), "closed");
        assertArrayEquals(before, ripple.weights());
      }
    }
  }

  /** The step whose observer failed was made; its refusal at the next call moves nothing, and that one can be made. */
  @ParameterizedTest
  @EnumSource
  void anObserverThatFailsOnceCostsNoUpdateAndMakesNoneTwice(StepPath path) {
    AtomicInteger calls = new AtomicInteger();
    Preset failing =
        Presets.standard()
            .with(
                loop ->
                    loop.observer(
                        trace -> {
                          if (calls.incrementAndGet() == 4) {
                            throw new IllegalArgumentException("disk full");
                          }
                        }));
    Steering steering = Steering.standard().withPath(path);
    try (Ripple ripple = new Ripple(Optimizers.adam());
        Ripple undisturbed = new Ripple(Optimizers.adam());
        SteeredTrainer trainer = ripple.steered(failing, steering);
        SteeredTrainer whole = undisturbed.steered(Presets.standard(), steering)) {
      for (int t = 1; t <= 10; t++) {
        undisturbed.step(whole, t);
        for (boolean made = false; !made; ) {
          double[] before = ripple.weights();
          ripple.differentiate(trainer, t);
          made = tried(trainer);
          assertEquals(made, !Arrays.equals(before, ripple.weights()), "step " + t);
        }
        assertArrayEquals(undisturbed.weights(), ripple.weights(), "step " + t);
      }
    }
  }

  /** Closing in a step, as an observer might, is refused and leaves all open. */
  @Test
  void closingWithinAStepIsRefused() {
    SteeredTrainer[] self = new SteeredTrainer[1];
    Counter counter = new Counter();
    StringBuilder said = new StringBuilder();
    Preset closing =
        Presets.standard()
            .with(
                loop ->
                    loop.observer(counter)
                        .observer(
                            trace ->
                                said.append(refused(IllegalStateException.class, self[0]::close))));
    try (Ripple ripple = new Ripple(Optimizers.adam())) {
      self[0] = ripple.steered(closing);
      ripple.step(self[0], 1);
      says(said.toString(), "one thread at a time");
      assertFalse(counter.closed.get());
      ripple.step(self[0], 2);
      self[0].close();
      assertTrue(counter.closed.get());
    }
  }

  /** A parameter is the same whether another was frozen or thawed while averages stood in their place. */
  @Test
  void whatIsFrozenOrThawedWhileServedIsPutBack() {
    for (Preset preset : new Preset[] {Presets.standard(), Presets.standardWithReadout()}) {
      for (int index = 0; index < 2; index++) {
        for (boolean thaw : new boolean[] {true, false}) {
          try (Ripple ripple = new Ripple(Optimizers.adam());
              SteeredTrainer trainer = ripple.steered(preset)) {
            ripple.steps(trainer, 1, 10);
            Parameter parameter = ripple.model.getBlock().getParameters().valueAt(index);
            parameter.freeze(thaw);
            ripple.steps(trainer, 11, 15);
            double[] theta = ripple.weights();
            try (ServedReadout served = trainer.serveReadout()) {
              parameter.freeze(!thaw);
              ripple.differentiate(trainer, 16);
              if (thaw) {
                ripple.model.getBlock().freezeParameters(true);
              }
            }
            assertArrayEquals(theta, ripple.weights());
            ripple.model.getBlock().freezeParameters(false);
            ripple.step(trainer, 17);
            assertFalse(Arrays.equals(theta, ripple.weights()));
          }
        }
      }
    }
  }
}
