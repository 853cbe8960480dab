package io.github.ae4j.examples.golden;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.Visible;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays trace files with the seed's preset and says how far each is from its record. */
@Command(
    name = "golden",
    mixinStandardHelpOptions = true,
    description = {
      "Replays recorded traces of the seed's agent with Presets.seed(), or of an ensemble of such"
          + " agents. A line a file: name, rows,"
          + " largest relative error and where. Exit code 1 where it exceeds 1e-9 (absolute 1e-12"
          + " near zero), 2 where a file is not a trace. A file with \"cells\" is one of the tape's"
          + " copy task: loss and gradient at each row's point."
    })
public final class GoldenCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "trace files, JSON")
  private List<Path> files = new ArrayList<>();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    boolean agrees = true;
    boolean readable = true;
    for (Path file : files) {
      try {
        Comparison comparison = replay(file);
        out.println(comparison.line());
        agrees &= comparison.agrees();
      } catch (BadInput e) {
        err.println(spec.qualifiedName() + ": " + Visible.of(String.valueOf(e.getMessage())));
        readable = false;
      }
    }
    out.flush();
    err.flush();
    return !readable ? 2 : agrees ? 0 : 1;
  }

  private static Comparison replay(Path file) {
    JsonInput whole = JsonInput.read(file);
    if (TapeFile.is(whole)) {
      return TapeFile.replay(file, whole);
    }
    if (EnsembleReader.isOne(file)) {
      EnsembleFile ensemble = EnsembleReader.read(file);
      try (EnsembleRun run = new EnsembleRun(file, ensemble)) {
        return Comparison.of(ensemble.name(), ensemble.columns(), ensemble.rows(), run);
      }
    }
    TraceFile trace = TraceReader.read(file);
    try (AgentRun run = new AgentRun(file, trace)) {
      return Comparison.of(trace, run);
    }
  }
}
