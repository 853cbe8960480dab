package io.github.ae4j.examples.machine;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.LossFunction;
import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.report.LineChart;
import io.github.ae4j.examples.report.OutputFolder;
import io.github.ae4j.machine.HaltRule;
import io.github.ae4j.machine.HaltRules;
import io.github.ae4j.machine.Halted;
import io.github.ae4j.machine.Machine;
import io.github.ae4j.machine.Runner;
import io.github.ae4j.machine.Target;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.trace.StepTrace;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a machine on a small function until its rule holds. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Descends a small function under the standard loop until it halts: by a target above the"
          + " function's least loss, resonance, standing evidence, divergence, or a budget. The"
          + " seed's own rule would accept the quadratic, whose loss is negative, at its second"
          + " step."
    })
public final class RunCommand implements Callable<Integer> {
  private static final double SLOPE = 2.0;
  private static final double NOISE = 0.3;

  /** What is descended. */
  enum Problem {
    /** 3x^2/2 + y^2/2 - x + 2y, of least loss -13/6: the seed's demo. */
    QUADRATIC,
    /** (1-x)^2 + 100 (y-x^2)^2, of least loss 0. */
    ROSENBROCK,
    /** The quadratic with noise in its gradient and loss. */
    NOISY
  }

  @Spec private CommandSpec spec;

  @Option(
      names = "--problem",
      paramLabel = "NAME",
      defaultValue = "QUADRATIC",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Problem problem = Problem.QUADRATIC;

  @Option(
      names = "--target",
      paramLabel = "X",
      description = "halt at a measured loss of X or below (default: no target)")
  private @Nullable Double target;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "20000",
      description = "budget (default: ${DEFAULT-VALUE})")
  private int steps = 20_000;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder for a chart of loss and effective step")
  private @Nullable Path out;

  private final List<double[]> rows = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    BadInput.checkWithin("--steps", steps, 1, 10_000_000);
    if (target != null && !Double.isFinite(target)) {
      throw new BadInput("--target must be finite, got " + target);
    }
    if (out != null) {
      OutputFolder.check(out);
    }
    double[] theta = new double[2];
    Machine<double[], double[], Long> machine =
        Machine.descent(
            theta,
            ArrayOptimizer.sgd(theta, ArraySettings.of(0.05)),
            Presets.standard().with(loop -> loop.observer(this::see)),
            function(),
            rule());
    Halted halted = new Runner<>(machine).run(Integer.MAX_VALUE);
    machine.controller().loop().close();
    PrintWriter terminal = spec.commandLine().getOut();
    terminal.println(halted);
    terminal.println("parameters " + theta[0] + " " + theta[1]);
    terminal.flush();
    draw();
    return 0;
  }

  private HaltRule rule() {
    HaltRule usual =
        HaltRules.any(
            HaltRules.resonance(),
            HaltRules.standing(),
            HaltRules.diverged(),
            HaltRules.interrupted(),
            HaltRules.steps(steps));
    return target == null ? usual : HaltRules.any(new Target(target, 0.0, 10, 0.9), usual);
  }

  private LossFunction function() {
    Random random = new Random(1);
    return switch (problem) {
      case QUADRATIC -> RunCommand::quadratic;
      case ROSENBROCK -> RunCommand::rosenbrock;
      case NOISY ->
          (x, g) -> {
            double loss = quadratic(x, g);
            for (int i = 0; i < 2; i++) {
              double noise = NOISE * random.nextGaussian();
              g[i] += noise;
              loss += noise * x[i];
            }
            return loss;
          };
    };
  }

  private static double quadratic(double[] x, double[] g) {
    g[0] = 3.0 * x[0] - 1.0;
    g[1] = x[1] + SLOPE;
    return 0.5 * (3.0 * x[0] * x[0] + x[1] * x[1]) - x[0] + SLOPE * x[1];
  }

  private static double rosenbrock(double[] x, double[] g) {
    double off = x[1] - x[0] * x[0];
    g[0] = -2.0 * (1.0 - x[0]) - 400.0 * x[0] * off;
    g[1] = 200.0 * off;
    return (1.0 - x[0]) * (1.0 - x[0]) + 100.0 * off * off;
  }

  private void see(StepTrace trace) {
    rows.add(
        new double[] {
          trace.step(), trace.statistic(0, Statistic.LOSS), trace.signal(0, Signal.EFFECTIVE_STEP)
        });
  }

  private void draw() throws IOException {
    if (out == null || !LineChart.available()) {
      return;
    }
    double[] step = rows.stream().mapToDouble(row -> row[0]).toArray();
    try (OutputFolder folder = OutputFolder.open(out)) {
      folder.write(
          "loss.png",
          new LineChart("loss", "step", "loss")
              .line(0, "loss", step, rows.stream().mapToDouble(row -> row[1]).toArray())
              .png());
      folder.write(
          "step.png",
          new LineChart("effective step", "step", "length")
              .logarithmic()
              .line(0, "gamma", step, rows.stream().mapToDouble(row -> row[2]).toArray())
              .png());
      folder.commit();
    }
  }
}
