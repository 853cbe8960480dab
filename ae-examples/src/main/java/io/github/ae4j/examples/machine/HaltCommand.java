package io.github.ae4j.examples.machine;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.digits.MnistFolder;
import io.github.ae4j.examples.quickstart.HaltedDigits;
import io.github.ae4j.examples.report.Progress;
import io.github.ae4j.examples.report.TextTable;
import io.github.ae4j.examples.stream.Hyperplane;
import io.github.ae4j.examples.stream.WatchedStream;
import io.github.ae4j.machine.HaltRule;
import io.github.ae4j.machine.HaltRules;
import io.github.ae4j.machine.Halting;
import io.github.ae4j.machine.Standing;
import io.github.ae4j.machine.Worsening;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where the rules hold: on digits that stand still, and on streams that drift or stand. */
@Command(
    name = "halt",
    mixinStandardHelpOptions = true,
    description = {
      "Where halt rules first hold on runs that nothing stops. With --data: the quickstart's"
          + " network on digits, a figure every 125 steps, and what the held-back accuracy is where"
          + " each rule holds (of WORSENING: that of the best snapshot) beside the best of the"
          + " whole run; and where the best step is by each half of the held-back digits. Then the"
          + " drifting hyperplanes, where no rule should hold, and a standing one."
    })
public final class HaltCommand implements Callable<Integer> {
  private static final int EVERY = 125; // an epoch of 8,000 digits in batches of 64

  private static final FirstTimes RULES =
      new FirstTimes(
          List.of(
              HaltRules.standing(),
              new Standing(4.0, 0.1, 0.05, 50),
              new Standing(4.0, 0.03, 0.05, 50),
              HaltRules.worsening(3),
              HaltRules.worsening(5),
              HaltRules.worsening(8)));

  private static final FirstTimes STREAM_RULES =
      new FirstTimes(
          List.of(
              HaltRules.standing(),
              new Standing(4.0, 0.05, 1.0, 50),
              HaltRules.resonance(),
              HaltRules.diverged()));

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "folder of MNIST; without it no digits")
  private @Nullable Path data;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "5",
      description = "runs of each (default: ${DEFAULT-VALUE})")
  private int seeds = 5;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "3000",
      description = "of a run on digits (default: ${DEFAULT-VALUE})")
  private int steps = 3000;

  @Option(
      names = "--instances",
      paramLabel = "N",
      defaultValue = "100000",
      description = "of a stream (default: ${DEFAULT-VALUE})")
  private int instances = 100_000;

  @Override
  public Integer call() {
    BadInput.checkWithin("--seeds", seeds, 1, 1000);
    BadInput.checkWithin("--steps", steps, EVERY, 1_000_000);
    BadInput.checkWithin("--instances", instances, 1, 10_000_000);
    PrintWriter terminal = spec.commandLine().getOut();
    if (data != null) {
      Digits digits = MnistFolder.read(data);
      List<HaltedDigits> runs = new ArrayList<>();
      terminal.print(digits(digits, runs).plain());
      terminal.println();
      terminal.print(bests(runs).plain());
      terminal.println();
      terminal.flush();
    }
    terminal.print(streams().plain());
    terminal.flush();
    return 0;
  }

  /** Where the best step is, and whether data can tell: by each half of the held-back digits, and by the noise. */
  private static TextTable bests(List<HaltedDigits> runs) {
    TextTable table =
        new TextTable(
            "seed", "best step", "by one half", "by the other", "within a standard error");
    for (int i = 0; i < runs.size(); i++) {
      HaltedDigits run = runs.get(i);
      double most = run.accuracy()[HaltedDigits.best(run.accuracy())];
      double error = Math.sqrt(most * (1.0 - most) / run.heldBack());
      int[] near =
          IntStream.range(0, run.accuracy().length)
              .filter(look -> run.accuracy()[look] >= most - error)
              .toArray();
      table.row(
          Integer.toString(i + 1),
          step(HaltedDigits.best(run.accuracy())),
          step(HaltedDigits.best(run.firstHalf())),
          step(HaltedDigits.best(run.secondHalf())),
          "%s to %s, %d of %d"
              .formatted(
                  step(near[0]), step(near[near.length - 1]), near.length, run.accuracy().length));
    }
    return table;
  }

  private static String step(int look) {
    return Integer.toString((look + 1) * EVERY);
  }

  private TextTable digits(Digits digits, List<HaltedDigits> runs) {
    TextTable table = new TextTable("seed", "rule", "step", "accuracy", "best", "its step");
    try (Progress progress = Progress.of("digits", "seeds", seeds)) {
      for (int seed = 1; seed <= seeds; seed++) {
        Halting halting = Halting.when(RULES);
        HaltedDigits run = HaltedDigits.run(digits, seed, steps, EVERY, halting);
        runs.add(run);
        long[] first = RULES.of(halting.state());
        for (int i = 0; i < first.length; i++) {
          row(table, seed, RULES.rules().get(i), first[i], run.accuracy());
        }
        progress.step();
      }
    }
    return table;
  }

  private void row(TextTable table, int seed, HaltRule rule, long step, double[] accuracy) {
    int best = HaltedDigits.best(accuracy);
    String at = "-";
    if (step >= EVERY) {
      int looks = (int) (step / EVERY);
      double[] seen = Arrays.copyOf(accuracy, looks);
      int given = rule instanceof Worsening ? HaltedDigits.best(seen) : looks - 1;
      at = String.format(Locale.ROOT, "%.4f", accuracy[given]);
    }
    table.row(
        Integer.toString(seed),
        rule.toString(),
        step == 0 ? "never" : Long.toString(step),
        at,
        String.format(Locale.ROOT, "%.4f", accuracy[best]),
        step(best));
  }

  private TextTable streams() {
    TextTable table = new TextTable("stream", "seed", "rule", "first step");
    Map<String, Hyperplane> streams = WatchedStream.kinds();
    try (Progress progress = Progress.of("streams", "runs", (long) streams.size() * seeds)) {
      streams.forEach(
          (name, plane) -> {
            for (int seed = 1; seed <= seeds; seed++) {
              Halting halting = Halting.when(STREAM_RULES);
              WatchedStream.run(plane.make(instances, seed), halting);
              long[] first = STREAM_RULES.of(halting.state());
              for (int i = 0; i < first.length; i++) {
                table.row(
                    name,
                    Integer.toString(seed),
                    STREAM_RULES.rules().get(i).toString(),
                    first[i] == 0 ? "never" : Long.toString(first[i]));
              }
              progress.step();
            }
          });
    }
    return table;
  }
}
