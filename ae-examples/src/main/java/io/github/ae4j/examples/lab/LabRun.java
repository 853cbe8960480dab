package io.github.ae4j.examples.lab;

import io.github.ae4j.examples.lab.run.Attempt;
import io.github.ae4j.examples.lab.run.Crew;
import io.github.ae4j.examples.lab.run.Plan;
import io.github.ae4j.examples.lab.run.PlannedRun;
import io.github.ae4j.examples.lab.run.ProcessRunner;
import io.github.ae4j.examples.lab.run.RunStore;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.report.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** One call of {@link LabRunCommand}. */
final class LabRun {
  private static final int FAULT = 3;

  private final Lab lab;
  private final List<PlannedRun> plan;
  private final Setting setting;
  private final Path out;
  private final int jobs;
  private final boolean fresh;
  private final RunStore store;
  private final List<Attempt> failed = new ArrayList<>();
  private final List<Attempt> made = new ArrayList<>();

  LabRun(Lab lab, List<PlannedRun> plan, Setting setting, Path out, int jobs, boolean fresh) {
    this.lab = lab;
    this.plan = plan;
    this.setting = setting;
    this.out = out;
    this.jobs = jobs;
    this.fresh = fresh;
    store = new RunStore(out);
  }

  /** Makes what is missing, and reports. */
  int make(CommandLine command, boolean report) throws IOException {
    try (FileChannel lock = store.lock()) {
      work(Plan.missing(plan, store, setting, fresh));
      show(command);
      if (report && store.scales().contains(setting.scale())) {
        LabReportCommand.write(lab, store, setting.scale(), out, command);
        command.getOut().println("Written: " + out.resolve(LabReportCommand.PAGE));
        command.getOut().flush();
      }
      return failed.isEmpty() ? 0 : FAULT;
    }
  }

  private void work(List<PlannedRun> missing) {
    try (Progress progress = Progress.of("lab", "runs", missing.size())) {
      Crew crew = new Crew(this::runner, attempt -> finished(attempt, progress));
      crew.work(missing.stream().filter(run -> !run.experiment().timed()).toList(), jobs);
      // What measures time has the machine for itself.
      crew.work(missing.stream().filter(run -> run.experiment().timed()).toList(), 1);
    }
  }

  private Crew.Runner runner() {
    return jobs == 1
        ? run -> Attempt.make(run, setting, store)
        : new ProcessRunner(lab.workerCommand(setting, out));
  }

  private void finished(Attempt attempt, Progress progress) {
    (attempt.error() == null ? made : failed).add(attempt);
    progress.step();
  }

  private void show(CommandLine command) {
    PrintWriter terminal = command.getOut();
    terminal.print(new RunTable(store, plan, made).plain());
    terminal.flush();
    for (Attempt attempt : failed) {
      LabCommand.warn(command, attempt.run().name() + " failed: " + attempt.error());
    }
  }
}
