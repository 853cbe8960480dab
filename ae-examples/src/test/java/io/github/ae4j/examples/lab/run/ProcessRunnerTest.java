package io.github.ae4j.examples.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.lab.Catalog;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ProcessRunnerTest {
  private static PlannedRun run() {
    return new PlannedRun(Catalog.all().get(0), Scale.SMOKE, Arms.constant(Base.SGD, 0.1), 1L);
  }

  private static String error(String... command) {
    try (ProcessRunner runner = new ProcessRunner(List.of(command))) {
      return String.valueOf(runner.make(run()).error());
    }
  }

  @Test
  void aCommandThatIsNotThereFailsTheRun() {
    assertTrue(error("./no/such/command").startsWith("its process did not start: "));
  }

  @Test
  void aWorkerThatEndsBeforeItIsReadyFailsTheRun() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    assertEquals("its process did not start: it ended, exit code 1", error(java, "no.such.Main"));
  }

  @Test
  @Timeout(60)
  void aFaultEndsTheCrewAndLeavesWhatWaits() {
    List<PlannedRun> made = new ArrayList<>();
    Crew.Runner runner =
        run -> {
          synchronized (made) {
            made.add(run);
          }
          return new Attempt(run, null);
        };
    Crew crew =
        new Crew(
            () -> runner,
            attempt -> {
              throw new IllegalStateException("a fault");
            });
    List<PlannedRun> runs = List.of(run(), run(), run(), run(), run(), run());
    String message = "";
    try {
      crew.work(runs, 2);
    } catch (IllegalStateException e) {
      message = String.valueOf(e.getMessage());
    }
    assertTrue(message.contains("a fault"), message);
    assertTrue(made.size() <= 2, "went on with " + made.size());
  }
}
