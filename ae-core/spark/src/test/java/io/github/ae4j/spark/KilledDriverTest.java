package io.github.ae4j.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.swarm.DirectoryStore;
import io.github.ae4j.swarm.RoundRunner;
import io.github.ae4j.swarm.StepBudget;
import io.github.ae4j.swarm.Swarm;
import io.github.ae4j.swarm.SwarmConfig;
import io.github.ae4j.swarm.ThreadRunner;
import io.github.ae4j.swarm.TrajectoryFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** The driver is killed in the middle of a round: resumed, the swarm gives the bits of one that was not. */
@EnabledForJreRange(
    max = JRE.JAVA_21,
    disabledReason = "Hadoop 3.4 calls Subject.getSubject, which later ones refuse")
class KilledDriverTest {
  private static final String CLUSTER = "local-cluster[2,1,1024]";
  private static final SwarmConfig CONFIG =
      SwarmConfig.of(4, StepBudget.of(400, 50)).withNoise(0.01, 7);
  private static final int KILLED_IN = 3;
  private static final int ROUNDS = 5;
  private static final int PATIENCE_SECONDS = 180;

  @TempDir Path folder;

  /** A driver, which begins a swarm and is killed. */
  static final class Driver {
    private Driver() {}

    public static void main(String[] arguments) throws Exception {
      try (SparkRunner runner = SparkRunner.connect(CLUSTER, "to be killed")) {
        DirectoryStore store = new DirectoryStore(Path.of(arguments[0]));
        Swarm.start(CONFIG, new HeldBowls(KILLED_IN, arguments[1]), runner, store).run(ROUNDS);
      }
    }
  }

  /** All but the member that is held have made their turns of the round when it is killed. */
  private void killInMidRound(Path store) throws Exception {
    Path log = folder.resolve("driver.log");
    Process driver = driver(store, log);
    List<ProcessHandle> executors = List.of();
    try {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (written(store, KILLED_IN) < CONFIG.members() - 1) {
        assertTrue(driver.isAlive() && System.nanoTime() < end, () -> text(log));
        Thread.sleep(20);
      }
      executors = driver.descendants().toList();
      assertEquals(2, executors.size(), "executors");
    } finally {
      driver.destroyForcibly().waitFor();
      for (ProcessHandle executor : executors) {
        executor.destroyForcibly();
        executor.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    }
  }

  private Process driver(Path store, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Collections.addAll(command, JavaModuleOptions.defaultModuleOptionArray());
    Collections.addAll(command, "-Xmx512m", "-cp", System.getProperty("java.class.path"));
    Collections.addAll(command, Driver.class.getName(), store.toString());
    command.add(folder.resolve("nobody makes this").toString());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SPARK_HOME", folder.resolve("home").toString());
    return builder.redirectOutput(log.toFile()).start();
  }

  private static String text(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static long written(Path store, int round) throws IOException {
    if (!Files.exists(store)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(store)) {
      return files.filter(file -> file.toString().endsWith("%06d.ae".formatted(round))).count();
    }
  }

  /** Manifest and snapshots by name. */
  private static Map<String, byte[]> files(Path store) throws IOException {
    Map<String, byte[]> all = new TreeMap<>();
    try (Stream<Path> files = Files.list(store)) {
      for (Path file : files.toList()) {
        all.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return all;
  }

  private static void assertSame(Path expected, Path actual) throws IOException {
    Map<String, byte[]> all = files(expected);
    assertEquals(1 + 2 * CONFIG.members(), all.size());
    assertEquals(all.keySet(), files(actual).keySet());
    for (Map.Entry<String, byte[]> file : files(actual).entrySet()) {
      assertArrayEquals(all.get(file.getKey()), file.getValue(), file.getKey());
    }
  }

  private Path undisturbed(String name, RoundRunner runner, TrajectoryFactory factory)
      throws Exception {
    Path store = folder.resolve(name);
    Swarm.start(CONFIG, factory, runner, new DirectoryStore(store)).run(ROUNDS);
    return store;
  }

  @Test
  void resumedOnSparkAndOnThreadsItGivesTheBitsOfARunThatWasNotInterrupted() throws Exception {
    Path killed = folder.resolve("killed");
    killInMidRound(killed);
    assertEquals(CONFIG.members() - 1, written(killed, KILLED_IN));
    Path copy = Files.createDirectory(folder.resolve("copy"));
    for (Map.Entry<String, byte[]> file : files(killed).entrySet()) {
      Files.write(copy.resolve(file.getKey()), file.getValue());
    }
    Path free = Files.createFile(folder.resolve("free"));
    TrajectoryFactory factory = new HeldBowls(KILLED_IN, free.toString());
    Path threads;
    try (RoundRunner runner = new ThreadRunner(2)) {
      threads = undisturbed("threads", runner, factory);
      resume(copy, runner, factory);
    }
    assertSame(threads, copy);
    try (RoundRunner runner = SparkRunner.connect(CLUSTER, "resumes")) {
      assertSame(threads, undisturbed("spark", runner, factory));
      resume(killed, runner, factory);
    }
    assertSame(threads, killed);
  }

  private static void resume(Path store, RoundRunner runner, TrajectoryFactory factory)
      throws Exception {
    Swarm swarm = Swarm.resume(CONFIG, factory, runner, new DirectoryStore(store));
    assertEquals(KILLED_IN - 1, swarm.history().size(), "whole rounds");
    swarm.run(ROUNDS);
    swarm.history().forEach(r -> r.members().forEach(e -> assertEquals(List.of(), e.events())));
  }
}
