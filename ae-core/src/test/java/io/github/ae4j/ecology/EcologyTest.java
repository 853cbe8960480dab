package io.github.ae4j.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of a whole ecology. */
class EcologyTest {
  private static final int LONG_LIFE = 60; // generations

  @TempDir Path folder;

  /** Every candidate that is not worse passes, so that there are promotions to look at. */
  private static EcologyConfig lenient() {
    return Bed.config()
        .with(
            draft -> {
              draft.seed = 3;
              draft.population = 5;
              draft.episodes = 160;
              draft.routed = 8;
              draft.rank = 4;
              draft.mostRank = 8;
              draft.selection = new Selection(4, Selection.Parents.SOFT);
              draft.test = new AssimilationGate(AssimilationGate.Kind.PAIRED_Z, 0.2, 2, 0.0, 0.0);
              draft.pairs = 40;
              draft.mergeEvery = 1;
              draft.parameters.put(MetaParameter.LEVEL, 0.2);
              draft.rates = Rates.STEERED;
            });
  }

  @Test
  void aPromotedChildSurvivesAndHasDescendants() {
    Ecology ecology = Bed.start(lenient(), Bed.host(), MetaController.fixed());
    Map<Integer, Integer> promoted = new java.util.HashMap<>();
    for (int g = 0; g < LONG_LIFE; g++) {
      ecology.generation();
      for (Organelle one : ecology.organelles()) {
        if (one.origin() == Origin.MERGED) {
          promoted.merge(one.id().number(), 1, Integer::sum);
        }
      }
    }
    List<Lineage> merged =
        ecology.lineage().stream().filter(l -> l.origin() == Origin.MERGED).toList();
    assertTrue(merged.size() >= 2, "promotions: " + merged);
    for (Lineage child : merged) {
      int lived = LONG_LIFE - child.born();
      assertTrue(
          promoted.getOrDefault(child.id().number(), 0) >= Math.min(4, lived), child.toString());
    }
    Set<OrganelleId> parents =
        ecology.lineage().stream().flatMap(l -> l.parents().stream()).collect(Collectors.toSet());
    assertTrue(merged.stream().anyMatch(child -> parents.contains(child.id())), "descendants");
  }

  @Test
  void offspringInheritWhatTheirParentKnows() {
    Host host = Bed.host();
    Ecology ecology = Bed.lived(Bed.config(), host, Bed.GENERATIONS);
    double base = Bed.accuracy(host, Optional.empty(), Bed.SETS.heldOut());
    Organelle youngest = ecology.organelles().get(ecology.organelles().size() - 1);
    assertEquals(Origin.OFFSPRING, youngest.origin());
    assertEquals(0, youngest.attempts());
    assertTrue(
        Bed.accuracy(host, Optional.of(youngest.factors()), Bed.SETS.heldOut()) > base + 0.1);
  }

  static List<Supplier<MetaController>> metas() {
    return List.of(
        MetaController::fixed,
        () -> MetaController.random(7, 3, 0.3),
        () -> MetaController.steered(Bed.config().parameters()));
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.MethodSource("metas")
  void aResumedRunIsTheUninterruptedOneBitByBit(Supplier<MetaController> meta) throws IOException {
    Host host = Bed.host();
    String whole;
    try (Ecology ecology = Bed.start(lenient(), host, meta.get())) {
      for (int g = 0; g < 10; g++) {
        ecology.generation();
      }
      whole = ecology.telemetry().hash();
    }
    Path file = folder.resolve("ecology.ae");
    try (Ecology ecology = Bed.start(lenient(), host, meta.get())) {
      for (int g = 0; g < 5; g++) {
        ecology.generation();
      }
      ecology.snapshot(file);
      ecology.generation();
    }
    try (Ecology ecology = Bed.resumed(file, lenient(), Bed.host(), meta.get())) {
      assertEquals(5, ecology.generations());
      for (int g = 0; g < 5; g++) {
        ecology.generation();
      }
      assertEquals(whole, ecology.telemetry().hash());
    }
  }

  @Test
  void theArchiveAnswersAfterAResumeAsBefore() throws IOException {
    Host host = Bed.host();
    Ecology ecology = Bed.lived(Bed.config(), host, 4);
    Path file = folder.resolve("ecology.ae");
    ecology.snapshot(file);
    Ecology again = Bed.resumed(file, Bed.config(), host, MetaController.fixed());
    assertEquals(ecology.archive().elites().keySet(), again.archive().elites().keySet());
    ecology
        .archive()
        .elites()
        .forEach(
            (key, elite) -> {
              LoraFactors there = again.archive().elites().get(key).value().factors();
              for (Task task : Bed.SETS.heldOut().subList(0, 40)) {
                assertEquals(
                    host.attempt(Optional.of(elite.value().factors()), task),
                    host.attempt(Optional.of(there), task));
              }
            });
  }

  @Test
  void aSnapshotOfAnOlderVersionIsRefusedByName() throws IOException {
    Host host = Bed.host();
    Path file = folder.resolve("ecology.ae");
    Bed.lived(Bed.config(), host, 1).snapshot(file);
    byte[] bytes = Files.readAllBytes(file);
    int version = java.nio.ByteBuffer.wrap(bytes).getInt(Long.BYTES);
    java.nio.ByteBuffer.wrap(bytes).putInt(Long.BYTES, version - 1);
    Files.write(file, bytes);
    String why =
        assertThrows(
                IllegalArgumentException.class,
                () -> Bed.resumed(file, Bed.config(), host, MetaController.fixed()))
            .getMessage();
    String rule = " must be of version %d, got version %d".formatted(version, version - 1);
    assertEquals("checkpoint " + file + rule, why);
  }

  /** After each of 8 generations, so that memories of lessons are snapshot empty, filling and full. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void aResumedRunReplaysTheSameLessons(int replayed) throws IOException {
    Host host = Bed.host();
    EcologyConfig config = Bed.config().withReplayed(replayed);
    List<Path> files = new java.util.ArrayList<>();
    Ecology ecology = Bed.start(config, host, MetaController.fixed());
    for (int g = 0; g < 8; g++) {
      Path file = folder.resolve("ecology-" + g + ".ae");
      ecology.snapshot(file);
      files.add(file);
      ecology.generation();
    }
    for (Path file : files) {
      Ecology again = Bed.resumed(file, config, host, MetaController.fixed());
      while (again.generations() < ecology.generations()) {
        again.generation();
      }
      assertEquals(ecology.telemetry().hash(), again.telemetry().hash(), file.toString());
      for (Organelle one : ecology.organelles()) {
        Organelle other =
            again.organelles().stream().filter(o -> o.id().equals(one.id())).findFirst().get();
        assertEquals(one.factors(), other.factors());
        assertEquals(one.lessons().kept(), other.lessons().kept());
      }
    }
  }

  @Test
  void anotherSeedIsAnotherLife() {
    Host host = Bed.host();
    String one = Bed.lived(Bed.config(), host, 2).telemetry().hash();
    String other = Bed.lived(Bed.config().withSeed(2), host, 2).telemetry().hash();
    assertNotEquals(one, other);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 40, 900, -1})
  void refusesADamagedSnapshotByName(int at) throws IOException {
    Host host = Bed.host();
    Path file = folder.resolve("ecology.ae");
    Bed.lived(Bed.config(), host, 1).snapshot(file);
    byte[] bytes = Files.readAllBytes(file);
    bytes[at < 0 ? bytes.length - 1 : at] ^= 1;
    Files.write(file, bytes);
    String why =
        assertThrows(
                IllegalArgumentException.class,
                () -> Bed.resumed(file, Bed.config(), host, MetaController.fixed()))
            .getMessage();
    assertTrue(why.contains(file.toString()), why);
  }

  @Test
  void refusesASnapshotOfAnotherEcology() throws IOException {
    Host host = Bed.host();
    Path file = folder.resolve("ecology.ae");
    Bed.lived(Bed.config(), host, 1).snapshot(file);
    for (EcologyConfig other : List.of(Bed.config().withSeed(9), Bed.config().withoutMerges())) {
      String why =
          assertThrows(
                  IllegalArgumentException.class,
                  () -> Bed.resumed(file, other, host, MetaController.fixed()))
              .getMessage();
      assertTrue(why.contains("must be of this ecology"), why);
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> Bed.resumed(file, Bed.config(), BilinearHost.drawn(8), MetaController.fixed()));
  }

  @Test
  void aRankAboveTheWidthIsRefusedByName() {
    EcologyConfig wide =
        Bed.config()
            .with(
                draft -> {
                  draft.rank = 33;
                  draft.mostRank = 64;
                });
    String why =
        assertThrows(
                IllegalArgumentException.class,
                () -> Bed.start(wide, Bed.host(), MetaController.fixed()))
            .getMessage();
    assertEquals("rank must be in [1, 32], the width of prompt, got 33", why);
  }

  @Test
  void theBudgetEndsIt() {
    Host host = Bed.host();
    Ecology ecology =
        Ecology.start(
            Bed.config(),
            host,
            Grader.exact(),
            Bed.SETS.training(),
            Bed.SETS.selection(),
            30_000_000L,
            MetaController.fixed());
    while (!ecology.budget().spent()) {
      ecology.generation();
    }
    long most = 30_000_000L + ecology.costs().learn(Plasticity.Kind.BACKPROP, 40, 9216);
    assertTrue(ecology.budget().used() <= most, () -> "used " + ecology.budget().used());
  }

  @Test
  void aHostThatThawsIsFound() {
    BilinearHost host = Bed.host();
    Host thawing = new ThawingHost(host);
    Ecology ecology = Bed.start(Bed.config(), thawing, MetaController.fixed());
    String why = assertThrows(IllegalStateException.class, ecology::generation).getMessage();
    assertTrue(why.contains("must be frozen"), why);
  }
}
