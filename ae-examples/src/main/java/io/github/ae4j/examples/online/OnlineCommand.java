package io.github.ae4j.examples.online;

import io.github.ae4j.Preset;
import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.JsonOption;
import io.github.ae4j.examples.report.Json;
import io.github.ae4j.examples.report.OutputFile;
import io.github.ae4j.examples.report.Progress;
import io.github.ae4j.examples.report.TextTable;
import io.github.ae4j.online.InputScaling;
import io.github.ae4j.online.OnlineLearner;
import io.github.ae4j.online.OnlineOptimizer;
import io.github.ae4j.online.OnlineSettings;
import io.github.ae4j.online.ServedWeights;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** An online classifier on a file, steered beside constant rates. */
@Command(
    name = "online",
    mixinStandardHelpOptions = true,
    description = {
      "Logistic regression learns a file in its order, each instance predicted before it is learnt"
          + " (progressive validation): the steered learner beside constant rates. Labels are"
          + " numbers or names, two or more. Files may be gzipped."
    })
public final class OnlineCommand implements Callable<Integer> {
  private static final int MOST_BITS = 28;

  @Spec private CommandSpec spec;

  @Option(names = "--data", paramLabel = "FILE", required = true, description = "the stream")
  private Path data = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "F",
      defaultValue = "AUTO",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}, by the first line)")
  private StreamFormat format = StreamFormat.AUTO;

  @Option(
      names = "--norm",
      paramLabel = "N",
      defaultValue = "AUTO",
      description =
          "of the inputs: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}: LOG_LENGTH for"
              + " mails, RUNNING for csv, else NONE)")
  private InputNorm norm = InputNorm.AUTO;

  @Option(
      names = "--optimizer",
      paramLabel = "O",
      defaultValue = "SGD",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private OnlineOptimizer optimizer = OnlineOptimizer.SGD;

  @Option(
      names = "--start-lr",
      paramLabel = "X",
      defaultValue = "0.01",
      description = "learning rate the loop starts from (default: ${DEFAULT-VALUE})")
  private double startLearningRate = 0.01;

  @Option(
      names = "--bits",
      paramLabel = "B",
      defaultValue = "18",
      description = "indices are taken modulo 2^B, names hashed to it (default: ${DEFAULT-VALUE})")
  private int bits = 18;

  @Option(
      names = "--served",
      paramLabel = "W",
      defaultValue = "CURRENT",
      description = "weights that predict: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private ServedWeights served = ServedWeights.CURRENT;

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "a page with rate, loss, drifts and calibration over time, as HTML")
  private @Nullable Path page;

  @Mixin private JsonOption json = new JsonOption();

  /** A constant learning rate and what came of it. */
  private record Constant(double learningRate, Progressive run) {
    String name() {
      return "constant " + learningRate;
    }
  }

  @Override
  public Integer call() throws IOException {
    check();
    StreamReader reader = new StreamReader(data, format, norm, bits);
    LabelledStream stream = reader.read();
    OnlineSettings settings = settings(reader.norm());
    Progressive ae = Progressive.run(stream, settings, OnlineLearner.standard());
    List<Constant> constants = constants(stream, settings);
    TextTable table = table(ae, constants);
    PrintWriter terminal = spec.commandLine().getOut();
    terminal.println(summary(reader, stream));
    terminal.print(table.plain());
    terminal.flush();
    json.write(Json.text(results(reader.leftOut(), stream, ae, constants)));
    write(table, ae, constants);
    return 0;
  }

  private String summary(StreamReader reader, LabelledStream stream) {
    List<String> names = stream.names();
    String labels =
        String.format(
            Locale.ROOT,
            names.size() == 2 ? "%2$.3f of label %1$s" : "%3$d labels from %4$s to %1$s",
            names.get(names.size() - 1),
            stream.share(names.get(names.size() - 1)),
            names.size(),
            names.get(0));
    String leftOut =
        reader.leftOut() == 0 ? "" : "; " + reader.leftOut() + " lines without an input left out";
    return String.format(
        Locale.ROOT,
        "%s: %d instances (%s, norm %s), %s, %.1f inputs that are not 0%s",
        data,
        stream.size(),
        reader.format(),
        reader.norm(),
        labels,
        stream.nonZeros(),
        leftOut);
  }

  private void check() {
    BadInput.checkWithin("--start-lr", startLearningRate, 1e-12, 1e6);
    BadInput.checkWithin("--bits", bits, 1, MOST_BITS);
    json.check();
    if (page != null) {
      OutputFile.check(page);
      OnlinePage.check();
    }
  }

  private OnlineSettings settings(InputNorm found) {
    return OnlineSettings.of(1 << bits, optimizer)
        .withLearningRate(startLearningRate)
        .withServed(served)
        .withScaling(
            found == InputNorm.RUNNING ? InputScaling.ROOT_MEAN_SQUARE : InputScaling.NONE);
  }

  /** Plain SGD and AdaGrad without momentum, Adam with the customary one. */
  private List<Constant> constants(LabelledStream stream, OnlineSettings settings) {
    double[] rates = rates();
    Preset bare = (loop, adapter) -> {};
    OnlineSettings plain =
        optimizer == OnlineOptimizer.ADAM ? settings : settings.withMomentum(0.0);
    try (Progress progress = Progress.of("online", "constants", rates.length)) {
      return Arrays.stream(rates)
          .mapToObj(
              rate -> {
                Progressive run = Progressive.run(stream, plain.withLearningRate(rate), bare);
                progress.step();
                return new Constant(rate, run);
              })
          .toList();
    }
  }

  private double[] rates() {
    return switch (optimizer) {
      case SGD -> new double[] {0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0};
      case ADAM -> new double[] {1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1.0};
      case ADAGRAD -> new double[] {0.01, 0.03, 0.1, 0.3, 1.0, 3.0};
    };
  }

  private static TextTable table(Progressive ae, List<Constant> constants) {
    TextTable table =
        new TextTable(
            "learner", "log loss", "error", "area under curve", "calibration error", "drifts", "s");
    row(table, "ae", ae, Long.toString(ae.drifts()));
    constants.forEach(constant -> row(table, constant.name(), constant.run(), "-"));
    return table;
  }

  private static void row(TextTable table, String name, Progressive run, String drifts) {
    Ranking ranking = run.scores();
    table.row(
        name,
        String.format(Locale.ROOT, "%.4f", run.logLoss()),
        String.format(Locale.ROOT, "%.4f", run.error()),
        ranking == null ? "-" : String.format(Locale.ROOT, "%.4f", ranking.areaUnderCurve()),
        ranking == null ? "-" : String.format(Locale.ROOT, "%.4f", ranking.calibrationError()),
        drifts,
        String.format(Locale.ROOT, "%.2f", run.seconds()));
  }

  private static Map<String, Object> results(
      int leftOut, LabelledStream stream, Progressive ae, List<Constant> constants) {
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("instances", stream.size());
    results.put("leftOut", leftOut);
    results.put("labels", stream.names());
    results.put("ae", ae.result());
    results.put(
        "constants", constants.stream().map(c -> c.run().result(c.learningRate())).toList());
    return results;
  }

  private void write(TextTable table, Progressive ae, List<Constant> constants) throws IOException {
    if (page != null) {
      Constant best =
          constants.stream().min(Comparator.comparingDouble(c -> c.run().logLoss())).orElseThrow();
      String title = "Online learning of " + data.getFileName();
      OutputFile.write(page, OnlinePage.of(title, table, ae, best.run(), best.name()).html());
    }
  }
}
