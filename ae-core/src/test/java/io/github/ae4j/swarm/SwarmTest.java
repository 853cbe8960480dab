package io.github.ae4j.swarm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwarmTest {
  static final SwarmConfig CONFIG = SwarmConfig.of(5, StepBudget.of(500, 50)).withNoise(0.01, 7);
  private static final int ROUNDS = 6;

  @TempDir Path folder;

  /** The manifest and the members' last snapshots after a run. */
  static List<byte[]> result(Swarm swarm, SnapshotStore store) throws IOException {
    List<byte[]> all = new ArrayList<>(List.of(store.readManifest().orElseThrow()));
    for (int member : swarm.living()) {
      all.add(store.read(member, swarm.history().size()));
    }
    return all;
  }

  private static void assertSame(List<byte[]> expected, List<byte[]> actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i), actual.get(i));
    }
  }

  private static List<byte[]> undisturbed() throws Exception {
    MemoryStore store = new MemoryStore();
    try (ThreadRunner runner = new ThreadRunner(1)) {
      Swarm swarm = Swarm.start(CONFIG, NoisyBowl.sound(), runner, store);
      swarm.run(ROUNDS);
      return result(swarm, store);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void anyNumberOfWorkersGivesTheSameBits(int slots) throws Exception {
    DirectoryStore store = new DirectoryStore(folder);
    try (ThreadRunner runner = new ThreadRunner(slots)) {
      Swarm swarm = Swarm.start(CONFIG, NoisyBowl.sound(), runner, store);
      swarm.run(ROUNDS);
      assertSame(undisturbed(), result(swarm, store));
    }
  }

  /** Stops where a process that is killed would: some snapshots of the round written, its manifest not. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5})
  void resumedAfterAKillInAnyRoundItGivesTheSameBits(int killedIn) throws Exception {
    DirectoryStore store = new DirectoryStore(folder);
    try (ThreadRunner runner = new ThreadRunner(2)) {
      Swarm swarm = Swarm.start(CONFIG, NoisyBowl.sound(), runner, store);
      swarm.run(killedIn);
      int[] left = {2};
      assertThrows(
          StackOverflowError.class,
          () ->
              swarm.round(
                  outcome -> {
                    if (--left[0] == 0) {
                      throw new StackOverflowError("killed");
                    }
                  }));
    }
    try (ThreadRunner runner = new ThreadRunner(2)) {
      Swarm resumed = Swarm.resume(CONFIG, NoisyBowl.sound(), runner, store);
      assertEquals(killedIn, resumed.history().size());
      resumed.run(ROUNDS);
      assertSame(undisturbed(), result(resumed, store));
    }
  }

  @Test
  void twoRoundsOfSnapshotsAreKept() throws Exception {
    DirectoryStore store = new DirectoryStore(folder);
    try (ThreadRunner runner = new ThreadRunner(2)) {
      Swarm.start(CONFIG, NoisyBowl.sound(), runner, store).run(4);
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
      assertEquals(11, names.size(), names::toString);
      assertTrue(names.contains("member-004.round-000004.ae"), names::toString);
      assertTrue(names.contains("member-004.round-000003.ae"), names::toString);
    }
  }

  @Test
  void budgetsSumUpAndFollowTheWeights() throws Exception {
    try (ThreadRunner runner = new ThreadRunner(2)) {
      Swarm swarm = Swarm.start(CONFIG, NoisyBowl.sound(), runner, new MemoryStore());
      swarm.run(ROUNDS);
      for (int r = 1; r < ROUNDS; r++) {
        List<Round.Entry> before = swarm.history().get(r - 1).members();
        List<Round.Entry> now = swarm.history().get(r).members();
        assertEquals(500, now.stream().mapToInt(Round.Entry::steps).sum());
        for (int i = 0; i < 5; i++) {
          assertEquals(50 + 250 * before.get(i).weight(), now.get(i).steps(), 1.0);
        }
      }
      int best = swarm.best();
      double least = swarm.history().get(ROUNDS - 1).members().get(best).smoothed();
      swarm.history().get(ROUNDS - 1).members().forEach(e -> assertTrue(e.smoothed() >= least));
    }
  }

  /** One update of SGD is -alpha g: what the nudge said is read back from what the optimizer did. */
  @Test
  void whatANudgeSaysIsWhatTheNextStepUses() throws Exception {
    Preset rateAlone =
        (loop, adapter) ->
            loop.coefficient(Coefficient.of(Coefficient.LEARNING_RATE, Chart.LOG, 1e-6, 1.0));
    double[] x = {1.0, -2.0};
    ArrayTask bowl =
        new ArrayTask() {
          @Override
          public double evaluate(long step, double[] at, double[] gradient) {
            gradient[0] = at[0];
            gradient[1] = 3.0 * at[1];
            return 0.5 * at[0] * at[0] + 1.5 * at[1] * at[1];
          }

          @Override
          public double score(double[] at) {
            return at[0] * at[0];
          }
        };
    ArrayOptimizer sgd = ArrayOptimizer.sgd(x, ArraySettings.of(0.1));
    try (Trajectory trajectory = new ArrayTrajectory(bowl, x, sgd, rateAlone)) {
      double to = Math.log(0.025);
      String group = trajectory.coefficients().get(0).group();
      assertEquals(to, trajectory.move(new Nudge(group, Coefficient.LEARNING_RATE, to)));
      trajectory.advance(1, 1);
      assertArrayEquals(new double[] {1.0 - 0.025, -2.0 + 0.025 * 6.0}, x, 1e-15);
      assertEquals(0.025, trajectory.coefficients().get(0).value(), 1e-15);
    }
  }

  /** Under the standard loop, whose laws move it on: the step's trace starts from there. */
  @Test
  void aNudgeIsWhereTheNextStepStarts() throws Exception {
    try (ArrayTrajectory trajectory = (ArrayTrajectory) NoisyBowl.sound().start(1)) {
      trajectory.advance(1, 20);
      Position before = trajectory.coefficients().get(0);
      Nudge nudge = new Nudge(before.group(), before.coefficient(), before.coordinate() - 0.25);
      assertEquals(nudge.coordinate(), trajectory.move(nudge));
      assertEquals(
          before.value() * Math.exp(-0.25), trajectory.coefficients().get(0).value(), 1e-12);
    }
  }

  @Test
  void aConsensusBringsTheMembersTogether() throws Exception {
    SwarmConfig strong = CONFIG.withConsensus(Consensus.of(1.0));
    try (ThreadRunner runner = new ThreadRunner(2)) {
      MemoryStore store = new MemoryStore();
      Swarm swarm = Swarm.start(strong, NoisyBowl.sound(), runner, store);
      swarm.run(1);
      List<Member> members = Manifest.of(store.readManifest().orElseThrow()).members();
      List<Double> rates =
          members.stream()
              .flatMap(member -> member.nudges().stream())
              .filter(nudge -> nudge.coefficient().equals("learningRate"))
              .map(Nudge::coordinate)
              .toList();
      assertEquals(5, rates.size());
      rates.forEach(rate -> assertEquals(rates.get(0), rate, 1e-12));
    }
  }

  @Test
  void anotherConfigurationOrAStoreInUseIsRefused() throws Exception {
    MemoryStore store = new MemoryStore();
    try (ThreadRunner runner = new ThreadRunner(1)) {
      NoisyBowl bowl = NoisyBowl.sound();
      assertThrows(IllegalArgumentException.class, () -> Swarm.resume(CONFIG, bowl, runner, store));
      Swarm.start(CONFIG, bowl, runner, store).run(1);
      assertThrows(IllegalArgumentException.class, () -> Swarm.start(CONFIG, bowl, runner, store));
      SwarmConfig other = CONFIG.withFailures(4);
      String message =
          assertThrows(
                  IllegalArgumentException.class, () -> Swarm.resume(other, bowl, runner, store))
              .getMessage();
      assertEquals("a swarm must go on as it began, with failures 3, got failures 4", message);
    }
  }

  /** Members of a description; what cannot be read is said before the first round. */
  private record Described(String data) implements TrajectoryFactory {
    @Override
    public Trajectory start(int member) throws Exception {
      return NoisyBowl.sound().start(member);
    }

    @Override
    public String description() throws IOException {
      if (data.isEmpty()) {
        throw new IOException("no such data");
      }
      return data;
    }
  }

  @Test
  void otherMembersAreRefused() throws Exception {
    MemoryStore store = new MemoryStore();
    try (ThreadRunner runner = new ThreadRunner(1)) {
      Described unreadable = new Described("");
      assertThrows(IOException.class, () -> Swarm.start(CONFIG, unreadable, runner, store));
      assertTrue(store.readManifest().isEmpty());
      Swarm.start(CONFIG, new Described("bowls of seed 1"), runner, store).run(1);
      Swarm.resume(CONFIG, new Described("bowls of seed 1"), runner, store).run(2);
      Described other = new Described("bowls of seed 7");
      String message =
          assertThrows(
                  IllegalArgumentException.class, () -> Swarm.resume(CONFIG, other, runner, store))
              .getMessage();
      assertEquals(
          "a swarm must go on as it began, with bowls of seed 1, got bowls of seed 7", message);
    }
  }

  @Test
  void aMemberThatIsNotThereIsRefused() throws Exception {
    try (ThreadRunner runner = new ThreadRunner(1)) {
      Swarm swarm = Swarm.start(CONFIG, NoisyBowl.sound(), runner, new MemoryStore());
      for (int member : new int[] {-1, 5, 99}) {
        String message =
            assertThrows(IllegalArgumentException.class, () -> swarm.open(member)).getMessage();
        assertEquals("member must be in [0, 4], got " + member, message);
      }
      double[] start = new double[6];
      java.util.Arrays.fill(start, 5.0);
      try (ArrayTrajectory fresh = (ArrayTrajectory) swarm.open(4)) {
        assertArrayEquals(start, fresh.parameters());
      }
    }
  }

  @Test
  void moreFloorThanTotalIsRefused() {
    StepBudget budget = StepBudget.of(100, 30);
    assertThrows(IllegalArgumentException.class, () -> SwarmConfig.of(4, budget));
  }
}
