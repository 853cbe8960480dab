package io.github.ae4j.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ae4j.examples.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Nd4jQuickstartCommandTest {
  private static final int STEPS = 25;

  @TempDir Path folder;

  private Run run(String command, String out, String... more) {
    List<Object> arguments = new ArrayList<>(List.of(command, "--steps", STEPS));
    arguments.addAll(List.of("--out", folder.resolve(out)));
    arguments.addAll(List.of(more));
    return Run.of(arguments.toArray());
  }

  private JsonNode json(String out) throws IOException {
    return new ObjectMapper().readTree(folder.resolve(out + "/quickstart.json").toFile());
  }

  private Set<String> names(String out) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(out))) {
      return new TreeSet<>(files.map(file -> file.getFileName().toString()).toList());
    }
  }

  @ParameterizedTest
  @CsvSource({"dl4j, DL4J, adam", "samediff, SameDiff, nesterovs"})
  void writesWhatTheQuickstartWrites(String host, String label, String optimizer)
      throws IOException {
    Run ours = run("nd4j-quickstart", "nd4j", "--host", host, "--optimizer", optimizer);
    assertEquals(0, ours.exitCode(), ours.err());
    assertTrue(ours.out().startsWith(optimizer + " in " + label), ours.out());
    assertFalse(ours.out().contains("differentiated op"), ours.out());
    Run djl = run("quickstart", "djl");
    assertEquals(0, djl.exitCode(), djl.err());
    Set<String> expected = names("djl");
    if (!optimizer.equals("adam")) {
      expected.remove("coefficient-momentumShare.png"); // ND4J's own update has no such share,
      expected.remove("coefficient-rateMemory.png"); // nor a moment that is weighted by the rates
    }
    assertEquals(expected, names("nd4j"));
    assertEquals(label, json("nd4j").get("host").textValue());
    assertEquals(optimizer, json("nd4j").at("/arms/0/optimizer").textValue());
    assertEquals(structure(json("djl")), structure(json("nd4j")));
  }

  /** The names of all fields, to lay one beside the other. */
  private static Set<String> structure(JsonNode node) {
    Set<String> names = new TreeSet<>();
    node.findParents("name").forEach(phase -> phase.fieldNames().forEachRemaining(names::add));
    node.fieldNames().forEachRemaining(names::add);
    node.get("arms").forEach(arm -> arm.fieldNames().forEachRemaining(names::add));
    return names;
  }

  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "samediff"})
  void theSameSeedGivesTheSameResult(String host) throws IOException {
    run("nd4j-quickstart", "one", "--host", host, "--seed", "5");
    run("nd4j-quickstart", "two", "--host", host, "--seed", "5");
    assertEquals(json("one"), json("two"));
    Path trace = Path.of("trace-ae.csv");
    String first = Files.readString(folder.resolve("one").resolve(trace));
    assertEquals(first, Files.readString(folder.resolve("two").resolve(trace)));
    run("nd4j-quickstart", "other", "--host", host, "--seed", "6");
    assertFalse(first.equals(Files.readString(folder.resolve("other").resolve(trace))));
  }

  @Test
  void anUnknownHostIsRefused() {
    Run run = run("nd4j-quickstart", "out", "--host", "keras");
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("--host"), run.err());
    assertFalse(Files.exists(folder.resolve("out")));
  }
}
