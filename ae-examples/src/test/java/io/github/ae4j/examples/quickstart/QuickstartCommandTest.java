package io.github.ae4j.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ae4j.examples.Run;
import io.github.ae4j.examples.report.LineChart;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartCommandTest {
  private static final int STEPS = 60;
  private static final Pattern MOVE =
      Pattern.compile("learningRate (rose|fell) by ([0-9.e-]+): (.*)");

  @TempDir Path folder;

  private Run run(String... more) {
    return run(STEPS, (Object[]) more);
  }

  private Run run(int steps, Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("quickstart", "--steps", steps));
    arguments.addAll(List.of("--out", folder.resolve("out")));
    arguments.addAll(List.of(more));
    return Run.of(arguments.toArray());
  }

  private JsonNode arms() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("out/quickstart.json").toFile()).get("arms");
  }

  private Set<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      return new TreeSet<>(files.map(file -> file.getFileName().toString()).toList());
    }
  }

  private static Set<String> fields(JsonNode node) {
    Set<String> names = new TreeSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void watchedItSaysWhereAndChangesNothing() throws IOException {
    run(20);
    String bare = Files.readString(folder.resolve("out/trace-ae.csv"));
    Run watched = run(20, "--watch");
    assertEquals(0, watched.exitCode(), watched.err());
    assertTrue(watched.out().startsWith("Watch: http://127.0.0.1:"), watched.out());
    assertEquals(bare, Files.readString(folder.resolve("out/trace-ae.csv")));
    Run refused = run(20, "--watch", "70000");
    assertEquals(2, refused.exitCode());
    assertTrue(refused.err().contains("port must be in [0, 65535], got 70000"), refused.err());
  }

  @Test
  void writesEveryFileAndTheTable() throws IOException {
    Run run = run("--start-lr", "1e-2", "--seed", "3");
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("steps to 0.90"), run.out());
    assertTrue(run.out().contains("bare  permuted"), run.out());
    Set<String> expected = new TreeSet<>(Set.of("quickstart.json", "index.html", "trace-ae.csv"));
    if (LineChart.available()) {
      expected.addAll(Set.of("accuracy.png", "loss.png", "overview.png"));
      expected.addAll(Set.of("coefficient-learningRate.png", "coefficient-momentum.png"));
      expected.addAll(Set.of("coefficient-momentumShare.png", "coefficient-rateMemory.png"));
      expected.add("coefficient-gradientScale.png");
    }
    assertEquals(expected, names());
    assertEquals(2 * STEPS + 1, Files.readAllLines(folder.resolve("out/trace-ae.csv")).size());
    for (String name : names()) {
      if (name.endsWith(".png")) {
        assertNotNull(ImageIO.read(folder.resolve("out").resolve(name).toFile()), name);
      }
    }
  }

  @Test
  void theJsonHasTheFieldsPromised() throws IOException {
    run("--optimizer", "sgd", "--start-lr", "1e-6", "--without-gauge");
    assertEquals(3, arms().size());
    List<String> names = new ArrayList<>();
    for (JsonNode arm : arms()) {
      names.add(arm.get("arm").textValue());
      Set<String> fields = fields(arm);
      fields.remove("driftNamedAfter");
      assertEquals(Set.of("arm", "optimizer", "startLearningRate", "seed", "phases"), fields);
      assertEquals("sgd", arm.get("optimizer").textValue());
      assertEquals(1e-6, arm.get("startLearningRate").doubleValue());
      assertEquals(1, arm.get("seed").intValue());
      assertEquals(2, arm.get("phases").size());
      for (JsonNode phase : arm.get("phases")) {
        assertEquals(Set.of("name", "finalAccuracy", "stepsToTarget"), fields(phase));
        double accuracy = phase.get("finalAccuracy").doubleValue();
        assertTrue(accuracy > 0.0 && accuracy < 1.0, phase.toString());
      }
    }
    assertEquals(List.of("ae", "bare", "ae-without-gauge"), names);
  }

  /** Every sentence's parts sum to the move, as far as its digits go. */
  @Test
  void itsTenLargestMovesAddUp() {
    run(200, "--start-lr", "1");
    List<String> moves = Run.of("why", folder.resolve("out/trace-ae.csv")).out().lines().toList();
    assertEquals(10, moves.size());
    for (String move : moves) {
      Matcher told = MOVE.matcher(move);
      assertTrue(told.find(), move);
      double change = Double.parseDouble(told.group(2)) * (told.group(1).equals("rose") ? 1 : -1);
      double sum = 0.0;
      double rounded = halfDigit(told.group(2));
      for (String part : told.group(3).split(", ")) {
        String number = part.substring(part.lastIndexOf(' ') + 1);
        sum += Double.parseDouble(number);
        rounded += halfDigit(number);
      }
      assertEquals(change, sum, 1.001 * rounded, move);
    }
  }

  private static double halfDigit(String number) {
    return 0.5 * new BigDecimal(number).ulp().doubleValue();
  }

  @Test
  void theSameSeedGivesTheSameResult() throws IOException {
    run("--seed", "5");
    JsonNode first = arms();
    String trace = Files.readString(folder.resolve("out/trace-ae.csv"));
    run("--seed", "5");
    assertEquals(first, arms());
    assertEquals(trace, Files.readString(folder.resolve("out/trace-ae.csv")));
    run("--seed", "6");
    assertFalse(trace.equals(Files.readString(folder.resolve("out/trace-ae.csv"))));
  }

  @Test
  void badDataLeavesNothingBehind() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.writeString(data.resolve("t10k-images-idx3-ubyte"), "no pictures");
    Files.writeString(data.resolve("t10k-labels-idx1-ubyte"), "no labels");
    Run run = run("--data", data.toString());
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("t10k-images-idx3-ubyte: magic number"), run.err());
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void anOutputThatIsAFileIsRefused() throws IOException {
    Files.writeString(folder.resolve("out"), "a file");
    Run run = run();
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("output folder must be a folder"), run.err());
  }

  /** The quickstart's own bars, from a start that leaves the bare optimizer at chance. */
  @Test
  void learnsMnistFromALearningRateOfOneAndNamesTheDrift() throws IOException {
    assumeTrue(Files.isDirectory(Run.mnist()), "MNIST is not there: " + Run.mnist());
    Run run = run(1_500, "--data", Run.mnist(), "--start-lr", "1");
    assertEquals(0, run.exitCode(), run.err());
    JsonNode ae = arms().get(0);
    assertTrue(ae.at("/phases/0/finalAccuracy").doubleValue() >= 0.95, ae.toString());
    assertTrue(ae.at("/phases/1/finalAccuracy").doubleValue() >= 0.94, ae.toString());
    assertTrue(ae.get("driftNamedAfter").intValue() <= 20, ae.toString());
  }
}
