package io.github.ae4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AeTest {
  @Test
  void tellsItsVersionAndThatOfItsEngine() {
    Run run = Run.of("--version");
    assertEquals(0, run.exitCode());
    assertTrue(run.out().matches("(?s)ae \\d+\\.\\d+\\.\\d+.*DJL \\d.*PyTorch \\d.*"), run.out());
  }

  @Test
  void helpNamesEveryCommand() {
    Run run = Run.of("--help");
    assertEquals(0, run.exitCode());
    assertTrue(run.out().contains("quickstart") && run.out().contains("golden"), run.out());
  }

  @ParameterizedTest
  @CsvSource({
    "'', a command must be given",
    "fly, fly",
    "quikstart, did you mean quickstart or",
    "quickstart --fly, --fly",
    "quickstart --step 5, did you mean --start-lr or --steps?",
    "quickstart --steps -5, --steps must be from 1 to 1000000; got -5",
    "quickstart --steps 0, got 0",
    "quickstart --steps many, many",
    "quickstart --start-lr 0, --start-lr must be in [1.0E-11",
    "quickstart --start-lr -1, got -1.0",
    "quickstart --start-lr Infinity, got Infinity",
    "quickstart --start-lr NaN, got NaN",
    "quickstart --start-lr 1e-60, got 1.0E-60",
    "quickstart --optimizer adagrad, adagrad",
    "quickstart --data no/such/folder, no/such/folder",
    "quickstart --data . --download, --data and --download",
    "golden, FILE"
  })
  void refusesMisuseInOneLine(String arguments, String named) {
    Run run = Run.of((Object[]) arguments.split(" ", arguments.isEmpty() ? 1 : 0));
    if (arguments.isEmpty()) {
      run = Run.of();
    }
    assertEquals(2, run.exitCode());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(
        run.err().replace(", got", "; got").contains(named.replace(", got", "; got")), run.err());
    assertEquals("", run.out());
  }
}
