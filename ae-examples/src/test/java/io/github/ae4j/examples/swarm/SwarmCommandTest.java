package io.github.ae4j.examples.swarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ae4j.examples.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
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
  void badOptionsAreNamed() {
    assertTrue(run("out", "--rounds", "0").err().contains("--rounds"));
    assertTrue(run("out", "--steps", "1").err().contains("--steps"));
  }
}
