package io.github.ae4j.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/** A member in DL4J, with dropout: bit for bit the same wherever its turn is made. */
class Nd4jTrajectoryTest {
  /** Both kinds of network. */
  private enum Kind {
    LAYERS,
    GRAPH
  }

  /** Regression, a rate for each member. */
  private record Regression(Kind kind, IUpdater updater, double dropOut, Preset preset)
      implements Nd4jTask {
    @Override
    public Model network() {
      NeuralNetConfiguration.Builder start = Networks.start(updater.clone());
      if (dropOut > 0.0) {
        start.dropOut(1.0 - dropOut);
      }
      return kind == Kind.LAYERS
          ? new MultiLayerNetwork(
              start.list().layer(Networks.hidden()).layer(Networks.output()).build())
          : new ComputationGraph(
              start
                  .graphBuilder()
                  .addInputs("in")
                  .addLayer("hidden", Networks.hidden(), "in")
                  .addLayer("out", Networks.output(), "hidden")
                  .setOutputs("out")
                  .build());
    }

    @Override
    public MultiDataSet examples(long step) {
      return Networks.batch(step).toMultiDataSet();
    }

    @Override
    public double score(Model network) {
      DataSet held = Networks.batch(1_000_000);
      return network instanceof MultiLayerNetwork layered
          ? layered.score(held)
          : ((ComputationGraph) network).score(held);
    }
  }

  private static Nd4jTrajectory member(Kind kind, int member, Preset preset) {
    IUpdater adam = new Adam(Math.pow(10.0, -4.0 + member));
    return new Nd4jTrajectory(new Regression(kind, adam, 0.2, preset), member);
  }

  @ParameterizedTest
  @EnumSource
  void aSnapshotGoesOnBitForBit(Kind kind) throws Exception {
    for (Preset preset : List.of(Presets.standard(), Presets.standardWithReadout())) {
      try (Nd4jTrajectory whole = member(kind, 1, preset);
          Nd4jTrajectory first = member(kind, 1, preset);
          Nd4jTrajectory second = member(kind, 1, preset)) {
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

  @Test
  void dropoutIsThatOfTheSeed() throws Exception {
    Regression task = new Regression(Kind.LAYERS, new Sgd(0.1), 0.5, (loop, adapter) -> {});
    List<byte[]> ends = new ArrayList<>();
    for (long seed : new long[] {3, 3, 4}) {
      try (Nd4jTrajectory trajectory = new Nd4jTrajectory(task, seed)) {
        trajectory.advance(1, 4);
        ends.add(trajectory.snapshot());
      }
    }
    assertArrayEquals(ends.get(0), ends.get(1));
    assertTrue(!Arrays.equals(ends.get(0), ends.get(2)), "another seed drops the same");
  }

  /** One update of SGD is -alpha g: what the nudge said is read back from what the updater did. */
  @ParameterizedTest
  @EnumSource
  void whatANudgeSaysIsWhatTheNextStepUses(Kind kind) throws Exception {
    Preset rateAlone =
        (loop, adapter) ->
            loop.coefficient(Coefficient.of(Coefficient.LEARNING_RATE, Chart.LOG, 1e-6, 1.0));
    Regression task = new Regression(kind, new Sgd(0.1), 0.0, rateAlone);
    try (Nd4jTrajectory moved = new Nd4jTrajectory(task, 1);
        Nd4jTrajectory asItWas = new Nd4jTrajectory(task, 1)) {
      INDArray before = parameters(moved).dup();
      double to = Math.log(0.025);
      String group = moved.coefficients().get(0).group();
      assertEquals(to, moved.move(new Nudge(group, Coefficient.LEARNING_RATE, to)));
      moved.advance(1, 1);
      asItWas.advance(1, 1);
      double[] quarter = before.sub(parameters(moved)).toDoubleVector();
      double[] whole = before.sub(parameters(asItWas)).toDoubleVector();
      assertNotEquals(0.0, Arrays.stream(whole).map(Math::abs).sum());
      for (int i = 0; i < whole.length; i++) {
        assertEquals(0.25 * whole[i], quarter[i], 1e-7);
      }
      assertEquals(0.025, moved.coefficients().get(0).value(), 1e-9);
    }
  }

  private static INDArray parameters(Nd4jTrajectory trajectory) {
    return trajectory.steered().network().parameters();
  }

  @Test
  void noiseMovesTheParametersBySoMuchAndIsNoStepFromOutside() throws Exception {
    try (Nd4jTrajectory trajectory = member(Kind.LAYERS, 1, Presets.standard())) {
      trajectory.advance(1, 3);
      INDArray before = parameters(trajectory).dup();
      trajectory.disturb(0.05, 3);
      double moved = before.sub(parameters(trajectory)).norm2Number().doubleValue();
      assertEquals(0.05, moved / before.norm2Number().doubleValue(), 0.02);
      trajectory.advance(2, 2);
      assertEquals(0, trajectory.steered().outsideMoves());
    }
  }

  @Test
  void whatIsNoSnapshotOfItsOwnIsRefusedAndChangesNothing() throws Exception {
    Regression other = new Regression(Kind.LAYERS, new AdaDelta(), 0.0, (loop, adapter) -> {});
    try (Nd4jTrajectory trajectory = member(Kind.LAYERS, 1, Presets.standard());
        Nd4jTrajectory fresh = member(Kind.LAYERS, 1, Presets.standard());
        Nd4jTrajectory foreign = new Nd4jTrajectory(other, 1)) {
      trajectory.advance(1, 3);
      byte[] untouched = fresh.snapshot();
      byte[] cut = Arrays.copyOf(trajectory.snapshot(), 200);
      assertThrows(Exception.class, () -> fresh.restore(cut));
      byte[] others = foreign.snapshot();
      assertThrows(IllegalArgumentException.class, () -> fresh.restore(others));
      assertArrayEquals(untouched, fresh.snapshot());
    }
  }

  @Test
  void anyNumberOfSlotsGivesTheSameBits() throws Exception {
    List<byte[]> manifests = new ArrayList<>();
    for (int slots : new int[] {1, 3}) {
      MemoryStore store = new MemoryStore();
      try (ThreadRunner runner = new ThreadRunner(slots)) {
        SwarmConfig config = SwarmConfig.of(4, StepBudget.of(80, 10)).withNoise(0.01, 1);
        Swarm swarm =
            Swarm.start(
                config, i -> member(Kind.values()[i % 2], i, Presets.standard()), runner, store);
        swarm.run(3);
        swarm.history().forEach(r -> r.members().forEach(e -> assertEquals(List.of(), e.events())));
        manifests.add(store.readManifest().orElseThrow());
        manifests.add(store.read(2, 3));
      }
    }
    assertArrayEquals(manifests.get(0), manifests.get(2));
    assertArrayEquals(manifests.get(1), manifests.get(3));
  }

  @Test
  void positionsAreTheLoops() {
    try (Nd4jTrajectory trajectory = member(Kind.LAYERS, 1, Presets.standard())) {
      List<String> names =
          trajectory.coefficients().stream().map(Position::coefficient).distinct().toList();
      assertTrue(names.contains(Coefficient.LEARNING_RATE), names::toString);
    }
  }

  /** It makes no step once its rule holds, and a snapshot of a run that is over stays over. */
  @Test
  void aMemberEndsByItsRule() throws Exception {
    Halting first = Halting.when(HaltRules.steps(7));
    byte[] over;
    try (Nd4jTrajectory member =
        member(Kind.LAYERS, 1, first.on(Presets.standard())).until(first)) {
      member.advance(1, 5);
      assertTrue(first.halted().isEmpty());
      member.score();
      member.advance(2, 5);
      assertEquals(7, member.steered().loop().steps());
      over = member.snapshot();
    }
    Halting second = Halting.when(HaltRules.steps(7));
    try (Nd4jTrajectory member =
        member(Kind.LAYERS, 1, second.on(Presets.standard())).until(second)) {
      member.restore(over);
      member.advance(3, 5);
      assertEquals(first.halted(), second.halted());
      assertEquals(7, member.steered().loop().steps());
    }
  }

  /** Each score is a validation figure: where none is better the run is over. */
  @Test
  void aScoreIsItsValidationFigure() throws Exception {
    Halting halting = Halting.when(HaltRules.worsening(2));
    try (Nd4jTrajectory member =
        member(Kind.GRAPH, 1, halting.on(Presets.standard())).until(halting)) {
      int round = 0;
      do {
        member.advance(++round, 20);
        member.score();
      } while (!halting.isHalted() && round < 1000);
    }
    assertEquals("WORSENING", halting.halted().orElseThrow().reason());
  }
}
