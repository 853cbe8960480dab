package io.github.ae4j.swarm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.swarm.NoisyBowl.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One member's fault is named and ends nobody else. */
class SwarmFaultsTest {
  private static final int ROUNDS = 8;

  @TempDir Path folder;

  private static List<String> events(Swarm swarm, int member) {
    return swarm.history().stream()
        .flatMap(round -> round.members().stream())
        .filter(entry -> entry.member() == member)
        .flatMap(entry -> entry.events().stream())
        .toList();
  }

  private static Swarm ran(TrajectoryFactory factory, SnapshotStore store, int rounds)
      throws Exception {
    try (ThreadRunner runner = new ThreadRunner(2)) {
      Swarm swarm = Swarm.start(SwarmTest.CONFIG, factory, runner, store);
      swarm.run(rounds);
      return swarm;
    }
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void oneThatFailsIsNamedGoesBackAndIsRetired(Fault fault) throws Exception {
    Swarm swarm = ran(new NoisyBowl(fault, 2), new MemoryStore(), ROUNDS);
    List<String> events = events(swarm, 2);
    String named =
        switch (fault) {
          case THROWS_AT_STEP_137 -> "step 137 is where it breaks";
          case GOES_NAN -> "score must be finite, got NaN";
          default -> "StackOverflowError";
        };
    assertEquals(
        3, events.stream().filter(event -> event.contains(named)).count(), events::toString);
    assertEquals("is retired after 3 failures", events.get(events.size() - 1));
    assertEquals(List.of(0, 1, 3, 4), swarm.living());
    List<Round.Entry> last = swarm.history().get(ROUNDS - 1).members();
    assertEquals(500, last.stream().mapToInt(Round.Entry::steps).sum(), "its share is the others'");
  }

  @Test
  void itGoesBackToItsOwnSnapshotWithTheRatesCut() throws Exception {
    MemoryStore store = new MemoryStore();
    Swarm swarm = ran(new NoisyBowl(Fault.THROWS_AT_STEP_137, 2), store, 2);
    List<Round.Entry> second = swarm.history().get(1).members();
    assertTrue(second.get(2).events().contains("goes back to its snapshot of round 1"));
    Member member = Manifest.of(store.readManifest().orElseThrow()).members().get(2);
    assertEquals(List.of(1), member.snapshots());
    assertEquals(Math.log(4.0), member.order(3, SwarmTest.CONFIG).cut());
  }

  @Test
  void theCutIsWhatTheTurnStartsFrom() throws Exception {
    MemoryStore store = new MemoryStore();
    Order order = new Order(1, 1, 1, List.of(), List.of(), Math.log(4.0), 0.0, 0L);
    double[] before = {0.0};
    double[] after = {0.0};
    TrajectoryFactory watched =
        member -> {
          Trajectory trajectory = NoisyBowl.sound().start(member);
          before[0] = trajectory.coefficients().get(0).value();
          return new ForwardingTrajectory(trajectory) {
            @Override
            public void advance(int round, int steps) throws Exception {
              after[0] = coefficients().get(0).value();
              super.advance(round, steps);
            }
          };
        };
    assertEquals(TurnOutcome.Kind.DONE, Turn.make(watched, store, order).kind());
    assertEquals(before[0] / 4.0, after[0], 1e-15);
  }

  @Test
  void allButOneFailing() throws Exception {
    Swarm swarm =
        ran(new NoisyBowl(Fault.GOES_NAN, NoisyBowl.ALL_BUT_ONE), new MemoryStore(), ROUNDS);
    assertEquals(List.of(0), swarm.living());
    assertEquals(0, swarm.best());
    assertEquals(500, swarm.history().get(ROUNDS - 1).members().get(0).steps());
  }

  @Test
  void withNoneLeftItEndsAndSaysWhy() throws Exception {
    TrajectoryFactory none =
        member -> {
          throw new IllegalStateException("no such data");
        };
    try (ThreadRunner runner = new ThreadRunner(2)) {
      MemoryStore store = new MemoryStore();
      Swarm swarm = Swarm.start(SwarmTest.CONFIG, none, runner, store);
      String message =
          assertThrows(IllegalStateException.class, () -> swarm.run(ROUNDS)).getMessage();
      assertEquals(3, swarm.history().size());
      assertEquals(
          "a swarm must have a member left, and all are retired:"
              + " java.lang.IllegalStateException: no such data",
          message);
      assertThrows(IllegalStateException.class, swarm::best);
      // Nothing was reached: what is left of it stands in nobody's way.
      assertFalse(Swarm.isIn(store));
      Swarm.start(SwarmTest.CONFIG, NoisyBowl.sound(), runner, store).run(1);
      assertTrue(Swarm.isIn(store));
    }
  }

  @Test
  void aDamagedSnapshotIsNamedAndTheOneBeforeIsTaken() throws Exception {
    DirectoryStore store = new DirectoryStore(folder);
    ran(NoisyBowl.sound(), store, 3);
    Path last = folder.resolve("member-001.round-000003.ae");
    byte[] bytes = Files.readAllBytes(last);
    bytes[bytes.length / 2] ^= 1;
    Files.write(last, bytes);
    try (ThreadRunner runner = new ThreadRunner(2)) {
      Swarm swarm = Swarm.resume(SwarmTest.CONFIG, NoisyBowl.sound(), runner, store);
      swarm.run(4);
      List<String> events = events(swarm, 1);
      assertEquals(1, events.size(), events::toString);
      assertTrue(
          events.get(0).contains("snapshot of round 3 is left out")
              && events.get(0).contains("damaged"),
          events.get(0));
      assertEquals(5, swarm.living().size());
    }
  }

  @Test
  void aDamagedManifestIsRefused() throws Exception {
    DirectoryStore store = new DirectoryStore(folder);
    ran(NoisyBowl.sound(), store, 2);
    Path manifest = folder.resolve("swarm.ae");
    byte[] bytes = Files.readAllBytes(manifest);
    Files.write(manifest, java.util.Arrays.copyOf(bytes, bytes.length - 3));
    try (ThreadRunner runner = new ThreadRunner(2)) {
      NoisyBowl bowl = NoisyBowl.sound();
      assertThrows(
          IllegalArgumentException.class,
          () -> Swarm.resume(SwarmTest.CONFIG, bowl, runner, store));
    }
  }

  /** A store whose disk is full for some. */
  private static final class FullDisk implements SnapshotStore {
    private final MemoryStore store = new MemoryStore();
    private boolean isFullForAll;
    private boolean isFullForTheManifest;
    private boolean isReadOnly;

    @Override
    public void write(int member, int round, byte[] snapshot) throws IOException {
      if (isFullForAll || member == 3 && round == 2) {
        throw new IOException("cannot write member " + member + ": No space left on device");
      }
      store.write(member, round, snapshot);
    }

    @Override
    public byte[] read(int member, int round) throws IOException {
      return store.read(member, round);
    }

    @Override
    public void keep(int member, List<Integer> rounds) throws IOException {
      if (isReadOnly) {
        throw new IOException("cannot remove: Permission denied");
      }
      store.keep(member, rounds);
    }

    @Override
    public void writeManifest(byte[] manifest) throws IOException {
      if (isFullForTheManifest) {
        throw new IOException("cannot write the manifest: No space left on device");
      }
      store.writeManifest(manifest);
    }

    @Override
    public Optional<byte[]> readManifest() {
      return store.readManifest();
    }
  }

  @Test
  void aFullDiskIsNoFaultOfTheMember() throws Exception {
    FullDisk disk = new FullDisk();
    Swarm swarm = ran(NoisyBowl.sound(), disk, 3);
    List<String> events = events(swarm, 3);
    assertEquals(
        List.of(
            "cannot write member 3: No space left on device",
            "goes back to its snapshot of round 1"),
        events);
    Member member = Manifest.of(disk.readManifest().orElseThrow()).members().get(3);
    assertEquals(0, member.failures());
    assertEquals(List.of(3, 1), member.snapshots());
  }

  @Test
  void aFullDiskForAllStopsTheRoundWhichCanBeMadeAgain() throws Exception {
    FullDisk disk = new FullDisk();
    try (ThreadRunner runner = new ThreadRunner(2)) {
      Swarm swarm = Swarm.start(SwarmTest.CONFIG, NoisyBowl.sound(), runner, disk);
      swarm.run(3);
      disk.isFullForAll = true;
      String message = assertThrows(IOException.class, () -> swarm.run(4)).getMessage();
      assertTrue(message.contains("cannot write member 4: No space left on device"), message);
      assertFalse(message.contains("TurnOutcome["), message);
      disk.isFullForAll = false;
      disk.isFullForTheManifest = true;
      assertThrows(IOException.class, () -> swarm.run(4));
      assertEquals(3, swarm.history().size());
      disk.isFullForTheManifest = false;
      swarm.run(4);
      assertEquals(4, Manifest.of(disk.readManifest().orElseThrow()).rounds().size());
      FullDisk untroubled = new FullDisk();
      ran(NoisyBowl.sound(), untroubled, 4);
      assertArrayEquals(untroubled.readManifest().orElseThrow(), disk.readManifest().orElseThrow());
    }
  }

  /** It takes room, and the round is whole already. */
  @Test
  void whatCannotBeRemovedEndsNothing() throws Exception {
    FullDisk disk = new FullDisk();
    disk.isReadOnly = true;
    assertEquals(4, ran(NoisyBowl.sound(), disk, 4).history().size());
    FullDisk untroubled = new FullDisk();
    ran(NoisyBowl.sound(), untroubled, 4);
    assertArrayEquals(untroubled.readManifest().orElseThrow(), disk.readManifest().orElseThrow());
    assertTrue(disk.read(0, 1).length > 0 && disk.read(0, 4).length > 0);
  }

  @Test
  void aFailedWriteLeavesNothingHalfWritten() throws Exception {
    DirectoryStore store = new DirectoryStore(folder);
    Path blocked = folder.resolve("member-000.round-000001.ae");
    Files.createDirectory(blocked);
    String message =
        assertThrows(IOException.class, () -> store.write(0, 1, new byte[8])).getMessage();
    assertTrue(message.contains("member-000.round-000001.ae"), message);
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(blocked), files.toList());
    }
  }

  /** Made otherwise they would all begin anew, and what was trained be lost two rounds later. */
  @Test
  void membersMadeOtherwiseAreNotResumed() throws Exception {
    MemoryStore store = new MemoryStore();
    TrajectoryFactory longer =
        member -> {
          double[] parameters = new double[7];
          return new ArrayTrajectory(
              new ArrayTask() {
                @Override
                public double evaluate(long step, double[] x, double[] gradient) {
                  return 0.0;
                }

                @Override
                public double score(double[] x) {
                  return 0.0;
                }
              },
              parameters,
              ArrayOptimizer.adam(parameters, ArraySettings.of(0.1)),
              Presets.standard());
        };
    try (ThreadRunner runner = new ThreadRunner(1)) {
      Swarm.start(SwarmTest.CONFIG, NoisyBowl.sound(), runner, store).run(2);
      String message =
          assertThrows(
                  IllegalArgumentException.class,
                  () -> Swarm.resume(SwarmTest.CONFIG, longer, runner, store))
              .getMessage();
      assertEquals(
          "members must be made as those whose snapshots the store holds, and none of them fits:"
              + " parameters must be 7, got 6",
          message);
      Swarm.resume(SwarmTest.CONFIG, NoisyBowl.sound(), runner, store).run(3);
    }
  }
}
