package io.github.ae4j.examples.evo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ae4j.examples.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvoCommandTest {
  @TempDir Path folder;

  private Run run(String out, Object... more) {
    Object[] all = new Object[more.length + 3];
    all[0] = "evo";
    all[1] = "--out";
    all[2] = folder.resolve(out).toString();
    System.arraycopy(more, 0, all, 3, more.length);
    return Run.of(all);
  }

  @Test
  void bothLandscapesAreDescendedAndDrawnTheSameAgain() throws IOException {
    for (String out : new String[] {"first", "second"}) {
      Run run = run(out, "--passes", 500);
      assertEquals(0, run.exitCode(), run.err());
      assertTrue(run.out().contains("rugged: 500 forward passes"), run.out());
    }
    String first = Files.readString(folder.resolve("first/evo.json"));
    assertEquals(first, Files.readString(folder.resolve("second/evo.json")));
    String page = Files.readString(folder.resolve("first/index.html"));
    assertTrue(page.contains("Size of the mutations"), "no pictures");
    JsonNode plateau = new JsonMapper().readTree(first).get("plateau");
    JsonNode evo = plateau.get("evo");
    // A generation takes at most 7 passes, its ten steps 10.
    assertEquals(500 / 17, evo.get("generations").intValue());
    assertTrue(evo.get("evaluations").intValue() <= 7 * (500 / 17));
    assertEquals(0, plateau.get("sgd-tuned").get("evaluations").intValue());
    JsonNode still = plateau.get("sgd-tuned").get("metric").get("value");
    assertEquals(still.get(0), still.get(still.size() - 1), "SGD must not leave it");
  }

  @Test
  void badOptionsAreNamedAndWriteNothing() {
    assertRefused("--population must be in [2, 65535], got 1", "--population", 1);
    assertRefused("--elites must be in [1, 6], the population, got 7", "--elites", 7);
    assertRefused("--sigma must be in [0.001, 1.0], got NaN", "--sigma", "NaN");
    assertRefused("--interval must be", "--interval", 0);
    assertRefused("--passes must be", "--passes", 1);
    assertRefused("--rate must be", "--rate", -1);
  }

  private void assertRefused(String message, Object... options) {
    Run run = run("none", options);
    assertEquals(2, run.exitCode(), run.out());
    assertTrue(run.err().contains(message), run.err());
    assertFalse(Files.exists(folder.resolve("none")));
  }
}
