package io.github.ae4j.examples.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ae4j.examples.Run;
import io.github.ae4j.examples.ecology.brown.MadeUpCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on the sentence encoder: its refusals, and itself where {@code AE_MINILM} names the jar. */
class MiniLmCommandTest {
  private static final int PARAGRAPHS = 300;

  @TempDir Path folder;

  private Run run(Path weights) throws IOException {
    Path data = MadeUpCorpus.write(folder.resolve("data"), PARAGRAPHS);
    return Run.of(
        "ecology",
        "run",
        "--host=minilm",
        "--weights=" + weights,
        "--data=" + data,
        "--arms=base",
        "--seeds=1",
        "--out=" + folder.resolve("out"));
  }

  @Test
  void aFileThatIsNoJarIsRefusedBeforeAnythingIsWritten() throws IOException {
    Path weights = Files.writeString(folder.resolve("some.jar"), "no jar");
    Run run = run(weights);
    assertEquals(2, run.exitCode(), run.out());
    assertTrue(run.err().contains(weights.toString()), run.err());
    assertFalse(Files.exists(folder.resolve("out")));
  }

  /** What a run began goes on without its texts: the tasks are files by then. */
  @Test
  void aRunGoesOnWithItsWeights() throws IOException {
    String jar = System.getenv("AE_MINILM");
    assumeTrue(jar != null, "AE_MINILM must name the jar of the weights, and is not set");
    Run run = run(Path.of(jar));
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("480 held-out tasks, 180 of other families"), run.out());
    Files.move(folder.resolve("data"), folder.resolve("gone"));
    for (String command : new String[] {"resume", "report"}) {
      Run more = Run.of("ecology", command, "--out=" + folder.resolve("out"));
      assertEquals(run.out(), more.out(), more.err());
    }
  }
}
