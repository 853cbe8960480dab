package io.github.ae4j.examples.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.lab.TinyLab.Call;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lab is killed at several moments and started again. */
class LabKillTest {
  private static final int STEPS = 100_000;
  private static final int SEEDS = 2;
  private static final int RUNS = 4 * SEEDS;
  private static final int[] KILLED_AT = {0, 1, 3};

  @TempDir Path folder;

  private final List<Process> started = new ArrayList<>();

  @Test
  void killedAtAnyMomentItEndsInTheSameRunsAndTheSameReport() throws Exception {
    Path whole = folder.resolve("whole");
    Path killed = folder.resolve("killed");
    String[] run = {
      "run", "bowl", "--seeds", "" + SEEDS, "--jobs", "1", "--no-report", "--out", whole.toString()
    };
    Call uninterrupted = TinyLab.call(TinyLab.lab(STEPS), (Object[]) run);
    assertEquals(0, uninterrupted.exitCode(), uninterrupted.err());
    for (int files : KILLED_AT) {
      kill(start(killed, "-Dtiny.held=" + killed, "-Dtiny.at=" + files), killed, files);
      assertTrue(RunFiles.paths(killed).size() < RUNS);
    }
    Process last = start(killed);
    assertTrue(last.waitFor(120, TimeUnit.SECONDS));
    assertEquals(0, last.exitValue());
    Map<String, String> expected = RunFiles.withoutSeconds(whole);
    assertEquals(RUNS, expected.size());
    assertEquals(expected, RunFiles.withoutSeconds(killed));
    assertEquals(report(whole), report(killed));
  }

  @AfterEach
  void leaveNothingBehind() throws InterruptedException {
    for (Process lab : started) {
      lab.destroyForcibly().waitFor(); // its workers end with it
    }
  }

  private Process start(Path out, String... options) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(List.of(options));
    command.addAll(
        List.of(
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
            out.toString()));
    Process lab =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    started.add(lab);
    return lab;
  }

  /** Kills the lab once so many runs are there and its workers are up; its workers end too. */
  private static void kill(Process lab, Path out, int files) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (RunFiles.paths(out).size() < files || lab.descendants().count() < 2) {
      assertTrue(lab.isAlive(), "it was to be held");
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

  /** The report of a folder, made in it from its runs; their wall times are made equal before. */
  private static Map<String, String> report(Path place) throws IOException {
    for (Map.Entry<String, String> run : RunFiles.withoutSeconds(place).entrySet()) {
      Files.writeString(place.resolve("runs").resolve(run.getKey()), run.getValue());
    }
    Call report = TinyLab.call(TinyLab.lab(STEPS), "report", place);
    assertEquals(0, report.exitCode(), report.err());
    Map<String, String> written = new TreeMap<>();
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        written.put(
            place.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    assertTrue(written.containsKey("index.html"), written.keySet().toString());
    return written;
  }
}
