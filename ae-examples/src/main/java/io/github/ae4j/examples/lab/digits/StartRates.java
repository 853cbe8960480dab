package io.github.ae4j.examples.lab.digits;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.experiment.Reference;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.task.DigitsTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Reference table: what a wrong start costs. The published methods start at 0.01, 0.1, 10 and 100
 * times the rate that is best for them on these digits, the steered ones anywhere from 1e-6 to 1; the
 * worst of a method's starts counts.
 */
final class StartRates extends StaticDigitsExperiment {
  private static final double[] FACTORS = {0.01, 0.1, 10.0, 100.0};
  private static final double[] STARTS = {1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1.0};

  // The best of the grids of static-digits, on MNIST.
  private static final double BEST_ADAMW = 3e-3;
  private static final double BEST_PLATEAU = 3e-3;
  private static final double BEST_SCHEDULE_FREE = 1e-2;

  @Override
  public String name() {
    return "start-rates";
  }

  @Override
  public String setup(Scale scale) {
    return ("As static-digits, %,d steps. Published methods start at 0.01, 0.1, 10 and 100 times"
            + " their best rate there, Prodigy with its factor so scaled; steered ones at 1e-6"
            + " to 1. The standard loop fits its first step to the weights' size, so that its runs"
            + " from these starts are the same bit for bit by construction, which says nothing of"
            + " its steering. %s")
        .formatted(plan(scale).steps(), DigitsTask.TABLES_SETUP);
  }

  @Override
  public List<Arm> arms(Scale scale) {
    if (scale == Scale.SMOKE) {
      List<Arm> arms = new ArrayList<>();
      arms.addAll(Arms.grid(rate -> Arms.steered(Base.ADAMW, rate), 1e-6, 1.0));
      arms.addAll(Arms.grid(rate -> Arms.constant(Base.ADAMW, rate), times(BEST_ADAMW)));
      return arms;
    }
    List<Arm> arms = new ArrayList<>();
    arms.addAll(Arms.grid(rate -> Arms.steered(Base.ADAMW, rate), STARTS));
    arms.addAll(Arms.grid(rate -> Arms.steered(Base.SGD, rate), STARTS));
    arms.addAll(Arms.grid(Arms::scheduleFreeAdamW, times(BEST_SCHEDULE_FREE)));
    arms.addAll(Arms.grid(rate -> Arms.plateau(Base.ADAMW, rate), times(BEST_PLATEAU)));
    arms.addAll(Arms.grid(Arms::prodigy, FACTORS));
    arms.addAll(Arms.grid(rate -> Arms.constant(Base.ADAMW, rate), times(BEST_ADAMW)));
    return arms;
  }

  private static double[] times(double best) {
    return DoubleStream.of(FACTORS).map(factor -> round(factor * best)).toArray();
  }

  /** Without the last digits of a product, which would stand in an arm's name. */
  private static double round(double rate) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.3e", rate));
  }

  @Override
  public List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    claims.add(figure("Schedule-Free", "schedulefree-adamw", 0.845));
    claims.add(figure("Reduce on plateau", "adamw-plateau", 0.585));
    claims.add(figure("Prodigy", "prodigy", 0.262));
    claims.add(figure("AdamW", "adamw", 0.258));
    claims.add(order("schedulefree-adamw", "adamw-plateau"));
    claims.add(order("adamw-plateau", "prodigy"));
    claims.add(order("adamw-plateau", "adamw"));
    claims.addAll(ours("ae-adamw"));
    claims.addAll(ours("ae-sgd"));
    return claims;
  }

  private static List<Claim> ours(String steered) {
    return List.of(
        new Claim(
            steered + " ends within 0.01 from every start, its start gauge making the runs one",
            Origin.OURS,
            Worst.spreadAtMost(steered, Reference.TOLERANCE)),
        new Claim(
            "The worst start of " + steered + " ends above that of Schedule-Free",
            Origin.OURS,
            Worst.differenceAtLeast(steered, "schedulefree-adamw", 0.0)));
  }

  private static Claim figure(String label, String family, double figure) {
    return new Claim(
        "The worst start of %s ends at %s within %s".formatted(label, figure, Reference.TOLERANCE),
        Origin.REFERENCE,
        results -> Reference.distance(Worst.from(family, figure).judge(results)));
  }

  private static Claim order(String above, String below) {
    return new Claim(
        "The worst start of %s ends above that of %s".formatted(above, below),
        Origin.REFERENCE,
        Worst.differenceAtLeast(above, below, 0.0));
  }
}
