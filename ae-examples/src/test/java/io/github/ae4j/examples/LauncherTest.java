package io.github.ae4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/ae} in a project of its own, with a Maven and a Java that only say they ran. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final String BUILT =
      """
      echo "[INFO] Scanning for projects..."
      echo "[INFO] Building ae-parent 0.1.0-SNAPSHOT                     [1/2]"
      echo "[INFO] Building jar: somewhere/ae-core.jar"
      echo "[INFO] Building ae-examples 0.1.0-SNAPSHOT                   [2/2]"
      mkdir -p "$ROOT/ae-examples/target/classes"
      echo "$ROOT/ae-examples/target/classes" > "$ROOT/ae-examples/target/ae.classpath"
      """;

  @TempDir Path root;

  @BeforeEach
  void project() throws IOException {
    Path launcher = Files.createDirectories(root.resolve("ae-examples/bin")).resolve("ae");
    Files.copy(Path.of(System.getProperty("basedir", "")).resolve("bin/ae"), launcher);
    script("java", "echo ran");
  }

  private void script(String name, String body) throws IOException {
    Path file = Files.createDirectories(root.resolve("bin")).resolve(name);
    Files.writeString(file, "#!/usr/bin/env bash\n" + body);
    assertTrue(file.toFile().setExecutable(true));
  }

  private Run launch(String... arguments) throws IOException, InterruptedException {
    Path out = root.resolve("out");
    Path err = root.resolve("err");
    List<String> command = new ArrayList<>(List.of("bash", root + "/ae-examples/bin/ae"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("ROOT", root.toString());
    builder.environment().put("JAVA_HOME", root.toString());
    builder.environment().put("PATH", root.resolve("bin") + ":" + System.getenv("PATH"));
    builder.environment().remove("AE_VERBOSE");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  @Test
  void saysWhatItBuildsAndOnTheErrorStreamAlone() throws Exception {
    script("mvn", BUILT);
    Run run = launch();
    assertEquals(0, run.exitCode(), run.err());
    assertEquals("ran\n", run.out());
    String[] lines = run.err().split("\n");
    assertEquals(3, lines.length, run.err());
    assertTrue(lines[0].startsWith("ae: building what is missing or out of date"), lines[0]);
    assertEquals("ae: building ae-parent [1/2]", lines[1]);
    assertEquals("ae: building ae-examples [2/2]", lines[2]);
  }

  @Test
  void isSilentWhereNothingIsBuilt() throws Exception {
    script("mvn", BUILT);
    launch();
    script("mvn", "exit 1");
    assertEquals(new Run(0, "ran\n", ""), launch());
  }

  @Test
  void putsSparkOnTheClassPathForRoundsOnItAlone() throws Exception {
    script("mvn", BUILT + "echo spark.jar > \"$ROOT/ae-examples/target/ae-spark.classpath\"\n");
    script("java", "echo \"$@\" home=${SPARK_HOME:-none}");
    String threads = launch("swarm", "--runner", "threads").out();
    assertFalse(threads.contains("spark.jar") || threads.contains("spark.options"), threads);
    for (String[] asked : new String[][] {{"--runner", "spark"}, {"--runner=Spark"}}) {
      String out = launch(asked).out();
      assertTrue(out.contains("target/classes:spark.jar "), out);
      assertTrue(out.contains("@" + root + "/ae-examples/target/classes/io/github/"), out);
      assertTrue(out.contains("home=" + root + "/ae-examples/target/spark-home"), out);
    }
  }

  @Test
  void showsWhyABuildFailed() throws Exception {
    script("mvn", "echo '[INFO] talk'; echo '[ERROR] a comma is missing'; exit 1");
    Run run = launch();
    assertEquals(1, run.exitCode());
    assertEquals("", run.out());
    assertTrue(run.err().contains("[ERROR] a comma is missing"), run.err());
    assertFalse(run.err().contains("talk"), run.err());
    assertTrue(
        run.err().endsWith("all it said is in " + root + "/ae-examples/target/ae-build.log\n"),
        run.err());
  }
}
