package io.github.ae4j.examples.bench;

import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.adapter.Timing;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.lab.task.DigitData;
import io.github.ae4j.examples.lab.task.StaticDigits;
import io.github.ae4j.examples.lab.task.Task;
import io.github.ae4j.examples.report.Progress;
import io.github.ae4j.preset.Presets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ae bench cadence}: what measuring less often costs in accuracy. */
@Command(
    name = "cadence",
    mixinStandardHelpOptions = true,
    description = {
      "The static digits of the lab, drawn in code: 1,500 steps of SGD with momentum on arrays"
          + " under standard(), measured at every step (bare) and at every c-th (wrapped), from"
          + " equal weights and on equal batches. The figure is the share of right answers on"
          + " digits held back; a pair is a seed."
    })
public final class CadenceBenchCommand implements Callable<Integer> {
  private static final double START = 1e-3; // the loop's start gauge makes little of it
  private static final int STEPS = 1_500;
  private static final int QUICK_STEPS = 64;
  private static final int QUICK_DIGITS = 500;

  @Mixin private final BenchOptions options = new BenchOptions();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "10",
      description = "runs of each cadence (default: ${DEFAULT-VALUE})")
  private int seeds = 1;

  @Option(
      names = "--every",
      paramLabel = "C",
      split = ",",
      defaultValue = "4,16,64",
      description = "cadences (default: ${DEFAULT-VALUE})")
  private List<Integer> every = List.of();

  @Option(
      names = "--settle",
      paramLabel = "N",
      defaultValue = "150",
      description =
          "steps measured one by one after the start and each event (default: ${DEFAULT-VALUE})")
  private int settle = 150;

  @Option(names = "--next-step", description = "measured in the pass of the update")
  private boolean nextStep;

  @Override
  public Integer call() throws IOException {
    BadInput.checkAtLeast("--seeds", seeds, 1);
    every.forEach(cadence -> BadInput.checkAtLeast("--every", cadence, 1));
    BadInput.checkAtLeast("--settle", settle, 0);
    options.check();
    Digits digits = (options.quick() ? new DigitData(QUICK_DIGITS) : new DigitData()).of(null);
    Timing timing = nextStep ? Timing.NEXT_STEP : Timing.SAME_STEP;
    List<BenchResult> results = new ArrayList<>();
    try (Progress progress = Progress.of("bench", "runs", (long) seeds * (every.size() + 1))) {
      double[] often = accuracies(digits, Cadence.everyStep(), Timing.SAME_STEP, progress);
      for (int cadence : every) {
        double[] seldom = accuracies(digits, new Cadence(settle, cadence), timing, progress);
        String name = "SGD with momentum on digits, every " + cadence + "th";
        results.add(BenchResult.of(name, "held-back accuracy", often, seldom));
      }
    }
    options.report(results);
    return 0;
  }

  private double[] accuracies(Digits digits, Cadence cadence, Timing timing, Progress progress) {
    double[] accuracies = new double[seeds];
    for (int seed = 1; seed <= seeds; seed++) {
      accuracies[seed - 1] = accuracy(digits, cadence, timing, seed);
      progress.step();
    }
    return accuracies;
  }

  private double accuracy(Digits digits, Cadence cadence, Timing timing, long seed) {
    int steps = options.quick() ? QUICK_STEPS : STEPS;
    try (Task task = StaticDigits.accuracy(digits, steps, seed)) {
      double[] weights = task.start();
      ArrayOptimizer sgd = ArrayOptimizer.sgd(weights, ArraySettings.of(START));
      double[] gradient = new double[weights.length];
      try (ArrayTrainer trainer = ArrayTrainer.steer(sgd, Presets.standard(), cadence, timing)) {
        for (int step = 1; step <= steps; step++) {
          trainer.step(task.gradient(step, weights, gradient), gradient);
        }
      }
      return task.evaluate(steps, weights);
    }
  }
}
