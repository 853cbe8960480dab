package io.github.ae4j.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that do not keep to what is asked of them, and numbers that no host can use. */
class HostContractTest {
  private static final List<AdaptedShape> WIDE = List.of(new AdaptedShape("wide", 65536, 65536));
  private static final Task TASK =
      new Task("family", Depth.SHORT, "prompt", "a", List.of("a", "b"));

  private static String refused(Host host) {
    try (Ecology ecology = Bed.start(Bed.config(), host, MetaController.fixed())) {
      return assertThrows(
              IllegalStateException.class,
              () -> {
                for (int g = 0; g < 4; g++) {
                  ecology.generation();
                }
              })
          .getMessage();
    }
  }

  private static Host answering(int more) {
    return new ForwardingHost(Bed.host()) {
      @Override
      public List<Attempt> attempt(Optional<LoraFactors> factors, List<Task> tasks) {
        List<Attempt> attempts = new ArrayList<>(super.attempt(factors, tasks));
        attempts.add(attempts.get(0));
        return attempts.subList(0, tasks.size() + more);
      }
    };
  }

  @Test
  void eachTaskIsAnsweredOnce() {
    for (int more : new int[] {-1, 1}) {
      assertTrue(refused(answering(more)).startsWith("host bilinear must answer each of "));
    }
  }

  @Test
  void anAdapterKeepsItsRank() {
    Host host =
        new ForwardingHost(Bed.host()) {
          @Override
          public Learned learn(
              LoraFactors factors, byte[] memory, List<Lesson> lessons, Plasticity plasticity) {
            LoraFactors other = LoraFactors.fresh(shapes(), 1, new SplittableRandom(1));
            return new Learned(other, new byte[0], 1, 0.0);
          }
        };
    assertTrue(refused(host).startsWith("host bilinear must leave an adapter its shapes and rank"));
  }

  /** Where the operations end in a trial, it is the same who was tried before: whoever is asked first. */
  @Test
  void whoIsTriedIsAskedInTheOrderOfTheTasks() {
    List<List<Integer>> orders = new ArrayList<>();
    for (int run = 0; run < 6; run++) {
      orders.add(sizesAsked());
    }
    assertEquals(Collections.nCopies(6, orders.get(0)), orders);
  }

  private static List<Integer> sizesAsked() {
    List<Integer> sizes = new ArrayList<>();
    Host host =
        new ForwardingHost(Bed.host()) {
          @Override
          public List<Attempt> attempt(Optional<LoraFactors> factors, List<Task> tasks) {
            sizes.add(tasks.size());
            return super.attempt(factors, tasks);
          }
        };
    Bed.lived(Bed.config().withEpisodes(32), host, 16).close();
    return sizes;
  }

  @Test
  void factorsOfMoreNumbersThanAnArrayHoldsAreRefused() {
    List<double[]> none = List.of(new double[0]);
    for (int rank : new int[] {32768, 65536}) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> LoraFactors.of(WIDE, rank, none, none))
              .getMessage();
      assertTrue(message.contains("must have at most 2147483647 numbers"), message);
      assertThrows(
          IllegalArgumentException.class,
          () -> LoraFactors.fresh(WIDE, rank, new SplittableRandom(1)));
    }
  }

  @Test
  void anAdapterThatGivesNoNumberAnswersNothing() {
    BilinearHost host = Bed.host();
    LoraFactors drawn = LoraFactors.fresh(host.shapes(), 2, new SplittableRandom(1));
    List<double[]> a = List.of(drawn.a(0), drawn.a(1));
    List<double[]> b = List.of(drawn.b(0), drawn.b(1));
    a.forEach(one -> Arrays.fill(one, 1e200));
    b.forEach(one -> Arrays.fill(one, 1e200));
    LoraFactors huge = LoraFactors.of(host.shapes(), 2, a, b);
    String message =
        assertThrows(IllegalArgumentException.class, () -> host.attempt(Optional.of(huge), TASK))
            .getMessage();
    assertTrue(message.startsWith("score of a must be finite"), message);
  }

  @Test
  void pretrainingHasTasksAndNoNegativeSteps() {
    assertThrows(
        IllegalArgumentException.class, () -> BilinearHost.pretrained(1, List.of(TASK), -1));
    String message =
        assertThrows(IllegalArgumentException.class, () -> BilinearHost.pretrained(1, List.of(), 1))
            .getMessage();
    assertTrue(message.startsWith("tasks must be"), message);
  }

  /** A snapshot has no room for a longer name. */
  @Test
  void aFamilyHasAShortName(@TempDir Path folder) throws Exception {
    List<Task> tasks =
        List.of(new Task("f".repeat(1000), Depth.SHORT, "p", "a", List.of("a", "b")));
    try (Ecology ecology =
        Ecology.start(
            Bed.config().withEpisodes(8),
            Bed.host(),
            Grader.exact(),
            tasks,
            List.of(TASK),
            Long.MAX_VALUE,
            MetaController.fixed())) {
      ecology.generation();
      ecology.snapshot(folder.resolve("snapshot.ae"));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> Task.open("f".repeat(1001), Depth.SHORT, "prompt", "a"));
  }

  @Test
  void aSnapshotOfAnotherEcologySaysWhereItDiffers() {
    assertEquals(
        "with host a 1, got one with host a 2",
        EcologyState.difference("rank 8, host a 1, tasks 3", "rank 8, host a 2, tasks 4"));
    assertEquals(
        "with rank 8, got one with rank 9", EcologyState.difference("rank 8, x", "rank 9, x"));
  }
}
