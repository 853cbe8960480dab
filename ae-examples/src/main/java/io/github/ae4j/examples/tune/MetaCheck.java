package io.github.ae4j.examples.tune;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.report.TextTable;
import io.github.ae4j.examples.tune.TuneTask.Drift;
import io.github.ae4j.examples.tune.TuneTask.Family;
import io.github.ae4j.meta.Gains;
import io.github.ae4j.meta.MetaRun;
import io.github.ae4j.meta.Sensitivity;
import io.github.ae4j.preset.Smoothness;
import io.github.ae4j.preset.StandardConfig;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Holds derivatives to differences of whole runs, and tells what they cost. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Compares the derivatives of runs on standing quadratics with differences of whole runs, for"
          + " every gain that a task depends on, and names what does not agree or settle. Exit code"
          + " 1 if with smooth limits fewer than 95%% agree within 1e-3, of those pairs whose"
          + " differences settle as the move shrinks, or none settles."
    })
final class MetaCheck implements Callable<Integer> {
  private static final double NARROW = 1e-6;
  private static final double WIDE = 1e-2;
  private static final double IN_PLAY = 1e-6;
  private static final double SHARE = 0.95;
  private static final double SETTLED = 3e-4;
  private static final double LEAST = 1e-12;

  @Spec private CommandSpec spec;

  @Option(
      names = "--tasks",
      paramLabel = "N",
      defaultValue = "20",
      description = "quadratics (default: ${DEFAULT-VALUE})")
  private int tasks = 20;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "200",
      description = "of a run (default: ${DEFAULT-VALUE})")
  private int steps = 200;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "of the tasks (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(
      names = "--times",
      description =
          "tells the processor time of a run with derivatives over that of a plain one, too")
  private boolean times;

  @Override
  public Integer call() {
    BadInput.checkWithin("--tasks", tasks, 1, 1_000);
    BadInput.checkWithin("--steps", steps, 10, 100_000);
    PrintWriter terminal = spec.commandLine().getOut();
    TextTable table =
        new TextTable(
            "limits", "pairs", "unsettled", "within 1e-3", "at 1e-2 within 10%", "figure to hard");
    Agreement hard = agreement(Smoothness.HARD, terminal);
    Agreement smooth = agreement(Smoothness.SMOOTH, terminal);
    table.row(hard.cells("hard", 1.0));
    table.row(smooth.cells("smooth", Math.exp((smooth.logs - hard.logs) / tasks)));
    terminal.print(table.plain());
    if (times) {
      terminal.print(MetaTimes.table(steps, seed).plain());
    }
    terminal.flush();
    int settled = smooth.pairs - smooth.unsettled;
    return settled > 0 && smooth.narrow >= SHARE * settled ? 0 : 1;
  }

  /** Counts of pairs of a task and a gain. */
  private static final class Agreement {
    private int pairs;
    private int unsettled;
    private int narrow;
    private int wide;
    private double logs;

    String[] cells(String name, double cost) {
      return new String[] {
        name,
        Integer.toString(pairs),
        Integer.toString(unsettled),
        percent(narrow, pairs - unsettled),
        percent(wide, pairs),
        String.format(Locale.ROOT, "%.4f", cost)
      };
    }

    private String percent(int count, int of) {
      return String.format(Locale.ROOT, "%.1f%%", 100.0 * count / of);
    }
  }

  private Agreement agreement(Smoothness form, PrintWriter terminal) {
    Gains gains = Gains.of(StandardConfig.defaults().with(form));
    Agreement agreement = new Agreement();
    for (long each : seeds(t -> t.family() == Family.QUADRATIC && t.drift() == Drift.NONE, tasks)) {
      TunedTask task = new TunedTask(TaskDistribution.task(each), rule(each), steps);
      add(task, gains, each, agreement, terminal);
    }
    return agreement;
  }

  private static Rule rule(long seed) {
    return (seed >>> 1 & 1L) == 0L ? Rule.SGD : Rule.ADAM;
  }

  private void add(
      TunedTask task, Gains gains, long each, Agreement agreement, PrintWriter terminal) {
    MetaRun run = MetaRun.of(task, gains, Sensitivity.EXACT);
    double[] slopes = run.slopes();
    agreement.logs += Math.log(run.value() + task.floor());
    double scale = Math.abs(run.value()) + task.floor();
    double least = IN_PLAY * scale;
    List<String> unsettled = new ArrayList<>();
    for (int j = 0; j < slopes.length; j++) {
      double first = difference(task, gains, j, NARROW);
      boolean inPlay = !(Math.abs(slopes[j]) <= least && Math.abs(first) <= least);
      if (inPlay) {
        double whole = settled(task, gains, j, first);
        agreement.pairs++;
        if (Double.isNaN(whole)) {
          unsettled.add(
              gains.names().get(j) + (Double.isNaN(slopes[j]) ? "" : " (derivative known)"));
        }
        agreement.narrow += near(slopes[j], whole, 1e-3) ? 1 : 0;
        agreement.wide += near(slopes[j], difference(task, gains, j, WIDE), 0.1) ? 1 : 0;
        if (!Double.isNaN(whole) && !near(slopes[j], whole, 1e-3)) {
          String name = gains.names().get(j);
          terminal.printf("task %d, %s: %.4g, by whole runs %.4g%n", each, name, slopes[j], whole);
        }
      }
    }
    agreement.unsettled += unsettled.size();
    if (!unsettled.isEmpty()) {
      terminal.printf(
          "task %d, whole runs do not settle: %s%n", each, String.join(", ", unsettled));
    }
  }

  private static boolean near(double slope, double whole, double share) {
    return Math.abs(slope - whole) <= share * Math.abs(whole);
  }

  /** The difference of whole runs at the first of ever smaller moves that a tenth of it agrees with; NaN for none. */
  private static double settled(TunedTask task, Gains gains, int j, double first) {
    double before = first;
    for (double h = NARROW / 10.0; h > LEAST; h /= 10.0) {
      double now = difference(task, gains, j, h);
      if (near(before, now, SETTLED)) {
        return now;
      }
      before = now;
    }
    return Double.NaN;
  }

  private static double difference(TunedTask task, Gains gains, int j, double h) {
    double up = MetaRun.value(task, gains.moved(j, h));
    double down = MetaRun.value(task, gains.moved(j, -h));
    return (up - down) / (2.0 * h);
  }

  private long[] seeds(Predicate<TuneTask> which, int count) {
    return Seeds.training(seed)
        .filter(each -> which.test(TaskDistribution.task(each)))
        .limit(count)
        .toArray();
  }
}
