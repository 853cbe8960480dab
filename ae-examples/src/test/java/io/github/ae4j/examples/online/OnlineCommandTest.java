package io.github.ae4j.examples.online;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ae4j.examples.Run;
import io.github.ae4j.online.OnlineLearner;
import io.github.ae4j.online.OnlineOptimizer;
import io.github.ae4j.online.OnlineSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnlineCommandTest {
  private static final int LINES = 400;

  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** Two inputs, the first of which decides. */
  private static String lines(String pattern) {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder text = new StringBuilder();
    for (int t = 0; t < LINES; t++) {
      double x = random.nextDouble() - 0.5;
      text.append(pattern.formatted(x > 0.0 ? 1 : 0, x, random.nextDouble())).append('\n');
    }
    return text.toString();
  }

  private JsonNode results(Path data, String... more) throws IOException {
    Path json = folder.resolve("results.json");
    Object[] arguments = new Object[7 + more.length];
    System.arraycopy(
        new Object[] {"online", "--data", data, "--bits", "10", "--json", json},
        0,
        arguments,
        0,
        7);
    System.arraycopy(more, 0, arguments, 7, more.length);
    Run run = Run.of(arguments);
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("constant 0.1"), run.out());
    return new ObjectMapper().readTree(json.toFile());
  }

  private static void learnt(JsonNode results) {
    assertTrue(results.at("/ae/logLoss").doubleValue() < 0.4, results.toString());
    assertTrue(results.at("/ae/error").doubleValue() < 0.15, results.toString());
    assertTrue(results.at("/ae/areaUnderCurve").doubleValue() > 0.9, results.toString());
    assertTrue(results.at("/ae/drifts").isNumber());
    for (JsonNode constant : results.get("constants")) {
      assertTrue(constant.get("learningRate").doubleValue() > 0.0);
      assertTrue(constant.get("logLoss").doubleValue() > 0.0);
      assertTrue(constant.get("error").doubleValue() <= 1.0);
    }
  }

  @ParameterizedTest
  @CsvSource({"SGD, 8", "ADAM, 7", "ADAGRAD, 6"})
  void readsSvmlight(String optimizer, int constants) throws IOException {
    JsonNode results = results(file("a", lines("%d 3:%.4f 7:%.4f # c")), "--optimizer", optimizer);
    learnt(results);
    assertEquals(constants, results.get("constants").size());
  }

  @Test
  void readsCsvWithNamesAndWords() throws IOException {
    String text = "height,colour,label\n" + lines("%2$.4f,c%1$d,%1$d").replace(",c", ",c");
    learnt(results(file("a", text)));
    learnt(results(file("b", lines("%2$.4f,%3$.4f,%1$d")), "--format", "csv", "--norm", "none"));
  }

  /** As some programs begin a text; the same comes of it in each format. */
  @ParameterizedTest
  @CsvSource({"'%d 3:%.4f 7:%.4f', ''", "'%2$.4f,%3$.4f,%1$d', ''", "'%2$.4f,%1$d', 'x,y'"})
  void aByteOrderMarkIsDropped(String pattern, String heading) throws IOException {
    String text = (heading.isEmpty() ? "" : heading + "\n") + lines(pattern);
    JsonNode plain = results(file("a", text));
    JsonNode marked = results(file("b", "\ufeff" + text));
    learnt(plain);
    assertEquals(plain.get("labels"), marked.get("labels"));
    assertEquals(plain.get("instances"), marked.get("instances"));
    assertEquals(plain.at("/ae/logLoss"), marked.at("/ae/logLoss"));
  }

  @Test
  void labelsMayBeManyAndHaveNames() throws IOException {
    StringBuilder text = new StringBuilder("x,y,kind\n");
    SplittableRandom random = new SplittableRandom(4);
    for (int t = 0; t < LINES; t++) {
      double x = random.nextDouble() - 0.5;
      String name = x < -0.2 ? "low" : x > 0.2 ? "high" : "between";
      text.append("%.4f,%.4f,%s\n".formatted(x, x * x, name));
    }
    JsonNode results = results(file("a", text.toString()));
    assertEquals("[\"between\",\"high\",\"low\"]", results.get("labels").toString());
    assertTrue(results.at("/ae/error").doubleValue() < 0.3, results.toString());
    assertTrue(results.at("/ae/logLoss").doubleValue() < Math.log(3.0), results.toString());
    assertTrue(results.at("/ae/areaUnderCurve").isMissingNode());
    assertEquals(LINES, results.get("instances").intValue());
  }

  /** y = 30 + 20 x - 10 z with noise, each 25th target far out; all three losses, all optimizers. */
  @ParameterizedTest
  @CsvSource({
    "SGD, squared, 50, 8, running mean",
    "ADAM, squared, 50, 7, running mean",
    "ADAGRAD, huber, 4, 7, running mean",
    "SGD, quantile, 2, 8, running quantile"
  })
  void learnsTargets(String optimizer, String loss, double most, int constants, String baseline)
      throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    StringBuilder text = new StringBuilder("x,z,y\n");
    for (int t = 0; t < 4000; t++) {
      double x = random.nextDouble() - 0.5;
      double z = random.nextDouble() - 0.5;
      double far = t % 25 == 0 ? 30.0 : 0.0;
      double y = 30.0 + 20.0 * x - 10.0 * z + random.nextDouble() - 0.5 + far;
      text.append("%.4f,%.4f,%.4f\n".formatted(x, z, y));
    }
    JsonNode results =
        regression(file("a", text.toString()), "--optimizer", optimizer, "--loss", loss);
    JsonNode guess = results.at("/baselines/0");
    assertEquals(baseline, guess.get("name").textValue());
    double ae = results.at("/ae/loss").doubleValue();
    assertTrue(ae < most && ae < 0.7 * guess.get("loss").doubleValue(), results.toString());
    assertTrue(results.at("/ae/absoluteError").doubleValue() < 4.0, results.toString());
    assertEquals(constants, results.get("constants").size());
    assertTrue(results.at("/constants/0/loss").isNumber());
    assertEquals(31.2, results.get("targetMean").doubleValue(), 0.5);
    assertTrue(results.at("/labels").isMissingNode());
  }

  /** Targets of 260,000 and a delta of 1: without a step of their size no constant gets near. */
  @Test
  void constantsOfHubersLossReachFarTargets() throws IOException {
    SplittableRandom random = new SplittableRandom(8);
    StringBuilder text = new StringBuilder("x,z,y\n");
    for (int t = 0; t < 3000; t++) {
      double x = random.nextDouble();
      double z = random.nextDouble();
      double noise = 0.1 * (random.nextDouble() - 0.5);
      text.append("%.4f,%.4f,%.1f\n".formatted(x, z, 260_000.0 * (1.0 + x - z + noise)));
    }
    JsonNode results = regression(file("a", text.toString()), "--loss", "huber");
    double best = Double.POSITIVE_INFINITY;
    for (JsonNode constant : results.get("constants")) {
      best = Math.min(best, constant.get("absoluteError").doubleValue());
    }
    double guess = results.at("/baselines/0/absoluteError").doubleValue();
    assertTrue(best < 0.5 * guess, best + ", " + guess);
    Iterator<String> names = results.fieldNames();
    List<String> first = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      first.add(names.next());
    }
    assertEquals(
        List.of("instances", "leftOut", "lossKind", "targetMean", "targetDeviation"), first);
  }

  private JsonNode regression(Path data, String... more) throws IOException {
    Path json = folder.resolve("targets.json");
    Path page = folder.resolve("targets.html");
    Object[] arguments = {
      "online",
      "--data",
      data,
      "--task",
      "regression",
      "--bits",
      "10",
      "--json",
      json,
      "--page",
      page
    };
    Object[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    Run run = Run.of(all);
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("targets of mean"), run.out());
    assertTrue(Files.readString(page).contains("loss of a window"));
    return new ObjectMapper().readTree(json.toFile());
  }

  /** Four targets; the mean of those before is 0, 1, 2, 3. */
  @Test
  void theRunningMeanKnowsWhatCameBefore() throws IOException {
    String text = "1 0:1\n3 0:1\n5 0:1\n-1 0:1\n";
    JsonNode guess = regression(file("a", text)).at("/baselines/0");
    assertEquals((0.5 + 2.0 + 4.5 + 8.0) / 4.0, guess.get("loss").doubleValue(), 1e-12);
    assertEquals((1.0 + 2.0 + 3.0 + 4.0) / 4.0, guess.get("absoluteError").doubleValue(), 1e-12);
  }

  @ParameterizedTest
  @CsvSource({
    "'1 3:1\n- 3:1', '--task regression', 'line 2: target must be a number of at most 1e150'",
    "'1 3:1\n1e200 3:1', '--task regression', 'line 2: target must be a number of at most'",
    "'1 3:1\nNaN 3:1', '--task regression', 'in size, got NaN'",
    "'1 3:1\n1 3:1', '--task regression', 'must hold two targets or more, got [1]'",
    "'1e-320 3:1\n3e-320 3:1', '--task regression', 'deviation of the targets must be at least'",
    "'1e-320 3:1\n3e-320 3:1', '--task regression --optimizer adam', 'targets must be at least'",
    "'1 3:1', '--loss huber', '--loss must go with --task REGRESSION, got HUBER'",
    "'1 3:1', '--task regression --tau 0.1', '--tau must go with --loss QUANTILE, got 0.1'",
    "'1 3:1', '--task regression --delta 2', '--delta must go with --loss HUBER, got 2.0'",
    "'1 3:1', '--task regression --loss quantile --tau 1', '--tau must be in [0.001'",
    "'1 3:1', '--task regression --loss huber --delta 0', '--delta must be in [1.0E-12'"
  })
  void badTargetsAndTheirOptionsAreNamed(String text, String options, String message)
      throws IOException {
    Object[] arguments = ("online --data " + file("bad", text) + " " + options).split(" ");
    Run run = Run.of(arguments);
    assertEquals(2, run.exitCode(), run.err());
    assertTrue(run.err().contains(message), run.err());
  }

  @Test
  void linesWithoutInputsAreCounted() throws IOException {
    String text = "1\n0 # 3:1\n" + lines("%d 3:%.4f");
    Run run = Run.of("online", "--data", file("a", text), "--bits", "10");
    assertTrue(run.out().contains(LINES + " instances"), run.out());
    assertTrue(run.out().contains("2 lines without an input left out"), run.out());
  }

  @Test
  void readsGzippedMails() throws IOException {
    Path file = folder.resolve("mails.gz");
    try (Writer out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.US_ASCII)) {
      for (int t = 0; t < LINES; t++) {
        out.write(t % 3 / 2 + " " + t + " " + (5000 + t % 3) + ":2 9:1\n");
      }
    }
    learnt(results(file));
  }

  @Test
  void writesAPage() throws IOException {
    Path page = folder.resolve("page.html");
    results(file("a", lines("%d 3:%.4f 7:%.4f")), "--page", page.toString());
    String html = Files.readString(page);
    assertTrue(html.contains("Calibration") && html.contains("data:image/png"), html);
  }

  @ParameterizedTest
  @CsvSource({
    "'1 3:x', 'line 1: value must be a number of at most 1e150 in size, got x'",
    "'1 3:1\n1 4:1', 'must hold two labels or more, got [1]'",
    "'1 3:1\n3:1 4:1', 'line 2: must begin or, in csv, end with a label, got 3:1'",
    "'1 5 3:1\n0 3:1 4:1', 'line 2: must be label day index:count ..., the day a whole number'",
    "'1,a,1\n1,b,', 'line 2: must begin or, in csv, end with a label, got'",
    "'1\n0 # 3:1', 'must hold instances, got 2 lines without an input'",
    "'1 3:1\n0 -3:1', 'line 2: index must be a whole number of at most nine digits, got -3'",
    "'1 3:1\n0 3', 'line 2: must be index:value, got 3'",
    "'1,2,1\n1,0', 'line 2: must have 3 cells, got 2 cells'",
    "'1 3:1\n"
        + "0 99999999999:1', 'line 2: index must be a whole number of at most nine digits, got 9'",
    "'1 3:1\n0 3:NaN', 'line 2: value must be a number of at most 1e150 in size, got NaN'",
    "'1 3:1\n0 3:1e999', 'line 2: value must be a number of at most 1e150 in size, got 1e999'",
    "'1 3:1\n0 3:', 'line 2: value must be a number of at most 1e150 in size, got'",
    "'a,b,c\n1,2,1\n1,NaN,0', 'line 3: cell must be empty, a word or a finite number, got b = NaN'",
    "'1,2,1\n-inf,2,0', 'line 2: cell must be empty, a word or a finite number, got 0 = -inf'",
    "'NaN,Infinity,x\n1,2,0', 'line 1: cell must be empty, a word or a finite number, got 0 = N'",
    "'1,2,1\n1,2,Infinity', 'line 2: label must be a name or a finite number, got Infinity'",
    "'1 3:1\nnan 3:1', 'line 2: label must be a name or a finite number, got nan'",
    "'1,2,1\n', 'must hold two labels or more, got [1]'",
    "'', 'must hold instances, got none'",
    "'# nothing', 'must hold instances, got none'"
  })
  void aBadLineIsNamed(String text, String message) throws IOException {
    Path bad = file("bad", text);
    Run run = Run.of("online", "--data", bad);
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains(message), run.err());
    assertTrue(run.err().contains(bad.toString()), run.err());
    assertEquals(1, run.err().strip().lines().count(), run.err());
    assertEquals("", run.out());
  }

  /** Cut anywhere, or with a byte changed, a gzipped file ends the run with one line; results are not written. */
  @Test
  void aDamagedGzipIsNamed() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(lines("%d 3:%.4f 7:%.4f").getBytes(StandardCharsets.US_ASCII));
    }
    byte[] whole = packed.toByteArray();
    Path json = folder.resolve("none.json");
    SplittableRandom random = new SplittableRandom(3);
    for (int k = 0; k < 40; k++) {
      byte[] bytes =
          k % 2 == 0 ? Arrays.copyOf(whole, 2 + random.nextInt(whole.length - 2)) : whole.clone();
      bytes[bytes.length - 1 - random.nextInt(bytes.length / 2)] ^= (byte) (1 + k);
      Path bad = Files.write(folder.resolve("cut.gz"), bytes);
      Run run = Run.of("online", "--data", bad, "--json", json);
      assertEquals(2, run.exitCode(), run.out() + run.err());
      assertTrue(run.err().contains("cut.gz"), run.err());
      assertEquals(1, run.err().strip().lines().count(), run.err());
      assertTrue(Files.notExists(json));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--bits, 0, '--bits must be in [1, 28], got 0'",
    "--start-lr, NaN, '--start-lr must be in [1.0E-12'",
    "--data, missing, 'missing: must be a file that is there'"
  })
  void badOptionsAreNamed(String option, String value, String message) throws IOException {
    Path data = option.equals("--data") ? folder.resolve(value) : file("a", "1 3:1\n");
    Run run =
        option.equals("--data")
            ? Run.of("online", "--data", data)
            : Run.of("online", "--data", data, option, value);
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains(message), run.err());
  }

  /** By another name and through a link, too; whatever is there stays. */
  @Test
  void resultsDoNotOverwriteTheDataOrEachOther() throws IOException {
    String text = lines("%d 3:%.4f 7:%.4f");
    Path data = file("data", text);
    Path other = Files.createDirectory(folder.resolve("in")).resolve("..").resolve("data");
    Path link = Files.createSymbolicLink(folder.resolve("link"), data);
    Path next = folder.resolve("next");
    Object[][] all = {
      {"--json must be another file than --data", "--json", data},
      {"--json must be another file than --data", "--json", other},
      {"--json must be another file than --data", "--json", link},
      {"--page must be another file than --data", "--page", data},
      {"--page must be another file than --json", "--json", next, "--page", next},
    };
    for (Object[] each : all) {
      Object[] arguments = Arrays.copyOf(new Object[] {"online", "--data", data}, 2 + each.length);
      System.arraycopy(each, 1, arguments, 3, each.length - 1);
      Run run = Run.of(arguments);
      assertEquals(2, run.exitCode(), run.out() + run.err());
      assertTrue(run.err().contains((String) each[0]), run.err());
      assertEquals(text, Files.readString(data));
      assertTrue(Files.isSymbolicLink(link) && Files.notExists(next));
    }
  }

  /** Against the constants of the grid on the real stream, where it is there. */
  @Test
  void realMailsFromAnyRate() {
    Path mails = Run.mnist().resolveSibling("spam").resolve("mails.txt.gz");
    Assumptions.assumeTrue(Files.exists(mails), "skipped: no spam stream beside the project");
    StreamReader reader = new StreamReader(mails, StreamFormat.AUTO, InputNorm.AUTO, 14, false);
    LabelledStream stream = reader.read();
    OnlineSettings settings = OnlineSettings.of(1 << 14, OnlineOptimizer.ADAM);
    Goal goal = new LabelGoal();
    Progressive constant = goal.run(stream, settings.withLearningRate(0.1), (loop, adapter) -> {});
    for (double start : new double[] {1e-6, 10.0}) {
      Progressive ae = goal.run(stream, settings.withLearningRate(start), OnlineLearner.standard());
      assertTrue(ae.loss() < constant.loss(), ae.loss() + ", " + constant.loss());
      assertTrue(ae.error() < constant.error(), ae.error() + ", " + constant.error());
    }
  }
}
