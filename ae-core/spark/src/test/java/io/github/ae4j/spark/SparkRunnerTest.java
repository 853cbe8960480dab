package io.github.ae4j.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.swarm.DirectoryStore;
import io.github.ae4j.swarm.MemoryStore;
import io.github.ae4j.swarm.RoundRunner;
import io.github.ae4j.swarm.SnapshotStore;
import io.github.ae4j.swarm.StepBudget;
import io.github.ae4j.swarm.Swarm;
import io.github.ae4j.swarm.SwarmConfig;
import io.github.ae4j.swarm.ThreadRunner;
import io.github.ae4j.swarm.TrajectoryFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads, a local cluster and a standalone one give the same bits, also where an executor halts in mid-round. */
@EnabledForJreRange(
    max = JRE.JAVA_21,
    disabledReason = "Hadoop 3.4 calls Subject.getSubject, which later ones refuse")
class SparkRunnerTest {
  private static final SwarmConfig CONFIG = SwarmConfig.of(4, StepBudget.of(400, 50));
  private static final int ROUNDS = 3;

  @TempDir Path folder;

  private static List<byte[]> result(
      RoundRunner runner, TrajectoryFactory factory, SnapshotStore store) throws Exception {
    Swarm swarm = Swarm.start(CONFIG, factory, runner, store);
    swarm.run(ROUNDS);
    swarm.history().forEach(r -> r.members().forEach(e -> assertEquals(List.of(), e.events())));
    List<byte[]> all = new ArrayList<>(List.of(store.readManifest().orElseThrow()));
    for (int member = 0; member < CONFIG.members(); member++) {
      all.add(store.read(member, ROUNDS));
    }
    return all;
  }

  private static List<byte[]> onThreads() throws Exception {
    try (ThreadRunner runner = new ThreadRunner(2)) {
      return result(runner, new Bowls(null), new MemoryStore());
    }
  }

  private static void assertSame(List<byte[]> expected, List<byte[]> actual) {
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i), actual.get(i), "result " + i);
    }
  }

  @Test
  void aStandaloneClusterGivesTheBitsOfThreadsAlsoWhereAnExecutorHalts() throws Exception {
    List<byte[]> expected = onThreads();
    Path mark = folder.resolve("halted");
    try (StandaloneCluster cluster = StandaloneCluster.start(folder.resolve("spark"), 2, 1024)) {
      SparkConf configuration = cluster.configuration("halt").set("spark.executor.memory", "512m");
      try (JavaSparkContext spark = new JavaSparkContext(configuration);
          SparkRunner runner = new SparkRunner(spark)) {
        SnapshotStore shared = new DirectoryStore(folder.resolve("shared"));
        assertSame(expected, result(runner, new Bowls(mark.toString()), shared));
        assertTrue(Files.exists(mark), "no executor halted");
        assertSame(expected, result(runner, new Bowls(null), new MemoryStore()));
      }
    }
  }

  /** What the factory reads is read once by each executor, whatever the number of turns. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void aLocalClusterOfAnySizeGivesTheBitsOfThreads(int executors) throws Exception {
    SnapshotStore shared = new DirectoryStore(folder.resolve("shared"));
    Path read = Files.createDirectory(folder.resolve("read"));
    String master = "local-cluster[" + executors + ",1,1024]";
    try (SparkRunner runner = SparkRunner.connect(master, "local cluster")) {
      assertSame(onThreads(), result(runner, new CountedBowls(read), shared));
    }
    List<String> processes = names(read).stream().map(name -> name.split("-")[0]).toList();
    assertTrue(!processes.isEmpty() && processes.size() <= executors, processes::toString);
    assertEquals(processes.size(), Set.copyOf(processes).size(), processes::toString);
    assertEquals(List.of(), names(Path.of(System.getenv("SPARK_HOME"), "work")));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void theBuildGivesWhatSparkAsksOfJava() {
    assertEquals(JavaModuleOptions.defaultModuleOptions(), System.getProperty("ae.spark.options"));
  }
}
