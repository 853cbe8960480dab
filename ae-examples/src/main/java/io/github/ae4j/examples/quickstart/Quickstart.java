package io.github.ae4j.examples.quickstart;

import io.github.ae4j.Preset;
import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.report.OutputFolder;
import io.github.ae4j.examples.report.Progress;
import io.github.ae4j.examples.watch.LivePage;
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
 * @param page shows the arms while they train, and is closed after them; null for none
 */
record Quickstart(
    String command,
    QuickstartSettings settings,
    NetworkMaker maker,
    boolean withoutGauge,
    @Nullable LivePage page) {
  private static final String GAUGE = "AE-8";

  /** Trains on digits, writes the results and tells them. */
  void run(Digits digits, Path out, PrintWriter terminal) throws IOException {
    DigitTask task = new DigitTask(digits, settings.steps(), settings.seed());
    // The page first: it is closed whatever becomes of the rest.
    try (LivePage shown = page;
        OutputFolder folder = OutputFolder.open(out)) {
      if (shown != null) {
        terminal.println("Watch: " + shown.address());
        terminal.flush();
      }
      QuickstartReport report = new QuickstartReport(settings, task, train(task, folder));
      report.write(folder);
      folder.commit();
      terminal.print(report.summary());
      terminal.println("Written: " + out.resolve(QuickstartReport.PAGE));
      terminal.println("The rate's largest moves: ae why " + out.resolve(trace(ArmKind.AE)));
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
        LivePage.@Nullable Run live = page == null ? null : page.run(kind.label);
        if (kind == ArmKind.BARE) {
          run.train(history, null, live == null ? (step, loss) -> {} : live::loss);
        } else {
          steer(run, history, folder, live);
        }
        histories.add(history);
      }
    }
    return histories;
  }

  private static void steer(
      ArmRun run, ArmHistory history, OutputFolder folder, LivePage.@Nullable Run live)
      throws IOException {
    TraceWriter trace = TraceWriter.to(folder.file(trace(history.kind)), TraceWriter.Format.CSV);
    run.train(history, preset(history, trace, live), (step, loss) -> {});
    trace.checkWhole();
  }

  private static String trace(ArmKind kind) {
    return "trace-" + kind.label + ".csv";
  }

  /** The loop of an arm, watched. */
  private static Preset preset(ArmHistory history, TraceWriter trace, LivePage.@Nullable Run live) {
    Preset preset = Presets.standard();
    if (history.kind == ArmKind.AE_WITHOUT_GAUGE) {
      preset = preset.without(GAUGE);
    }
    Preset watched = preset.with(loop -> loop.observer(new Recorder(history), trace));
    return live == null ? watched : watched.with(loop -> loop.observer(live));
  }
}
