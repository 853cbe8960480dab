package io.github.ae4j.djl.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.ae4j.ecology.Attempt;
import io.github.ae4j.ecology.Ecology;
import io.github.ae4j.ecology.EcologyConfig;
import io.github.ae4j.ecology.Grader;
import io.github.ae4j.ecology.Learned;
import io.github.ae4j.ecology.LoraFactors;
import io.github.ae4j.ecology.MetaController;
import io.github.ae4j.ecology.Organelle;
import io.github.ae4j.ecology.Plasticity;
import io.github.ae4j.ecology.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EcologyOnTinyHostTest {
  private static final List<Task> ALL = Tiny.distinct(700, 51);
  private static final List<Task> TRAINING = ALL.subList(0, 200);
  private static final List<Task> SELECTION = ALL.subList(200, 300);
  private static final List<Task> HELD_OUT = ALL.subList(300, 700);
  private static TinyTransformerHost host;

  @BeforeAll
  static void pretrain() {
    Tiny.pin();
    SplittableRandom random = new SplittableRandom(52);
    Set<String> kept = new HashSet<>();
    ALL.forEach(task -> kept.add(task.prompt()));
    TinyPretraining how = new TinyPretraining(Tiny.SIZES, 32, 5e-3, 20, 400, 20, 0.2, 0.15, 0.4);
    host =
        how.host(
            53,
            () -> {
              Task task = Tiny.greater(random);
              while (kept.contains(task.prompt())) {
                task = Tiny.greater(random);
              }
              return task;
            },
            SELECTION);
  }

  @AfterAll
  static void close() {
    host.close();
  }

  private static EcologyConfig config() {
    return EcologyConfig.defaults()
        .withSeed(5)
        .withEpisodes(32)
        .withPlasticity(Plasticity.backprop(2e-2));
  }

  private static Ecology start(EcologyConfig config) {
    return Ecology.start(
        config,
        host,
        Grader.exact(),
        TRAINING,
        SELECTION,
        Long.MAX_VALUE,
        MetaController.steered(config.parameters()));
  }

  private static Ecology resume(Path file, EcologyConfig config, TinyTransformerHost on)
      throws IOException {
    return Ecology.resume(
        file,
        config,
        on,
        Grader.exact(),
        TRAINING,
        SELECTION,
        Long.MAX_VALUE,
        MetaController.steered(config.parameters()));
  }

  private static void live(Ecology ecology, int generations) {
    for (int i = 0; i < generations; i++) {
      ecology.generation();
    }
  }

  private static int solved(Optional<LoraFactors> by) {
    List<Attempt> attempts = host.attempt(by, HELD_OUT);
    int solved = 0;
    for (int i = 0; i < attempts.size(); i++) {
      solved += attempts.get(i).answer().equals(HELD_OUT.get(i).gold()) ? 1 : 0;
    }
    return solved;
  }

  /** Of 400 tasks that are in no set. */
  @Test
  void whatIsLearnedIsOfUseElsewhere() {
    LoraFactors factors = LoraFactors.fresh(host.shapes(), 8, new SplittableRandom(54));
    byte[] memory = new byte[0];
    for (int i = 0; i < 150; i++) {
      List<Task> tasks = TRAINING.subList(i % 10 * 20, i % 10 * 20 + 20);
      Learned learned = host.learn(factors, memory, Tiny.lessons(tasks), Plasticity.backprop(1e-2));
      factors = learned.factors();
      memory = learned.memory();
    }
    int base = solved(Optional.empty());
    int adapted = solved(Optional.of(factors));
    assertTrue(adapted > base + 60, "solved of 400: host " + base + ", adapter " + adapted);
  }

  /** 10 generations, and 5 with 5 more from their snapshot. */
  @Test
  void itGoesOnFromItsSnapshotBitByBit(@TempDir Path folder) throws IOException {
    String frozen = host.frozenHash();
    Path file = folder.resolve("ecology");
    try (Ecology whole = start(config());
        Ecology first = start(config())) {
      live(whole, 10);
      live(first, 5);
      first.snapshot(file);
      assertNotEquals(whole.telemetry().hash(), first.telemetry().hash());
      try (Ecology second = resume(file, config(), host)) {
        live(second, 5);
        assertEquals(whole.telemetry().hash(), second.telemetry().hash());
        for (int i = 0; i < whole.organelles().size(); i++) {
          Organelle one = whole.organelles().get(i);
          assertEquals(one.factors(), second.organelles().get(i).factors());
        }
      }
    }
    assertEquals(frozen, host.frozenHash());
  }

  /** Nothing learned, nothing gained: of 400 tasks every organelle solves those that the host solves. */
  @Test
  void atRateZeroAllAreTheHost() {
    try (Ecology ecology = start(config().withPlasticity(Plasticity.backprop(0.0)))) {
      live(ecology, 3);
      List<Attempt> base = host.attempt(Optional.empty(), HELD_OUT);
      for (Organelle one : ecology.organelles()) {
        assertTrue(
            base.equals(host.attempt(Optional.of(one.factors()), HELD_OUT)),
            one + " is not the host");
      }
    }
  }

  @Test
  void aHostThatIsNotFrozenIsRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("host");
    Path snapshot = folder.resolve("ecology");
    host.write(file);
    try (Ecology ecology = start(config())) {
      live(ecology, 1);
      ecology.snapshot(snapshot);
    }
    try (TinyTransformerHost moved = TinyTransformerHost.read(file);
        Ecology ecology = resume(snapshot, config(), moved);
        NDManager manager = Slope.manager()) {
      NDArray weights = moved.model().projections().get(3);
      weights.addi(manager.create(1e-3f));
      String message = assertThrows(IllegalStateException.class, ecology::generation).getMessage();
      assertTrue(message.contains("host tiny must be frozen at"), message);
      assertThrows(IllegalArgumentException.class, () -> resume(snapshot, config(), moved));
    }
  }
}
