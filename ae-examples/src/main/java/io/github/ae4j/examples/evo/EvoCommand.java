package io.github.ae4j.examples.evo;

import io.github.ae4j.evo.EvoConfig;
import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.examples.lab.systems.evo.EvoArm;
import io.github.ae4j.examples.lab.systems.evo.Rastrigin;
import io.github.ae4j.examples.lab.task.ClippedSigmoid;
import io.github.ae4j.examples.lab.task.Task;
import io.github.ae4j.examples.report.OutputFolder;
import io.github.ae4j.examples.report.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** EvoSGD on a plateau and on a rugged landscape. */
@Command(
    name = "evo",
    mixinStandardHelpOptions = true,
    description = {
      "Descends a plateau without any slope and Rastrigin's rugged function with SGD, SGD under the"
          + " loop, and EvoSGD, its sigma decaying or under AE-4, all with the same number of"
          + " forward passes. Writes evo.json and index.html."
    })
public final class EvoCommand implements Callable<Integer> {
  private static final int MOST_PASSES = 1_000_000;
  private static final int POINTS = 100;

  /** What can be descended, with SGD's learning rate there. */
  enum Landscape {
    PLATEAU(1.0) {
      @Override
      Task task(long seed) {
        return new ClippedSigmoid(seed);
      }
    },
    RUGGED(1e-3) {
      @Override
      Task task(long seed) {
        return new Rastrigin(seed);
      }
    };

    private final double learningRate;

    Landscape(double learningRate) {
      this.learningRate = learningRate;
    }

    abstract Task task(long seed);
  }

  @Spec private CommandSpec spec;

  @Option(
      names = "--landscape",
      paramLabel = "NAME",
      description = "plateau or rugged (default: one after the other)")
  private @Nullable Landscape only;

  @Option(
      names = "--passes",
      paramLabel = "N",
      defaultValue = "4000",
      description = "forward passes of each arm (default: ${DEFAULT-VALUE})")
  private int passes = 4_000;

  @Option(
      names = "--interval",
      paramLabel = "K",
      defaultValue = "10",
      description = "steps from one generation to the next (default: ${DEFAULT-VALUE})")
  private int interval = 10;

  @Option(
      names = "--population",
      paramLabel = "P",
      defaultValue = "6",
      description = "candidates, the base among them (default: ${DEFAULT-VALUE})")
  private int population = 6;

  @Option(
      names = "--elites",
      paramLabel = "E",
      defaultValue = "2",
      description = "how many of the best the mean is of (default: ${DEFAULT-VALUE})")
  private int elites = 2;

  @Option(
      names = "--sigma",
      paramLabel = "X",
      defaultValue = "0.5",
      description =
          "size of mutations at the start, a share of the parameters' root mean square; from 1e-3"
              + " to 1 (default: ${DEFAULT-VALUE})")
  private double sigma = 0.5;

  @Option(
      names = "--rate",
      paramLabel = "X",
      description = "SGD's learning rate (default: 1 on the plateau, 0.001 on the rugged one)")
  private @Nullable Double rate;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "of landscape, start and mutations (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "ae-out/evo",
      description = "folder for results (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("ae-out", "evo");

  @Override
  public Integer call() throws IOException {
    BadInput.checkWithin("--passes", passes, POINTS, MOST_PASSES);
    BadInput.checkWithin("--sigma", sigma, 1e-3, 1.0);
    if (rate != null) {
      BadInput.checkWithin("--rate", rate, Double.MIN_NORMAL, 1e6);
    }
    EvoConfig evo = config();
    Map<Landscape, Map<String, Outcome>> results = new LinkedHashMap<>();
    try (OutputFolder folder = OutputFolder.open(out)) {
      for (Landscape landscape : only == null ? Landscape.values() : new Landscape[] {only}) {
        results.put(landscape, run(landscape, evo));
      }
      EvoReport report = new EvoReport(results, passes);
      report.write(folder);
      folder.commit();
      PrintWriter terminal = spec.commandLine().getOut();
      terminal.print(report.summary());
      terminal.println("Written: " + out.resolve(EvoReport.PAGE));
      terminal.flush();
    }
    return 0;
  }

  private EvoConfig config() {
    try {
      return EvoConfig.defaults().withInterval(interval).withPopulation(population, elites);
    } catch (IllegalArgumentException e) {
      throw new BadInput("--" + e.getMessage(), e);
    }
  }

  private List<EvoArm> arms(double learningRate, EvoConfig evo) {
    List<EvoArm> arms = new ArrayList<>();
    arms.add(EvoArm.other(Arms.sgd(learningRate, 0.9)));
    arms.add(EvoArm.other(Arms.steered(Base.SGD, 1e-3)));
    arms.add(EvoArm.decaying(learningRate, sigma, evo));
    arms.add(EvoArm.steered(learningRate, sigma, evo));
    arms.add(EvoArm.seed(learningRate, sigma, evo));
    return arms;
  }

  private Map<String, Outcome> run(Landscape landscape, EvoConfig evo) {
    String name = landscape.name().toLowerCase(Locale.ROOT);
    List<EvoArm> arms = arms(rate == null ? landscape.learningRate : rate, evo);
    Training.Plan plan = new Training.Plan(passes, passes / POINTS, passes / POINTS);
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    try (Progress progress = Progress.of("evo " + name, "arms", arms.size())) {
      for (EvoArm arm : arms) {
        progress.doing(arm.arm().family());
        Metric loss = Metric.loss("loss");
        outcomes.put(
            arm.arm().family(), arm.train(landscape.task(seed), loss, plan, seed, Map.of()));
        progress.step();
      }
    }
    return outcomes;
  }
}
