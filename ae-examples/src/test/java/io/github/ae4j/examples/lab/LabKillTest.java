package io.github.ae4j.examples.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.lab.TinyLab.Call;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lab is killed at several moments and started again. */
class LabKillTest {
  private static final int STEPS = 100_000;
  private static final int SEEDS = 2;
  private static final int RUNS = 4 * SEEDS;
  private static final int[] KILLED_AT = {0, 1, 3};

  @TempDir Path folder;

  @Test
  void killedAtAnyMomentItEndsInTheSameRunsAndTheSameReport() throws Exception {
    Path whole = folder.resolve("whole");
    Path killed = folder.resolve("killed");
    String[] run = {
      "run", "bowl", "--seeds", "" + SEEDS, "--jobs", "1", "--no-report", "--out", whole.toString()
    };
    Call uninterrupted = TinyLab.call(TinyLab.lab(STEPS), (Object[]) run);
    assertEquals(0, uninterrupted.exitCode(), uninterrupted.err());
    int interrupted = 0;
    for (int files : KILLED_AT) {
      kill(start(killed), killed, files);
      interrupted += RunFiles.paths(killed).size() < RUNS ? 1 : 0;
    }
    assertTrue(interrupted > 0, "every kill came too late");
    Process last = start(killed);
    assertTrue(last.waitFor(120, TimeUnit.SECONDS));
    assertEquals(0, last.exitValue());
    Map<String, String> expected = RunFiles.withoutSeconds(whole);
    assertEquals(RUNS, expected.size());
    assertEquals(expected, RunFiles.withoutSeconds(killed));
    assertEquals(report(expected, "a"), report(RunFiles.withoutSeconds(killed), "b"));
  }

  private static Process start(Path out) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            java.toString(),
            "-Dtiny.steps=" + STEPS,
            "-XX:TieredStopAtLevel=1", // starts sooner
            "-XX:+UseSerialGC",
            "-cp",
            classPath,
            TinyLab.class.getName(),
            "lab",
            "run",
            "bowl",
            "--seeds",
            "" + SEEDS,
            "--jobs",
            "2",
            "--no-report",
            "--out",
            out.toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Kills the lab once so many runs are there and its workers are up; its workers end too. */
  private static void kill(Process lab, Path out, int files) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (RunFiles.paths(out).size() < files || lab.descendants().count() < 2) {
      if (!lab.isAlive()) {
        return;
      }
      assertTrue(System.nanoTime() < deadline, "waited too long");
      Thread.sleep(2);
    }
    List<ProcessHandle> workers = lab.descendants().toList();
    lab.destroyForcibly().waitFor();
    for (ProcessHandle worker : workers) {
      CompletableFuture<ProcessHandle> end = worker.onExit();
      end.get(30, TimeUnit.SECONDS);
      assertFalse(worker.isAlive());
    }
  }

  /** The report of these runs, made from their files alone. */
  private Map<String, String> report(Map<String, String> runs, String name) throws IOException {
    Path place = folder.resolve(name);
    for (Map.Entry<String, String> run : runs.entrySet()) {
      Path file = place.resolve("runs").resolve(run.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, run.getValue());
    }
    Call report = TinyLab.call(TinyLab.lab(STEPS), "report", place);
    assertEquals(0, report.exitCode(), report.err());
    Map<String, String> written = new TreeMap<>();
    try (Stream<Path> files = Files.list(place)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        written.put(
            file.getFileName().toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    assertTrue(written.containsKey("index.html"), written.keySet().toString());
    return written;
  }
}
