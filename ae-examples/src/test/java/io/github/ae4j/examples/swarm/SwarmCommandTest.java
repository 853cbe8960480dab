package io.github.ae4j.examples.swarm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ae4j.examples.Ae;
import io.github.ae4j.examples.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

class SwarmCommandTest {
  @TempDir Path folder;

  private Run run(String out, Object... more) {
    Object[] all = new Object[more.length + 7];
    Object[] first = {
      "swarm", "--members", "3", "--steps", "60", "--out", folder.resolve(out).toString()
    };
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return Run.of(all);
  }

  private JsonNode result(String out, String task) throws IOException {
    Path file = folder.resolve(out).resolve("swarm.json");
    ObjectNode json = (ObjectNode) new JsonMapper().readTree(Files.readString(file)).get(task);
    json.remove("wallSeconds");
    return json;
  }

  @Test
  void whatIsResumedIsTheSameAsWhatWasNotInterrupted() throws IOException {
    assertEquals(0, run("whole", "--task", "stream", "--rounds", "4").exitCode());
    assertEquals(0, run("parts", "--task", "stream", "--rounds", "2").exitCode());
    Run resumed = run("parts", "--task", "stream", "--rounds", "4", "--resume");
    assertEquals(0, resumed.exitCode(), resumed.err());
    assertEquals(result("whole", "stream"), result("parts", "stream"));
    assertTrue(resumed.out().contains("stream: 3 members, 4 rounds of 60 steps"), resumed.out());
    String page = Files.readString(folder.resolve("parts").resolve("index.html"));
    assertTrue(page.contains("budgets") || page.contains("Steps of each member"), "no pictures");
  }

  @Test
  void digitsGiveTheSameAgain() throws IOException {
    for (String out : new String[] {"first", "second"}) {
      Run run = run(out, "--task", "digits", "--rounds", "2");
      assertEquals(0, run.exitCode(), run.err());
    }
    assertEquals(result("first", "digits"), result("second", "digits"));
    JsonNode members = result("first", "digits").get("rounds").get(1).get("members");
    assertEquals(3, members.size());
    members.forEach(member -> assertEquals(0, member.get("events").size(), member::toString));
  }

  @Test
  void whatWouldBeOverwrittenIsNamed() {
    assertEquals(0, run("out", "--task", "stream", "--rounds", "1").exitCode());
    Run again = run("out", "--task", "stream", "--rounds", "1");
    assertEquals(2, again.exitCode());
    assertTrue(again.err().contains("members-stream holds a swarm already"), again.err());
    Run other = run("out", "--task", "stream", "--resume", "--members", "4");
    assertEquals(2, other.exitCode(), other.out());
  }

  @Test
  void anotherSeedIsNotResumed() throws IOException {
    assertEquals(0, run("out", "--task", "stream", "--rounds", "1").exitCode());
    byte[] before = Files.readAllBytes(folder.resolve("out/members-stream/swarm.ae"));
    Run other = run("out", "--task", "stream", "--rounds", "2", "--resume", "--seed", "7");
    assertEquals(2, other.exitCode(), other.out());
    assertTrue(
        other.err().contains("must go on as it began, with seed 1 of the stream, in windows of 20"),
        other.err());
    assertTrue(other.err().contains("got seed 7 of the stream"), other.err());
    assertArrayEquals(before, Files.readAllBytes(folder.resolve("out/members-stream/swarm.ae")));
  }

  @Test
  void dataThatIsNotThereLeavesNothing() {
    Run run = run("out", "--data", folder.resolve("nothing").toString());
    assertEquals(2, run.exitCode(), run.out());
    assertTrue(run.err().contains("data folder must be a folder"), run.err());
    assertFalse(Files.exists(folder.resolve("out")));
  }

  /** In a process of its own, with what Spark asks of Java. */
  @Test
  @EnabledForJreRange(
      max = JRE.JAVA_21,
      disabledReason = "Hadoop 3.4 calls Subject.getSubject, which later ones refuse")
  void sparkGivesWhatThreadsGive() throws Exception {
    assertEquals(0, run("threads", "--task", "stream", "--rounds", "2").exitCode());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Ae.class.getName()));
    command.addAll(List.of("swarm", "--members", "3", "--steps", "60", "--task", "stream"));
    command.addAll(List.of("--rounds", "2", "--runner", "spark"));
    command.addAll(List.of("--out", folder.resolve("spark").toString()));
    Path log = folder.resolve("log");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SPARK_HOME", folder.resolve("home").toString());
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    Process process = builder.redirectOutput(log.toFile()).start();
    try {
      assertTrue(process.waitFor(300, TimeUnit.SECONDS), "Spark does not end");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    assertEquals(0, process.exitValue(), Files.readString(log));
    assertEquals(text("threads"), text("spark"));
  }

  /** The result in its own order of keys, without those that may differ. */
  private String text(String out) throws IOException {
    return Files.readString(folder.resolve(out).resolve("swarm.json"))
        .replaceAll("\"[^\"]*(?i:seconds|runner|wall|efficiency)[^\"]*\" : [^,\n]*", "");
  }

  @Test
  void badOptionsAreNamed() {
    assertTrue(run("out", "--master", "spark://h:1").err().contains("--runner spark"));
    assertTrue(run("out", "--rounds", "0").err().contains("--rounds"));
    assertTrue(run("out", "--steps", "1").err().contains("--steps"));
  }
}
