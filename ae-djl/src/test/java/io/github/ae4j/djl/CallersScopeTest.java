package io.github.ae4j.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDScope;
import ai.djl.training.optimizer.Optimizer;
import io.github.ae4j.Preset;
import io.github.ae4j.adapter.ServedReadout;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.preset.Presets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What outlives a call does not belong to the scope, or the scopes, that the caller has open. */
class CallersScopeTest {
  @TempDir private Path folder;

  static Stream<Arguments> runs() {
    List<Arguments> runs = new ArrayList<>();
    Preset restoring =
        ReadoutTest.AVERAGING.with(
            loop ->
                loop.screen(Loops.asking(t -> t == 5 ? Verdict.RESTORE_READOUT : Verdict.APPLY)));
    for (StepPath path : StepPath.values()) {
      for (Supplier<Optimizer> optimizer :
          List.<Supplier<Optimizer>>of(Optimizers::sgd, Optimizers::adam, Optimizers::adamW)) {
        runs.add(Arguments.of(path, optimizer, Presets.standard()));
        runs.add(Arguments.of(path, optimizer, Presets.standardWithReadout()));
        runs.add(Arguments.of(path, optimizer, ResumeTest.preset("moving")));
        runs.add(Arguments.of(path, optimizer, Loops.EMPTY));
        runs.add(Arguments.of(path, optimizer, restoring));
      }
    }
    return runs.stream();
  }

  private interface Action {
    void run() throws Exception;
  }

  private static void inScopes(Action action) throws Exception {
    try (NDScope outer = new NDScope();
        NDScope inner = new NDScope()) {
      outer.suppressNotUsedWarning();
      inner.suppressNotUsedWarning();
      action.run();
    }
  }

  @ParameterizedTest
  @MethodSource("runs")
  void everyCall(StepPath path, Supplier<Optimizer> optimizer, Preset preset) throws Exception {
    Path file = folder.resolve("state");
    Steering steering = Steering.standard().withPath(path);
    try (Ripple scoped = new Ripple(optimizer.get());
        Ripple free = new Ripple(optimizer.get());
        SteeredTrainer in = scoped.steered(preset, steering);
        SteeredTrainer out = free.steered(preset, steering)) {
      for (int t = 1; t <= 8; t++) {
        int at = t;
        inScopes(() -> scoped.step(in, at));
        free.step(out, t);
      }
      inScopes(() -> AeDjl.saveState(in, file));
      inScopes(() -> AeDjl.restoreState(in, file));
      AeDjl.saveState(out, file);
      AeDjl.restoreState(out, file);
      inScopes(() -> scoped.differentiate(in, 9));
      free.differentiate(out, 9);
      inScopes(in::step);
      out.step();
      if (in.hasReadout()) {
        List<ServedReadout> served = new ArrayList<>();
        inScopes(() -> served.add(in.serveReadout()));
        double[] average = scoped.weights();
        inScopes(() -> served.get(0).close());
        try (ServedReadout other = out.serveReadout()) {
          assertArrayEquals(free.weights(), average);
        }
      }
      scoped.steps(in, 10, 14);
      free.steps(out, 10, 14);
      assertArrayEquals(free.weights(), scoped.weights());
    }
  }

  /** An optimizer that has run brings its state along, also where the trainer is made within a scope. */
  @ParameterizedTest
  @MethodSource("runs")
  void wrapping(StepPath path, Supplier<Optimizer> optimizer, Preset preset) throws Exception {
    List<double[]> ends = new ArrayList<>();
    for (boolean scope : new boolean[] {false, true}) {
      try (Ripple ripple = new Ripple(optimizer.get())) {
        try (var bare = ripple.bare()) {
          ripple.steps(bare, 1, 5);
        }
        List<SteeredTrainer> trainers = new ArrayList<>();
        Action wrap =
            () -> trainers.add(ripple.steered(preset, Steering.standard().withPath(path)));
        if (scope) {
          inScopes(wrap);
        } else {
          wrap.run();
        }
        ripple.steps(trainers.get(0), 6, 12);
        trainers.get(0).close();
        ends.add(ripple.weights());
      }
    }
    assertArrayEquals(ends.get(0), ends.get(1));
  }
}
