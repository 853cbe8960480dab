package io.github.ae4j.examples.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ae4j.examples.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FineTuneCommandTest {
  @TempDir Path folder;

  private static Run run(String arguments) {
    return Run.of((Object[]) arguments.split(" "));
  }

  private static JsonNode json(Path file) throws IOException {
    return new JsonMapper().readTree(Files.readString(file));
  }

  /** Without data; and once more from the checkpoint that is left, where it begins as well as before. */
  @Test
  void itNeedsNothingAndItsModelCanBeGivenBack() throws IOException {
    Path first = folder.resolve("first");
    Path file = folder.resolve("first.json");
    Run run =
        run(
            "finetune --pretraining 6 --steps 2 --width 8 --layers 2 --out %s --json %s"
                .formatted(first, file));
    assertEquals(0, run.exitCode(), run.err());
    JsonNode json = json(file);
    assertEquals(json, json(first.resolve("finetune.json")));
    assertEquals(2 * FineTuneArm.Method.values().length, json.get("runs").size());
    assertEquals(2, json.get("tuning").size());
    double before = before(json, 0);
    for (int i = 0; i < json.get("runs").size(); i++) {
      assertEquals(before, before(json, i));
      JsonNode end = json.get("runs").get(i);
      assertTrue(end.get("perplexity").doubleValue() > 1.0);
      assertTrue(end.at("/spent/wall").doubleValue() > 0.0);
    }
    assertTrue(run.out().contains("cosine-freezing"), run.out());
    assertTrue(Files.readString(first.resolve(FineTuneReport.PAGE)).contains("<img"));
    Path second = folder.resolve("second");
    Path model = first.resolve("pretrained").resolve(Checkpoint.MODEL);
    run = Run.of("finetune", "--checkpoint", model, "--steps", 1, "--out", second);
    assertEquals(0, run.exitCode(), run.err());
    assertEquals(before, before(json(second.resolve("finetune.json")), 0));
    assertFalse(Files.exists(second.resolve("pretrained")));
    Files.delete(model.resolveSibling(MergesFile.MERGES));
    run = Run.of("finetune", "--checkpoint", model, "--steps", 1, "--out", folder.resolve("third"));
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains(MergesFile.MERGES), run.err());
    assertFalse(Files.exists(folder.resolve("third")));
  }

  private static double before(JsonNode json, int run) {
    return json.get("runs").get(run).get("looks").get(0).get("perplexity").doubleValue();
  }

  @Test
  void badOptionsAreNamed() {
    Path out = folder.resolve("bad");
    for (List<String> bad :
        List.of(
            List.of("--steps", "0"),
            List.of("--pretraining", "0"),
            List.of("--seeds", "0"),
            List.of("--width", "5000"),
            List.of("--layers", "1"),
            List.of("--data", "nowhere"),
            List.of("--checkpoint", "nothing"),
            List.of("--from", "sonnets"),
            List.of("--to", "sonnets"))) {
      Run run = Run.of("finetune", bad.get(0), bad.get(1), "--out", out);
      assertEquals(2, run.exitCode(), bad.get(0));
      assertTrue(run.err().contains(bad.get(1)), run.err());
      assertEquals(1, run.err().strip().lines().count(), run.err());
    }
    Run run = Run.of("finetune", "--from", "chronicle,sonnets", "--out", out);
    assertTrue(run.err().contains("one of chronicle, ballad; got sonnets"), run.err());
    run = Run.of("finetune", "--from", "chronicle,chronicle", "--out", out);
    assertTrue(run.err().contains("given once each, got chronicle,chronicle"), run.err());
    run = Run.of("finetune", "--from", "chronicle", "--checkpoint", "nothing", "--out", out);
    assertTrue(run.err().contains("--from and --checkpoint"), run.err());
    assertFalse(Files.exists(out));
  }
}
