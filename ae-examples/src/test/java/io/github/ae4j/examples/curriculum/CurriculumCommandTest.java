package io.github.ae4j.examples.curriculum;

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

class CurriculumCommandTest {
  @TempDir Path folder;

  @Test
  void writesStrengthsAndAccuracies() throws IOException {
    Path out = folder.resolve("out");
    Run run = Run.of("curriculum", "--steps", "60", "--fixed", "0.25,0.5", "--out", out.toString());
    assertEquals(0, run.exitCode(), run.err());
    JsonNode json = new JsonMapper().readTree(Files.readString(out.resolve("curriculum.json")));
    assertTrue(json.get("fixed@0.25").get("accuracy").doubleValue() > 0.3, run.out());
    for (JsonNode strength : json.get("fixed@0.5").get("strengths")) {
      assertEquals(0.5, strength.doubleValue());
    }
    for (CurriculumArm arm : CurriculumArm.values()) {
      JsonNode strengths = json.get(arm.label(0.25)).get("strengths");
      assertEquals(60, strengths.size());
      assertEquals(0.25, strengths.get(0).doubleValue(), 1e-12, arm.label());
      if (arm != CurriculumArm.FIXED) {
        assertTrue(strengths.get(59).doubleValue() != 0.25, arm.label());
      }
    }
    assertTrue(Files.readString(out.resolve("index.html")).contains("<img"));
  }

  @Test
  void noFixedStrengthOrOneTwiceIsNamed() {
    for (String bad : new String[] {",", "0.5,0.25,0.5"}) {
      Path out = folder.resolve("twice");
      Run run = Run.of("curriculum", "--steps", "1", "--fixed", bad, "--out", out.toString());
      assertEquals(2, run.exitCode(), bad);
      assertTrue(run.err().contains("--fixed must hold a strength at least, each once"), run.err());
      assertFalse(Files.exists(out), bad);
    }
  }

  @Test
  void badOptionsAreNamed() {
    Path out = folder.resolve("bad");
    for (String[] bad :
        new String[][] {
          {"--steps", "0"},
          {"--start", "1.0"},
          {"--start", "0.005"},
          {"--start", "NaN"},
          {"--fixed", "0.5,0.0"},
          {"--data", "nowhere"}
        }) {
      Run run = Run.of("curriculum", bad[0], bad[1], "--out", out.toString());
      assertEquals(2, run.exitCode(), bad[0]);
      assertTrue(run.err().contains(bad[1].replace("0.5,", "")), run.err());
      assertEquals(1, run.err().strip().lines().count(), run.err());
    }
    assertFalse(Files.exists(out.resolve("index.html")));
  }
}
