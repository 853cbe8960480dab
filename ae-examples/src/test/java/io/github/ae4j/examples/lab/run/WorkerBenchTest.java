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

class WorkerBenchTest {
  private static PlannedRun run() {
    return new PlannedRun(Catalog.all().get(0), Scale.SMOKE, Arms.constant(Base.SGD, 0.1), 1L);
  }

  private static String error(String... command) {
    try (WorkerBench bench = new WorkerBench(List.of(command))) {
      return String.valueOf(bench.make(run()).error());
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
    Bench bench =
        new Bench() {
          @Override
          public synchronized Attempt make(PlannedRun run) {
            made.add(run);
            return new Attempt(run, 1.0, null);
          }

          @Override
          public void close() {}
        };
    Crew crew =
        new Crew(
            () -> bench,
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
