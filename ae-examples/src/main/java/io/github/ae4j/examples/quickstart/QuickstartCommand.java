package io.github.ae4j.examples.quickstart;

import io.github.ae4j.Preset;
import io.github.ae4j.Presets;
import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.digits.MnistDownload;
import io.github.ae4j.examples.digits.MnistFolder;
import io.github.ae4j.examples.digits.StrokeDigits;
import io.github.ae4j.examples.report.OutputFolder;
import io.github.ae4j.examples.report.Progress;
import io.github.ae4j.trace.TraceWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a small network on digits, the bare optimizer beside the steered one, and shows both. */
@Command(
    name = "quickstart",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a 784-128-10 network on digits in DJL, batch 64, with the bare optimizer and with the"
          + " same one under the loop, in two phases: as they are, then with the pixels permuted."
          + " Writes quickstart.json, index.html, the plots and the loop's trace."
    })
public final class QuickstartCommand implements Callable<Integer> {
  private static final int DRAWN = 10_000;
  private static final String GAUGE = "AE-8";

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "folder with MNIST's IDX files, .gz or not; without it digits drawn in code")
  private @Nullable Path data;

  @Option(names = "--download", description = "MNIST as DJL downloads it")
  private boolean download;

  @Option(
      names = "--optimizer",
      defaultValue = "adamw",
      description = "adamw, or sgd with momentum 0.9 (default: ${DEFAULT-VALUE})")
  private Family optimizer = Family.ADAMW;

  @Option(
      names = "--start-lr",
      paramLabel = "X",
      description = "learning rate to start at (default: 1e-3 for adamw, 1e-2 for sgd)")
  private @Nullable Double startLearningRate;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "1500",
      description = "steps of each phase (default: ${DEFAULT-VALUE})")
  private int steps;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "of weights, batches and permutation (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(names = "--readout", description = "serve the averaged readout of the loop's weights")
  private boolean readout;

  @Option(names = "--without-gauge", description = "a third arm: the loop without its gauge (AE-8)")
  private boolean withoutGauge;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "ae-out/quickstart",
      description = "folder for the results (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("ae-out", "quickstart");

  @Override
  public Integer call() throws IOException {
    QuickstartSettings settings =
        new QuickstartSettings(
            optimizer,
            startLearningRate == null ? optimizer.customaryLearningRate : startLearningRate,
            steps,
            seed,
            readout);
    DigitTask task = new DigitTask(digits(), steps, seed);
    PrintWriter terminal = spec.commandLine().getOut();
    try (OutputFolder folder = OutputFolder.open(out)) {
      QuickstartReport report = new QuickstartReport(settings, task, train(settings, task, folder));
      report.write(folder);
      folder.commit();
      terminal.print(report.summary());
      terminal.println("Written: " + out.resolve(QuickstartReport.PAGE));
      terminal.flush();
    }
    return 0;
  }

  private Digits digits() {
    if (data != null && download) {
      throw new BadInput("--data and --download must not both be given");
    }
    if (data != null) {
      return MnistFolder.read(data);
    }
    return download ? MnistDownload.read() : StrokeDigits.draw(DRAWN, seed);
  }

  private List<ArmHistory> train(QuickstartSettings settings, DigitTask task, OutputFolder folder)
      throws IOException {
    List<ArmKind> kinds = new ArrayList<>(List.of(ArmKind.AE, ArmKind.BARE));
    if (withoutGauge) {
      kinds.add(ArmKind.AE_WITHOUT_GAUGE);
    }
    List<ArmHistory> histories = new ArrayList<>();
    long work = (long) kinds.size() * Phase.values().length * steps;
    try (Progress progress = Progress.of("quickstart", "steps", work)) {
      ArmRun run = new ArmRun(settings, task, progress);
      for (ArmKind kind : kinds) {
        ArmHistory history = new ArmHistory(kind, steps);
        run.train(history, preset(history, folder));
        histories.add(history);
      }
    }
    return histories;
  }

  /** The loop of an arm, watched; null for the bare optimizer. */
  private @Nullable Preset preset(ArmHistory history, OutputFolder folder) throws IOException {
    if (history.kind == ArmKind.BARE) {
      return null;
    }
    Preset preset = readout ? Presets.standardWithReadout() : Presets.standard();
    if (history.kind == ArmKind.AE_WITHOUT_GAUGE) {
      preset = preset.without(GAUGE);
    }
    TraceWriter trace =
        TraceWriter.to(folder.file("trace-" + history.kind.label + ".csv"), TraceWriter.Format.CSV);
    return preset.with(loop -> loop.observer(new Recorder(history), trace));
  }
}
