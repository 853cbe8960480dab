package io.github.ae4j.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.TrainingConfig;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.djl.pass.NoGradient;
import io.github.ae4j.machine.HaltRules;
import io.github.ae4j.machine.Halting;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.swarm.MemoryStore;
import io.github.ae4j.swarm.Nudge;
import io.github.ae4j.swarm.Position;
import io.github.ae4j.swarm.StepBudget;
import io.github.ae4j.swarm.Swarm;
import io.github.ae4j.swarm.SwarmConfig;
import io.github.ae4j.swarm.ThreadRunner;
import io.github.ae4j.swarm.Trajectory;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A member in DJL, with dropout: bit for bit the same wherever its turn is made. */
class DjlTrajectoryTest {
  private static final AtomicInteger RESIDENT = new AtomicInteger();
  private static final AtomicInteger MOST_RESIDENT = new AtomicInteger();

  private static Trajectory counted(int member) {
    int resident = RESIDENT.incrementAndGet();
    MOST_RESIDENT.accumulateAndGet(resident, Math::max);
    DjlTrajectory trajectory =
        new DjlTrajectory(new MadeRegression(member, Presets.standard()), member);
    return new Trajectory() {
      @Override
      public void advance(int round, int steps) throws Exception {
        trajectory.advance(round, steps);
      }

      @Override
      public double score() throws Exception {
        return trajectory.score();
      }

      @Override
      public List<Position> coefficients() {
        return trajectory.coefficients();
      }

      @Override
      public double move(Nudge nudge) {
        return trajectory.move(nudge);
      }

      @Override
      public void disturb(double size, long seed) {
        trajectory.disturb(size, seed);
      }

      @Override
      public byte[] snapshot() throws java.io.IOException {
        return trajectory.snapshot();
      }

      @Override
      public void restore(byte[] snapshot) throws java.io.IOException {
        trajectory.restore(snapshot);
      }

      @Override
      public void close() {
        trajectory.close();
        RESIDENT.decrementAndGet();
      }
    };
  }

  private static DjlTrajectory member(Preset preset) {
    return new DjlTrajectory(new MadeRegression(1, preset), 5);
  }

  @Test
  void aSnapshotGoesOnBitForBit() throws Exception {
    for (Preset preset : List.of(Presets.standard(), Presets.standardWithReadout())) {
      try (DjlTrajectory whole = member(preset);
          DjlTrajectory first = member(preset);
          DjlTrajectory second = member(preset)) {
        whole.advance(1, 20);
        double score = whole.score();
        first.advance(1, 12);
        second.restore(first.snapshot());
        second.advance(2, 8);
        assertEquals(score, second.score());
        assertArrayEquals(whole.snapshot(), second.snapshot());
      }
    }
  }

  /** One update of SGD is -alpha g: what the nudge said is read back from what the optimizer did. */
  @Test
  void whatANudgeSaysIsWhatTheNextStepUses() throws Exception {
    Preset rateAlone =
        (loop, adapter) ->
            loop.coefficient(Coefficient.of(Coefficient.LEARNING_RATE, Chart.LOG, 1e-6, 1.0));
    Model[] model = new Model[1];
    DjlTask task = sgdOf(new MadeRegression(1, rateAlone), made -> model[0] = made);
    double[] steps = new double[2];
    double to = Math.log(0.025);
    for (boolean nudged : new boolean[] {false, true}) {
      try (DjlTrajectory trajectory = new DjlTrajectory(task, 5)) {
        String group = trajectory.coefficients().get(0).group();
        float[] before = weights(model[0]);
        if (nudged) {
          assertEquals(to, trajectory.move(new Nudge(group, Coefficient.LEARNING_RATE, to)));
        }
        trajectory.advance(1, 1);
        float[] after = weights(model[0]);
        for (int i = 0; i < before.length; i++) {
          steps[nudged ? 1 : 0] += Math.abs((double) after[i] - before[i]);
        }
        assertEquals(nudged ? 0.025 : 0.1, trajectory.coefficients().get(0).value(), 1e-8);
      }
    }
    assertEquals(0.25, steps[1] / steps[0], 1e-4);
  }

  private static float[] weights(Model model) {
    return model.getBlock().getParameters().valueAt(0).getArray().toFloatArray();
  }

  private static DjlTask sgdOf(MadeRegression task, Consumer<Model> made) {
    return new DjlTask() {
      @Override
      public Model model() {
        Model model = task.model();
        made.accept(model);
        return model;
      }

      @Override
      public TrainingConfig config() {
        Tracker rate = Tracker.fixed(0.1f);
        return new DefaultTrainingConfig(Loss.l2Loss())
            .optOptimizer(Optimizer.sgd().setLearningRateTracker(rate).build())
            .optDevices(Engine.getInstance().getDevices(1));
      }

      @Override
      public Preset preset() {
        return task.preset();
      }

      @Override
      public Shape[] shapes() {
        return task.shapes();
      }

      @Override
      public Examples examples(NDManager manager, long step) {
        return task.examples(manager, step);
      }

      @Override
      public double score(SteeredTrainer trainer) {
        return task.score(trainer);
      }
    };
  }

  @Test
  void noiseMovesTheParametersBySoMuch() throws Exception {
    try (DjlTrajectory trajectory = member(Presets.standard())) {
      trajectory.advance(1, 3);
      byte[] before = trajectory.snapshot();
      double score = trajectory.score();
      trajectory.disturb(0.05, 3);
      assertNotEquals(score, trajectory.score());
      assertTrue(Math.abs(trajectory.score() - score) < score);
      assertEquals(before.length, trajectory.snapshot().length);
    }
  }

  @Test
  void noiseIsNoMoveFromOutsideAndASecretOneIs() throws Exception {
    List<String> quiet = warnings(false);
    assertEquals(List.of(), quiet);
    List<String> warned = warnings(true);
    assertEquals(1, warned.size(), warned::toString);
    assertTrue(warned.get(0).contains("moved 1 times without a step"), warned.get(0));
  }

  /** What is logged of moves where a member is disturbed; and where its parameters are moved beside its back too. */
  private static List<String> warnings(boolean secretly) throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    System.setErr(new PrintStream(text, true, StandardCharsets.UTF_8));
    try (DjlTrajectory trajectory = member(Presets.standard())) {
      trajectory.advance(1, 3);
      if (secretly) {
        try (NoGradient off = NoGradient.open()) {
          trajectory.trainer().getModel().getBlock().getParameters().valueAt(0).getArray().addi(1);
        }
      }
      trajectory.disturb(0.05, 3);
      trajectory.advance(2, 3);
      trajectory.disturb(0.05, 4);
      assertEquals(secretly ? 1 : 0, trajectory.trainer().adapter().passes().movesOutside());
    } finally {
      System.setErr(before);
    }
    return text.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains("MovesOutside"))
        .toList();
  }

  @Test
  void aDamagedSnapshotIsRefused() throws Exception {
    try (DjlTrajectory trajectory = member(Presets.standard());
        DjlTrajectory other = member(Presets.standard())) {
      trajectory.advance(1, 3);
      byte[] cut = java.util.Arrays.copyOf(trajectory.snapshot(), 200);
      assertThrows(Exception.class, () -> other.restore(cut));
    }
  }

  @Test
  void noMoreMembersAreResidentThanThereAreSlotsAndTheBitsAreTheSame() throws Exception {
    List<byte[]> manifests = new ArrayList<>();
    for (int slots : new int[] {1, 3}) {
      MOST_RESIDENT.set(0);
      MemoryStore store = new MemoryStore();
      try (ThreadRunner runner = new ThreadRunner(slots)) {
        SwarmConfig config = SwarmConfig.of(4, StepBudget.of(80, 10)).withNoise(0.01, 1);
        Swarm swarm = Swarm.start(config, DjlTrajectoryTest::counted, runner, store);
        swarm.run(3);
        swarm.history().forEach(r -> r.members().forEach(e -> assertEquals(List.of(), e.events())));
        manifests.add(store.readManifest().orElseThrow());
      }
      assertTrue(MOST_RESIDENT.get() <= slots, () -> MOST_RESIDENT + " resident");
      assertEquals(0, RESIDENT.get());
    }
    assertArrayEquals(manifests.get(0), manifests.get(1));
  }

  /** It makes no step once its rule holds, and a snapshot of a run that is over stays over. */
  @Test
  void aMemberEndsByItsRule() throws Exception {
    Halting first = Halting.when(HaltRules.steps(7));
    byte[] over;
    try (DjlTrajectory member = ending(first)) {
      member.advance(1, 5);
      assertTrue(first.halted().isEmpty());
      member.score();
      member.advance(2, 5);
      assertTrue(first.isHalted());
      over = member.snapshot();
    }
    Halting second = Halting.when(HaltRules.steps(7));
    try (DjlTrajectory member = ending(second)) {
      member.restore(over);
      member.advance(3, 5);
      assertEquals(first.halted(), second.halted());
      assertArrayEquals(over, member.snapshot(), "it has made another step");
    }
  }

  /** Each score is a validation figure: where none is better the run is over. */
  @Test
  void aScoreIsItsValidationFigure() throws Exception {
    Halting halting = Halting.when(HaltRules.worsening(2));
    try (DjlTrajectory member = ending(halting)) {
      int round = 0;
      do {
        member.advance(++round, 20);
        member.score();
      } while (!halting.isHalted() && round < 1000);
    }
    assertEquals("WORSENING", halting.halted().orElseThrow().reason());
  }

  private static DjlTrajectory ending(Halting halting) {
    return new DjlTrajectory(new MadeRegression(2, halting.on(Presets.standard())), 2)
        .until(halting);
  }
}
