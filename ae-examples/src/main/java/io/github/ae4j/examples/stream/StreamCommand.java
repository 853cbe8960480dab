package io.github.ae4j.examples.stream;

import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.JsonOption;
import io.github.ae4j.examples.report.Json;
import io.github.ae4j.examples.report.Progress;
import io.github.ae4j.examples.report.TextTable;
import io.github.ae4j.examples.stream.Hyperplane.Instances;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
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

/** Online logistic regression on a drifting hyperplane, steered beside constant rates. */
@Command(
    name = "stream",
    mixinStandardHelpOptions = true,
    description = {
      "Online logistic regression, one instance at a time, tested then trained on, with the"
          + " plain-Java backend on the drifting hyperplane of Hulten, Spencer and Domingos (2001):"
          + " the loop beside constant rates. Once settled the loop measures every fourth instance;"
          + " a row of its own shows it at every one. Instances are made before the clock starts,"
          + " every arm runs warm and in turn, and its median pass counts."
    })
public final class StreamCommand implements Callable<Integer> {
  private static final double[] RATES = {1e-4, 1e-3, 1e-2, 1e-1, 1.0};
  private static final int WARM_UP = 4;
  private static final int PASSES = 9;
  private static final int MOST_INSTANCES = 10_000_000; // they are made beforehand

  @Spec private CommandSpec spec;

  @Option(
      names = "--start-lr",
      paramLabel = "X",
      defaultValue = "1e-3",
      description = "learning rate the loop starts from (default: ${DEFAULT-VALUE})")
  private double startLearningRate = 1e-3;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "of the stream (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(
      names = "--instances",
      paramLabel = "N",
      defaultValue = "100000",
      description = "length of the stream (default: ${DEFAULT-VALUE})")
  private int instances = 100_000;

  @Option(names = "--standing", description = "the hyperplane stands still")
  private boolean standing;

  @Option(
      names = "--suite",
      paramLabel = "N",
      description =
          "instead, N seeds of each of the streams on which the loop's constants were chosen")
  private @Nullable Integer suite;

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() throws IOException {
    BadInput.checkWithin("--start-lr", startLearningRate, 1e-12, 1e6);
    BadInput.checkWithin("--instances", instances, 1, MOST_INSTANCES);
    if (suite != null) {
      return suite(suite);
    }
    json.check();
    Hyperplane plane = standing ? Hyperplane.standing() : Hyperplane.drifting();
    List<StreamArm> arms = arms();
    run(arms, plane.make(instances, seed), plane.make(instances, ~seed));
    PrintWriter terminal = spec.commandLine().getOut();
    terminal.print(table(arms));
    terminal.flush();
    json.write(Json.text(results(arms)));
    return 0;
  }

  private int suite(int seeds) {
    BadInput.checkAtLeast("--suite", seeds, 1);
    PrintWriter terminal = spec.commandLine().getOut();
    terminal.print(new StreamSuite(instances, startLearningRate, RATES).run(seeds).plain());
    terminal.flush();
    return 0;
  }

  private List<StreamArm> arms() {
    List<StreamArm> arms = new ArrayList<>();
    arms.add(StreamArm.steered("ae", startLearningRate, Cadence.settled()));
    arms.add(StreamArm.steered("ae, every instance", startLearningRate, Cadence.everyStep()));
    for (double rate : RATES) {
      arms.add(StreamArm.constant(rate));
    }
    return arms;
  }

  /** Warms every arm on a stream of its own, then times the passes of all arms in turn. */
  private static void run(List<StreamArm> arms, Instances data, Instances other) {
    long work = (long) (WARM_UP + PASSES) * arms.size();
    try (Progress progress = Progress.of("stream", "passes", work)) {
      for (int pass = 0; pass < WARM_UP + PASSES; pass++) {
        for (StreamArm arm : arms) {
          if (pass < WARM_UP) {
            arm.warmUp(other);
          } else {
            arm.pass(data);
          }
          progress.step();
        }
      }
    }
    arms.forEach(arm -> arm.countEvents(data));
  }

  private String table(List<StreamArm> arms) {
    double fastest = 0.0;
    for (StreamArm arm : arms) {
      fastest = Math.max(fastest, arm.isSteered() ? 0.0 : arm.instancesPerSecond());
    }
    TextTable table =
        new TextTable("arm", "accuracy", "instances/s", "of the constant's", "events");
    for (StreamArm arm : arms) {
      table.row(
          arm.name(),
          String.format(Locale.ROOT, "%.4f", arm.accuracy()),
          String.format(Locale.ROOT, "%.0f", arm.instancesPerSecond()),
          String.format(Locale.ROOT, "%.2f", arm.instancesPerSecond() / fastest),
          arm.isSteered() ? Integer.toString(arm.events()) : "-");
    }
    return table.plain();
  }

  private static Map<String, Object> results(List<StreamArm> arms) {
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("ae", arms.get(0).result());
    results.put(
        "constants", arms.stream().filter(arm -> !arm.isSteered()).map(StreamArm::result).toList());
    results.put("aeEveryInstance", arms.get(1).result());
    return results;
  }
}
