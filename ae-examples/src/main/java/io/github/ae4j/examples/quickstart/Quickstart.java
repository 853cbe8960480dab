package io.github.ae4j.examples.quickstart;

import io.github.ae4j.Preset;
import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.report.OutputFolder;
import io.github.ae4j.examples.report.Progress;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.trace.TraceWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trains every arm and writes what came of it, in whichever engine.
 *
 * @param command the command's name
 * @param settings of the run
 * @param maker of the arms' networks
 * @param withoutGauge whether there is a third arm
 */
record Quickstart(
    String command, QuickstartSettings settings, NetworkMaker maker, boolean withoutGauge) {
  private static final String GAUGE = "AE-8";

  /** Trains on digits, writes the results and tells them. */
  void run(Digits digits, Path out, PrintWriter terminal) throws IOException {
    DigitTask task = new DigitTask(digits, settings.steps(), settings.seed());
    try (OutputFolder folder = OutputFolder.open(out)) {
      QuickstartReport report = new QuickstartReport(settings, task, train(task, folder));
      report.write(folder);
      folder.commit();
      terminal.print(report.summary());
      terminal.println("Written: " + out.resolve(QuickstartReport.PAGE));
      terminal.flush();
    }
  }

  private List<ArmHistory> train(DigitTask task, OutputFolder folder) throws IOException {
    List<ArmKind> kinds = new ArrayList<>(List.of(ArmKind.AE, ArmKind.BARE));
    if (withoutGauge) {
      kinds.add(ArmKind.AE_WITHOUT_GAUGE);
    }
    List<ArmHistory> histories = new ArrayList<>();
    long work = (long) kinds.size() * Phase.values().length * settings.steps();
    try (Progress progress = Progress.of(command, "steps", work)) {
      ArmRun run = new ArmRun(settings, maker, task, progress);
      for (ArmKind kind : kinds) {
        ArmHistory history = new ArmHistory(kind, settings.steps());
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
    Preset preset = settings.readout() ? Presets.standardWithReadout() : Presets.standard();
    if (history.kind == ArmKind.AE_WITHOUT_GAUGE) {
      preset = preset.without(GAUGE);
    }
    TraceWriter trace =
        TraceWriter.to(folder.file("trace-" + history.kind.label + ".csv"), TraceWriter.Format.CSV);
    return preset.with(loop -> loop.observer(new Recorder(history), trace));
  }
}
