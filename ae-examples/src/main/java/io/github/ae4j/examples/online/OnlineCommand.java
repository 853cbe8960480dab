package io.github.ae4j.examples.online;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.JsonOption;
import io.github.ae4j.examples.report.Json;
import io.github.ae4j.examples.report.OutputFile;
import io.github.ae4j.online.InputScaling;
import io.github.ae4j.online.OnlineOptimizer;
import io.github.ae4j.online.OnlineSettings;
import io.github.ae4j.online.ServedWeights;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** An online learner on a file, steered beside constant rates. */
@Command(
    name = "online",
    mixinStandardHelpOptions = true,
    description = {
      "A linear model learns a file in its order, each instance predicted before it is learnt"
          + " (progressive validation): the steered learner beside constant rates. Labels are"
          + " numbers or names, two or more; targets are numbers. Files may be gzipped."
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

  @Mixin private GoalOptions goals = new GoalOptions();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() throws IOException {
    Goal goal = goals.goal();
    check();
    StreamReader reader = new StreamReader(data, format, norm, bits, goal instanceof TargetGoal);
    LabelledStream stream = reader.read();
    String summary = summary(goal, reader, stream);
    Comparison comparison = Comparison.of(goal, stream, settings(reader.norm()));
    PrintWriter terminal = spec.commandLine().getOut();
    terminal.println(summary);
    terminal.print(comparison.table().plain());
    terminal.flush();
    json.write(Json.text(results(goal, reader, stream, comparison)));
    if (page != null) {
      String title = "Online learning of " + data.getFileName();
      OutputFile.write(page, comparison.page(title).html());
    }
    return 0;
  }

  private String summary(Goal goal, StreamReader reader, LabelledStream stream) {
    String leftOut =
        reader.leftOut() == 0 ? "" : "; " + reader.leftOut() + " lines without an input left out";
    return String.format(
        Locale.ROOT,
        "%s: %d instances (%s, norm %s), %s, %.1f inputs that are not 0%s",
        data,
        stream.size(),
        reader.format(),
        reader.norm(),
        goal.described(stream),
        stream.nonZeros(),
        leftOut);
  }

  private static Map<String, Object> results(
      Goal goal, StreamReader reader, LabelledStream stream, Comparison comparison) {
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("instances", stream.size());
    results.put("leftOut", reader.leftOut());
    results.putAll(goal.result(stream));
    results.putAll(comparison.results());
    return results;
  }

  private void check() {
    BadInput.checkWithin("--start-lr", startLearningRate, 1e-12, 1e6);
    BadInput.checkWithin("--bits", bits, 1, MOST_BITS);
    json.check();
    if (page != null) {
      OutputFile.check(page);
      OnlinePage.check();
    }
    checkApart(JsonOption.NAME, json.file(), "--data", data);
    checkApart("--page", page, "--data", data);
    checkApart("--page", page, JsonOption.NAME, json.file());
  }

  private static void checkApart(
      String option, @Nullable Path file, String other, @Nullable Path another) {
    if (file != null && another != null && real(file).equals(real(another))) {
      throw new BadInput(option + " must be another file than " + other + ", got " + file);
    }
  }

  /** Where a file lies or will lie, links followed. */
  private static Path real(Path file) {
    Path place = file.toAbsolutePath();
    try {
      if (Files.exists(place)) {
        return place.toRealPath();
      }
      Path folder = place.getParent();
      return folder == null ? place : folder.toRealPath().resolve(place.getFileName());
    } catch (IOException e) {
      return place; // no such folder: its reader says so
    }
  }

  private OnlineSettings settings(InputNorm found) {
    return OnlineSettings.of(1 << bits, optimizer)
        .withLearningRate(startLearningRate)
        .withServed(served)
        .withScaling(
            found == InputNorm.RUNNING ? InputScaling.ROOT_MEAN_SQUARE : InputScaling.NONE);
  }
}
