package io.github.ae4j.examples.lab.digits;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.experiment.Incidents;
import io.github.ae4j.examples.lab.experiment.TrainedExperiment;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.examples.lab.task.DigitData;
import io.github.ae4j.examples.lab.task.DigitsTask;
import io.github.ae4j.examples.lab.task.StaticDigits;
import io.github.ae4j.examples.lab.task.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Experiment 13: started at a learning rate wrong by powers of ten. */
final class HyperCliff extends TrainedExperiment {
  static final double[] ADAMW = {1e-7, 1e-5, 1e-3, 0.1, 10.0}; // around the customary rate
  private static final double[] SGD = {1e-6, 1e-4, 0.01, 1.0, 100.0};

  // The same with momentum that averages: a tenth of its learning rate is heavy ball's.
  static final double[] AVERAGING_SGD = {1e-5, 1e-3, 0.1, 10.0, 1e3};
  private static final int BATCH = 64;
  static final String SETTLED = "settled";
  static final String LOG_STEP = "largestLogStep";

  private final DigitData digits = new DigitData();

  @Override
  public int number() {
    return 13;
  }

  @Override
  public String name() {
    return "hyper-cliff";
  }

  @Override
  public String setup(Scale scale) {
    return ("A network 784-128-10 on digits (the theory: CIFAR-10 at 0.1), batches of 64, %d steps,"
            + " started at the customary rate (0.001; SGD with heavy-ball momentum 0.01, which"
            + " is 0.1 where momentum averages, as in the steered arms) times 1e-4, 1e-2, 1,"
            + " 1e2 and 1e4. settled is the share of the run after which no loss is above the"
            + " first one. The standard loop fits its first step to the weights' size, so that"
            + " its starts are the same bit for bit by construction; the theory's own preset"
            + " does not. %s")
        .formatted(plan(scale).steps(), DigitsTask.PREPARED);
  }

  @Override
  public Metric metric() {
    return Metric.loss("held-back cross-entropy");
  }

  @Override
  public boolean seenInDevelopment() {
    return true;
  }

  @Override
  public Set<String> reads() {
    return Set.of(DigitData.FOLDER);
  }

  @Override
  public List<Arm> arms(Scale scale) {
    if (scale == Scale.SMOKE) {
      return List.of(
          Arms.steered(Base.ADAMW, 1e-7),
          Arms.steered(Base.ADAMW, 10.0),
          Arms.constant(Base.ADAMW, 1e-7),
          Arms.constant(Base.ADAMW, 10.0));
    }
    List<Arm> arms = new ArrayList<>();
    arms.addAll(Arms.grid(rate -> Arms.steered(Base.ADAMW, rate), ADAMW));
    arms.addAll(Arms.grid(rate -> Arms.steered(Base.SGD, rate), AVERAGING_SGD));
    arms.addAll(Arms.grid(rate -> Arms.theory(Base.ADAMW, rate), ADAMW));
    arms.addAll(Arms.grid(rate -> Arms.constant(Base.ADAMW, rate), ADAMW));
    arms.addAll(Arms.grid(rate -> Arms.constant(Base.SGD, rate), SGD));
    arms.addAll(Arms.grid(Arms::scheduleFreeAdamW, ADAMW));
    arms.add(Arms.prodigy());
    return arms;
  }

  @Override
  protected Task task(long seed, Setting setting) {
    return StaticDigits.loss(digits.of(setting.data()), BATCH, plan(setting.scale()).steps(), seed);
  }

  @Override
  protected Training.Plan plan(Scale scale) {
    int steps = scale.pick(60, 400, 1_500);
    return new Training.Plan(steps, steps / 20, 1);
  }

  @Override
  protected Map<String, Double> furtherMetrics(Task task, Outcome outcome) {
    Map<String, Double> more = new LinkedHashMap<>();
    double[] steps = outcome.curves().get(Outcome.METRIC).step();
    double settled = Incidents.settledAt(outcome.curves().get(Outcome.LOSS));
    more.put(SETTLED, settled / steps[steps.length - 1]);
    if (outcome.curves().containsKey("learningRate")) {
      more.put(LOG_STEP, Incidents.largestLogStep(outcome.curves().get("learningRate")));
    }
    return more;
  }

  @Override
  public List<Claim> claims() {
    return HyperCliffClaims.all();
  }
}
