package io.github.ae4j.examples.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ae4j.examples.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The seed's ensemble, replayed; skipped where the record does not lie beside the repository. */
class EnsembleGoldenTest {
  private static final Path RECORD =
      Path.of(System.getProperty("basedir", "."))
          .resolve(Path.of("..", "..", "shared", "golden", "systems", "ensemble.json"));

  @TempDir Path folder;

  @BeforeEach
  void recordIsThere() {
    assumeTrue(Files.exists(RECORD), () -> "skipped: no " + RECORD.normalize());
  }

  @Test
  void replaysTheRecord() {
    Run run = Run.of("golden", RECORD);
    assertEquals(0, run.exitCode(), run.out() + run.err());
    assertTrue(run.out().startsWith("ensemble  150 rows  "), run.out());
  }

  @Test
  void aChangedNumberIsFoundAndNamed() throws IOException {
    Run run = Run.of("golden", changed("\"barMu\":1.44", "\"barMu\":1.45"));
    assertEquals(1, run.exitCode());
    assertTrue(run.out().contains("EXCEEDS"), run.out());
  }

  @ParameterizedTest
  @CsvSource({
    "'\"betaWeight\":2.0,', '', betaWeight",
    "'\"kappa\":0.25', '\"kappa\":1.25', strength",
    "'\"mu\":0.9', '\"nu\":0.9', nu",
    "'\"theta\":[-2.0,0.5]', '\"theta\":[-2.0]', theta",
  })
  void whatIsNoRecordIsNamed(String was, String becomes, String named) throws IOException {
    Run run = Run.of("golden", changed(was, becomes));
    assertEquals(2, run.exitCode(), run.out());
    assertTrue(run.err().contains(named), run.err());
  }

  private Path changed(String was, String becomes) throws IOException {
    String text = Files.readString(RECORD);
    int at = text.indexOf(was);
    assertTrue(at >= 0, "the record must hold " + was);
    String changed = text.substring(0, at) + becomes + text.substring(at + was.length());
    return Files.writeString(folder.resolve("changed.json"), changed);
  }
}
