package io.github.ae4j.swarm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
  static final SwarmConfig CONFIG = SwarmConfig.of(5, Budget.of(500, 50)).withNoise(0.01, 7);
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

  /** What the consensus says is what the loop starts the next step from. */
  @Test
  void aNudgeIsWhereTheNextStepStarts() throws Exception {
    try (Trajectory trajectory = NoisyBowl.sound().start(1)) {
      trajectory.advance(1, 20);
      Position before = trajectory.coefficients().get(0);
      Nudge nudge = new Nudge(before.group(), before.coefficient(), before.coordinate() - 0.25);
      assertEquals(nudge.coordinate(), trajectory.move(nudge));
      assertEquals(nudge.coordinate(), trajectory.coefficients().get(0).coordinate());
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
      assertTrue(message.contains("failures 3") && message.contains("failures 4"), message);
    }
  }

  @Test
  void moreFloorThanTotalIsRefused() {
    Budget budget = Budget.of(100, 30);
    assertThrows(IllegalArgumentException.class, () -> SwarmConfig.of(4, budget));
  }
}
