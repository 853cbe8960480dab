package io.github.ae4j.examples.freeze;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ae4j.examples.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreezeCommandTest {
  @TempDir Path folder;

  /** Nearly every gradient is quiet at these thresholds, so that even two epochs are frozen in. */
  @Test
  void showsWhatWasFrozenAndWhatItSaved() throws IOException {
    Path out = folder.resolve("out");
    Path json = folder.resolve("result.json");
    Run run =
        Run.of(
            "freeze",
            "--epochs",
            "3",
            "--layers",
            "3",
            "--width",
            "16",
            "--low",
            "0.95",
            "--high",
            "1.0",
            "--json",
            json.toString(),
            "--out",
            out.toString());
    assertEquals(0, run.exitCode(), run.err());
    JsonNode result = new JsonMapper().readTree(Files.readString(json));
    assertEquals(result, new JsonMapper().readTree(Files.readString(out.resolve("freeze.json"))));
    assertEquals(1, result.get("runs").size());
    JsonNode pair = result.get("runs").get(0);
    assertTrue(pair.get("updatedRatio").doubleValue() < 0.9, run.out());
    assertEquals(
        pair.get("updatedRatio").doubleValue(),
        pair.get("with").get("updated").doubleValue()
            / pair.get("without").get("updated").doubleValue());
    assertEquals(2, pair.get("with").get("accuracies").size());
    assertTrue(pair.get("without").get("accuracies").get(0).doubleValue() > 0.3, run.out());
    List<String> events = new ArrayList<>();
    pair.get("with").get("events").forEach(event -> events.add(event.textValue()));
    assertTrue(events.stream().anyMatch(event -> event.endsWith("frozen layer 1")), run.out());
    assertFalse(events.stream().anyMatch(event -> event.endsWith("frozen layer 3")), run.out());
    assertTrue(Files.readString(out.resolve("index.html")).contains("<img"));
  }

  @Test
  void badOptionsAreNamed() {
    Path out = folder.resolve("bad");
    for (String[] bad :
        new String[][] {
          {"--epochs", "0"},
          {"--layers", "1"},
          {"--low", "0.7"},
          {"--high", "1.5"},
          {"--data", "nowhere"},
          {"--then", "fashion"}
        }) {
      Run run = Run.of("freeze", bad[0], bad[1], "--out", out.toString());
      assertEquals(2, run.exitCode(), bad[0]);
      assertTrue(run.err().contains(bad[1]) || run.err().contains("--data"), run.err());
      assertEquals(1, run.err().strip().lines().count(), run.err());
    }
    assertFalse(Files.exists(out.resolve("index.html")));
  }
}
