package io.github.ae4j.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A consensus in a whole ecology. */
class ConsensusTest {
  @TempDir Path folder;

  private final Host host = Bed.host();

  private static EcologyConfig config(double strength) {
    return Bed.config().withRates(Rates.STEERED).withConsensus(strength);
  }

  private static double spread(Ecology ecology) {
    double[] logs =
        ecology.organelles().stream().mapToDouble(one -> Math.log(one.genome().rate())).toArray();
    double mean = java.util.Arrays.stream(logs).average().orElseThrow();
    return java.util.Arrays.stream(logs).map(x -> (x - mean) * (x - mean)).sum();
  }

  @Test
  void bringsRatesTogetherInALife() {
    double apart = 0.0;
    double near = 0.0;
    for (long seed = 1; seed <= 4; seed++) {
      apart += spread(Bed.lived(config(0.0).withSeed(seed), host, 12));
      near += spread(Bed.lived(config(0.9).withSeed(seed), host, 12));
    }
    assertTrue(near < 0.7 * apart, near + " of " + apart);
  }

  @Test
  void aResumedRunIsTheUninterruptedOne() throws IOException {
    Path file = folder.resolve("ecology.ae");
    Ecology whole = Bed.start(config(0.3), host, MetaController.fixed());
    for (int g = 0; g < 8; g++) {
      if (g == 4) {
        whole.snapshot(file);
      }
      whole.generation();
    }
    Ecology again = resumed(file, config(0.3));
    for (int g = 4; g < 8; g++) {
      again.generation();
    }
    assertEquals(whole.telemetry().hash(), again.telemetry().hash());
    assertEquals(genomes(whole), genomes(again));
    assertNotEquals(genomes(whole), genomes(Bed.lived(config(0.0), host, 8)));
  }

  private static List<Genome> genomes(Ecology ecology) {
    return ecology.organelles().stream().map(Organelle::genome).toList();
  }

  private Ecology resumed(Path file, EcologyConfig config) throws IOException {
    return Bed.resumed(file, config, host, MetaController.fixed());
  }

  @Test
  void anotherStrengthIsAnotherEcology() throws IOException {
    Path file = folder.resolve("ecology.ae");
    Bed.lived(config(0.3), host, 1).snapshot(file);
    String why =
        assertThrows(IllegalArgumentException.class, () -> resumed(file, config(0.0))).getMessage();
    assertTrue(why.contains("must be of this ecology"), why);
  }
}
