package io.github.ae4j.examples.bench;

import io.github.ae4j.examples.JsonOption;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** What every benchmark takes, and how it hands its results on. */
final class BenchOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private JsonOption json = new JsonOption();

  @Option(names = "--quick", description = "few and short measurements: seconds, and rough figures")
  private boolean quick;

  @Option(
      names = "--clock",
      paramLabel = "CLOCK",
      defaultValue = "wall",
      description =
          "wall, or processor: the thread's time on a core, for a machine that others use too"
              + " (default: ${DEFAULT-VALUE})")
  private BenchClock clock = BenchClock.WALL;

  boolean quick() {
    return quick;
  }

  /** What pairs are timed by. */
  BenchClock clock() {
    return clock;
  }

  /**
   * Makes sure, before anything runs, that the results can be written.
   *
   * @throws io.github.ae4j.examples.BadInput if they cannot
   */
  void check() {
    json.check();
  }

  /** Prints the table, and writes the file if one is asked for. */
  void report(List<BenchResult> results) throws IOException {
    BenchReport report = new BenchReport(typed(), Machine.text(), results);
    PrintWriter terminal = spec.commandLine().getOut();
    terminal.print(report.markdown());
    terminal.flush();
    json.write(report.json());
  }

  /** The command as it was typed, but for where its results go. */
  private String typed() {
    ParseResult parsed = spec.commandLine().getParseResult();
    StringBuilder text = new StringBuilder(spec.qualifiedName());
    parsed.matchedOptions().stream()
        .filter(option -> !option.longestName().equals(JsonOption.NAME))
        .forEach(option -> text.append(' ').append(words(option)));
    return text.toString();
  }

  private static String words(OptionSpec option) {
    String values = String.join(",", option.originalStringValues());
    boolean flag = option.arity().max() == 0;
    return flag ? option.longestName() : option.longestName() + " " + values;
  }
}
