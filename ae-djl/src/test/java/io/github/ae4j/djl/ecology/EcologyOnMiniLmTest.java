package io.github.ae4j.djl.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import io.github.ae4j.ecology.Ecology;
import io.github.ae4j.ecology.EcologyConfig;
import io.github.ae4j.ecology.Grader;
import io.github.ae4j.ecology.MetaController;
import io.github.ae4j.ecology.Organelle;
import io.github.ae4j.ecology.Plasticity;
import io.github.ae4j.ecology.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An ecology on a small encoder of random weights. */
class EcologyOnMiniLmTest {
  private static final List<Task> ALL = TinyBert.distinct(300, 61);
  private static final List<Task> TRAINING = ALL.subList(0, 150);
  private static final List<Task> SELECTION = ALL.subList(150, 200);
  private static final List<Task> HELD_OUT = ALL.subList(200, 300);

  @TempDir Path folder;

  private final TinyBert bert = new TinyBert(62);

  @BeforeAll
  static void pin() {
    Tiny.pin();
  }

  private static EcologyConfig config(double rate) {
    return EcologyConfig.defaults()
        .withSeed(6)
        .withEpisodes(24)
        .withPlasticity(Plasticity.backprop(rate));
  }

  private static Ecology start(MiniLmHost host, double rate) {
    EcologyConfig config = config(rate);
    MetaController meta = MetaController.steered(config.parameters());
    return Ecology.start(config, host, Grader.exact(), TRAINING, SELECTION, Long.MAX_VALUE, meta);
  }

  private static Ecology resume(Path file, MiniLmHost host, double rate) throws IOException {
    EcologyConfig config = config(rate);
    MetaController meta = MetaController.steered(config.parameters());
    return Ecology.resume(
        file, config, host, Grader.exact(), TRAINING, SELECTION, Long.MAX_VALUE, meta);
  }

  private static void live(Ecology ecology, int generations) {
    for (int i = 0; i < generations; i++) {
      ecology.generation();
    }
  }

  /** The host that goes on was just read, and has met none of the choices. */
  @Test
  void itGoesOnOnAnotherHostBitByBit() throws IOException {
    Path file = folder.resolve("ecology");
    try (MiniLmHost host = bert.host(folder);
        MiniLmHost fresh = bert.host(folder);
        Ecology whole = start(host, 1e-2)) {
      live(whole, 3);
      whole.snapshot(file);
      String before = whole.telemetry().hash();
      live(whole, 3);
      assertNotEquals(before, whole.telemetry().hash());
      try (Ecology second = resume(file, fresh, 1e-2)) {
        live(second, 3);
        assertEquals(whole.telemetry().hash(), second.telemetry().hash());
        for (int i = 0; i < whole.organelles().size(); i++) {
          Organelle one = whole.organelles().get(i);
          assertEquals(one.factors(), second.organelles().get(i).factors());
        }
      }
      assertEquals(host.frozenHash(), fresh.frozenHash());
    }
  }

  @Test
  void atRateZeroAllAreTheHost() throws IOException {
    try (MiniLmHost host = bert.host(folder);
        Ecology ecology = start(host, 0.0)) {
      live(ecology, 3);
      for (Organelle one : ecology.organelles()) {
        assertEquals(
            host.attempt(Optional.empty(), HELD_OUT),
            host.attempt(Optional.of(one.factors()), HELD_OUT));
      }
    }
  }

  @Test
  void aHostThatIsNotFrozenIsRefused() throws IOException {
    try (MiniLmHost host = bert.host(folder);
        Ecology ecology = start(host, 1e-2);
        NDManager manager = Slope.manager()) {
      live(ecology, 1);
      host.encoder().matrices().get(3).addi(manager.create(1e-3f));
      String message = assertThrows(IllegalStateException.class, ecology::generation).getMessage();
      assertTrue(message.contains("host minilm must be frozen at"), message);
    }
  }
}
