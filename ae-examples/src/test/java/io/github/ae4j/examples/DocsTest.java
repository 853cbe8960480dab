package io.github.ae4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.preset.Presets;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documentation names is there, and what it shows compiles. */
class DocsTest {
  private static final Path ROOT =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();
  private static final Path DOCS = ROOT.resolve("docs");
  private static final Path CORE = ROOT.resolve("ae-core/src/main/java/io/github/ae4j");

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");
  private static final Pattern IMPORTS = Pattern.compile("^(import [^;]+;\\n)+\\n");
  private static final Pattern TYPE = Pattern.compile("(?:record|class) (\\w+)");
  private static final Pattern PARTS = Pattern.compile("it has \\[(.*)]");
  private static final Pattern PART =
      Pattern.compile(" implements (Law|RateRule|Limit|Event|Measurement|Guard|Evolution) ");

  /** What the pages' snippets take for granted. */
  private static final String CONTEXT =
      """
      import ai.djl.*; import ai.djl.ndarray.*; import ai.djl.ndarray.types.*;
      import ai.djl.training.*; import ai.djl.training.dataset.*;
      import io.github.ae4j.*; import io.github.ae4j.adapter.*; import io.github.ae4j.array.*;
      import io.github.ae4j.coefficient.*;
      import io.github.ae4j.djl.*; import io.github.ae4j.event.*; import io.github.ae4j.evo.*; import io.github.ae4j.group.*;
      import io.github.ae4j.law.*; import io.github.ae4j.limit.*;
      import io.github.ae4j.machine.*; import io.github.ae4j.machine.tape.*;
      import io.github.ae4j.measurement.*; import io.github.ae4j.memory.*; import io.github.ae4j.meta.*;
      import io.github.ae4j.nd4j.*; import io.github.ae4j.online.*; import io.github.ae4j.preset.*; import io.github.ae4j.schedule.*; import io.github.ae4j.signal.*;
      import io.github.ae4j.swarm.*; import io.github.ae4j.testkit.*; import io.github.ae4j.trace.*;
      import java.nio.file.*; import java.util.*;
      import org.deeplearning4j.earlystopping.*; import org.deeplearning4j.earlystopping.trainer.*;
      import org.deeplearning4j.nn.multilayer.*; import org.deeplearning4j.util.*;
      import org.nd4j.linalg.api.ndarray.*; import org.nd4j.linalg.learning.*;
      import org.nd4j.linalg.learning.config.Adam;
      class Page {
        Model model; DefaultTrainingConfig config; Shape shape; int epochs; Dataset training, validation;
        SteeredTrainer actor, critic; List<Batch> pieces; NDArray jointLoss(Trainer one, Trainer other) { return null; }
        SteeredTrainer trainer; Path folder, file; LossFunction problem; ArrayOptimizer optimizer;
        ArrayTrainer steered; double[] weights, parameters, moments; String checkpoint;
        TraceRecorder recorder; Law mine; AdapterFixture fixture;
        org.nd4j.autodiff.samediff.SameDiff sameDiff; MultiLayerNetwork network; SteeredNetwork steeredNetwork; INDArray state, theta, slope;
        org.nd4j.linalg.dataset.api.iterator.DataSetIterator batches;
        MetaTask metaTask; ArrayTask task; Machine<double[], double[], Long> machine;
        HaltRule rule; Halting halting; EarlyStoppingConfiguration.Builder<MultiLayerNetwork> stopping;
        ArrayTrainer first, second; double lossOfFirst, lossOfSecond;
        double[] gradientOfFirst, gradientOfSecond;
        double loss; double[] gradient; int EPOCHS, BATCH, INPUTS; Dataset data;
      """;

  static Stream<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(DOCS)) { // docs/results is one level down
      List<Path> docs = files.filter(f -> f.toString().endsWith(".md")).sorted().toList();
      return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs.stream());
    }
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult r) -> r.group(1)).toList();
  }

  private static List<String> anchors(Path page) throws IOException {
    return all(HEADING, Files.readString(page)).stream()
        .map(h -> h.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadSomewhere(Path page) throws IOException {
    for (String link : all(LINK, Files.readString(page))) {
      if (!link.contains("://")) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        assertTrue(Files.exists(target), page.getFileName() + " links to " + link);
        if (parts.length == 2) {
          assertTrue(anchors(target).contains(parts[1]), page.getFileName() + " links to " + link);
        }
      }
    }
  }

  @Test
  void theTheoryLinksEveryPart() throws IOException {
    String theory = Files.readString(DOCS.resolve("theory.md"));
    List<String> missing = new ArrayList<>();
    for (String kind :
        List.of("measurement", "event", "safety", "law", "evolution", "limit", "schedule")) {
      try (Stream<Path> files = Files.list(CORE.resolve(kind))) {
        for (Path file : files.toList()) {
          String name = file.getFileName().toString();
          boolean part = PART.matcher(Files.readString(file).replace('\n', ' ')).find();
          if (part && !theory.contains("/" + kind + "/" + name + ")")) {
            missing.add(name);
          }
        }
      }
    }
    assertEquals(List.of(), missing);
  }

  static Stream<Preset> presets() {
    return Stream.of(
        Presets.standard(),
        Presets.standardWithReadout(),
        Presets.theory(),
        Presets.seed(),
        Presets.schedule());
  }

  @ParameterizedTest
  @MethodSource("presets")
  void theTheoryNamesEveryPart(Preset preset) throws IOException {
    String theory = Files.readString(DOCS.resolve("theory.md"));
    ArraySettings settings = ArraySettings.of(0.1).withWeightDecay(0.01);
    ArrayOptimizer adam = ArrayOptimizer.adam(new double[1], settings);
    String refusal =
        assertThrows(
                IllegalArgumentException.class,
                () -> ArrayTrainer.steer(adam, preset.without("no such part")))
            .getMessage();
    String[] parts = all(PARTS, refusal).get(0).split(", ");
    assertTrue(parts.length >= 7, refusal);
    for (String part : parts) {
      assertTrue(theory.contains("`" + part + "`"), part);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "docs/getting-started.md",
        "docs/online.md",
        "docs/machine.md",
        "docs/evo.md",
        "docs/meta.md",
        "docs/scheduling.md",
        "docs/freezing.md"
      })
  void snippetsCompile(String page, @TempDir Path folder) throws IOException {
    StringBuilder source = new StringBuilder(CONTEXT);
    int number = 0;
    for (String snippet : all(JAVA, Files.readString(ROOT.resolve(page)))) {
      number++;
      source.append(isType(snippet) ? snippet : method(number, snippet));
    }
    assertTrue(number > 1, page + " has " + number + " snippets");
    compile(page, folder, List.of(unit("Page", source.append("}\n").toString())));
  }

  /** Each snippet with its own imports and nothing else but the page's other snippets. */
  @Test
  void theSnippetsOnPartsNeedNoMoreThanTheyShow(@TempDir Path folder) throws IOException {
    String page = "docs/custom-laws.md";
    List<JavaFileObject> units = new ArrayList<>();
    for (String snippet : all(JAVA, Files.readString(ROOT.resolve(page)))) {
      Matcher imports = IMPORTS.matcher(snippet);
      assertTrue(imports.find(), page + " has a snippet without imports: " + snippet);
      String body = snippet.substring(imports.end());
      Matcher type = TYPE.matcher(body);
      String name = isType(body) && type.find() ? type.group(1) : "Snippet" + units.size();
      String declared =
          isType(body) ? body : "class " + name + " {\n" + method(units.size(), body) + "}\n";
      units.add(unit(name, imports.group() + declared));
    }
    assertTrue(units.size() > 8, page + " has " + units.size() + " snippets");
    compile(page, folder, units);
  }

  private static boolean isType(String snippet) {
    return snippet.matches("(?s)(/\\*\\*|public |record |class |abstract ).*");
  }

  private static String method(int number, String body) {
    return "void snippet" + number + "() throws Exception {\n" + body + "}\n";
  }

  private static void compile(String page, Path folder, List<JavaFileObject> units) {
    StringWriter errors = new StringWriter();
    boolean compiled =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                errors,
                null,
                null,
                List.of("-proc:none", "-d", folder.toString(), "-cp", classPath()),
                null,
                units)
            .call();
    assertTrue(compiled, page + ": " + errors);
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static JavaFileObject unit(String name, String source) {
    return new SimpleJavaFileObject(
        URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }

  @ParameterizedTest
  @CsvSource({
    "README.md, new Shape(, Regression.java",
    "README.md, record Caution(, Caution.java",
    "README.md, class CautionProperties, CautionProperties.java",
    "docs/custom-laws.md, record Caution(, Caution.java",
    "docs/custom-laws.md, record TwoSpeeds(, TwoSpeeds.java",
    "docs/custom-laws.md, record Ceiling(, Ceiling.java",
    "docs/custom-laws.md, class CeilingProperties, CeilingProperties.java",
    "docs/custom-laws.md, record Spike(, Spike.java",
    "docs/custom-laws.md, record RewardLevel(, RewardLevel.java",
    "docs/custom-laws.md, class CautionProperties, CautionProperties.java"
  })
  void whatIsShownIsWhatRunsOutside(String page, String mark, String name) throws IOException {
    String shown =
        all(JAVA, Files.readString(ROOT.resolve(page))).stream()
            .filter(snippet -> snippet.contains(mark))
            .findFirst()
            .orElseThrow();
    try (Stream<Path> files = Files.walk(ROOT.resolve("ae-examples/src/it/outside/src"))) {
      Path source = files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
      String body = IMPORTS.matcher(shown).replaceFirst("");
      assertTrue(words(Files.readString(source)).contains(words(body)), page + ": " + body);
    }
  }

  private static String words(String text) {
    return text.replaceAll("\\s+", " ");
  }

  @Test
  void versionsAreThoseOfTheBuild() throws IOException {
    String build = Files.readString(ROOT.resolve("pom.xml"));
    String page = Files.readString(DOCS.resolve("getting-started.md"));
    String parts = Files.readString(DOCS.resolve("custom-laws.md"));
    String djl = all(Pattern.compile("<djl\\.version>(.*)</djl\\.version>"), build).get(0);
    String torch = all(Pattern.compile("<djl\\.pytorch\\.version>(.*)</"), build).get(0);
    String jqwik = all(Pattern.compile("<jqwik\\.version>(.*)</"), build).get(0);
    String junit = all(Pattern.compile("<junit\\.version>(.*)</"), build).get(0);
    String own = all(Pattern.compile("<version>(.*)</version>"), build).get(0);
    for (String version : List.of(torch, torch + "-" + djl, jqwik, junit, own)) {
      assertTrue(page.contains("<version>" + version + "</version>"), version);
    }
    for (String version : List.of(jqwik, junit, own)) {
      assertTrue(parts.contains("<version>" + version + "</version>"), version);
    }
  }
}
