package io.github.ae4j.examples.lab;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.lab.report.LabReport;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.run.RunStore;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.report.OutputFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Judges the claims again, from the files of the runs alone. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Writes the report of the runs in a folder; every verdict is computed from them.")
final class LabReportCommand implements Callable<Integer> {
  /** The page people open. */
  static final String PAGE = "index.html";

  @Spec private CommandSpec spec;

  @ParentCommand private LabCommand parent;

  @Parameters(paramLabel = "DIR", description = "folder with runs, as --out of ae lab run")
  private Path folder;

  @Option(
      names = "--scale",
      description = "of which runs, where the folder has more than one: smoke, cpu or full")
  private @Nullable Scale scale;

  @Override
  public Integer call() throws IOException {
    RunStore store = new RunStore(folder);
    Scale of = scale == null ? only(store.scales()) : scale;
    if (!store.scales().contains(of)) {
      throw none(folder);
    }
    try (FileChannel lock = store.lock()) {
      write(parent.lab(), store, of, folder, spec.commandLine());
    }
    PrintWriter terminal = spec.commandLine().getOut();
    terminal.println("Written: " + folder.resolve(PAGE));
    terminal.flush();
    return 0;
  }

  private Scale only(List<Scale> scales) {
    if (scales.isEmpty()) {
      throw new BadInput("DIR must have runs, as --out of ae lab run, got " + folder);
    }
    if (scales.size() > 1) {
      throw new BadInput(
          "--scale must be given: "
              + folder
              + " has runs of "
              + scales.toString().toLowerCase(Locale.ROOT));
    }
    return scales.get(0);
  }

  /** Writes the report of all runs of a scale; the folder must be locked. */
  static void write(Lab lab, RunStore store, Scale scale, Path folder, CommandLine command)
      throws IOException {
    OutputFolder.sweep(folder);
    tellUnknown(lab, store, scale, command);
    List<RunRecord> runs = new ArrayList<>();
    for (Experiment experiment : lab.experiments()) {
      runs.addAll(store.all(experiment, scale));
    }
    if (runs.isEmpty()) {
      throw none(folder);
    }
    try (OutputFolder out = OutputFolder.open(folder)) {
      LabReport.write(runs, lab.experiments(), out);
      out.commit();
    }
  }

  private static BadInput none(Path folder) {
    return new BadInput("DIR must have runs of the scale asked for, got " + folder);
  }

  private static void tellUnknown(Lab lab, RunStore store, Scale scale, CommandLine command) {
    List<String> unknown = new ArrayList<>(store.experiments(scale));
    lab.experiments().forEach(experiment -> unknown.remove(experiment.name()));
    if (!unknown.isEmpty()) {
      LabCommand.warn(
          command,
          "not in the report, for no experiment has the name: " + String.join(", ", unknown));
    }
  }
}
