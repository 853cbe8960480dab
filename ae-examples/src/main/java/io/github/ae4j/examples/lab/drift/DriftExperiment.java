package io.github.ae4j.examples.lab.drift;

import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.experiment.Lineup;
import io.github.ae4j.examples.lab.experiment.TrainedExperiment;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.examples.lab.stats.Ranks;
import io.github.ae4j.examples.lab.task.DigitBatches;
import io.github.ae4j.examples.lab.task.DigitData;
import io.github.ae4j.examples.lab.task.DigitView;
import io.github.ae4j.examples.lab.task.DriftingDigits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A 784-128-10 network learns digits that change abruptly, phase after phase, batches of 32. Each
 * batch is answered first and learnt then: the metric is the share of right answers over the whole
 * run (prequential accuracy).
 */
abstract class DriftExperiment extends TrainedExperiment {
  /** Median over the changes of the steps until a run is back at {@link #level}, a miss infinite. */
  static final String STEPS_BACK = "stepsBack";

  /** Share of right answers in a phase, with the phase's number from 1 behind it. */
  static final String PHASE = "phase";

  /** Digits of a step. */
  static final int BATCH = 32;

  private static final double LEARNT = 0.8; // share of the digits, as many as static-digits learns
  private static final int LOOKS = 60;
  private static final int RECORDS = 180;

  private final DigitData data = new DigitData();

  /** Phases at a scale. */
  abstract Phases phases(Scale scale);

  /** How the digits look and what they are called. */
  abstract DigitView view(Phases phases, SplittableRandom random);

  /** Accuracy at which a run counts as back after a change. */
  abstract double level();

  /** Which pictures come, all alike unless the experiment says otherwise. */
  DigitBatches batches(Digits digits, Phases phases, SplittableRandom random) {
    int[] all = Digits.permutation(digits.size(), random);
    int[] learnt = Arrays.copyOf(all, (int) (LEARNT * all.length));
    return DigitBatches.epochs(learnt, BATCH, phases.steps(), random);
  }

  @Override
  public Set<String> reads() {
    return Set.of(DigitData.FOLDER);
  }

  /**
   * The network is the one whose results on MNIST, standing still and with its pixels permuted, were
   * looked at while constants of the standard loop were chosen.
   */
  @Override
  public boolean seenInDevelopment() {
    return true;
  }

  @Override
  public Metric metric() {
    return Metric.prequential("prequential accuracy");
  }

  @Override
  protected Training.Plan plan(Scale scale) {
    int steps = phases(scale).steps();
    return new Training.Plan(steps, steps / LOOKS, Math.max(1, steps / RECORDS));
  }

  @Override
  protected Map<String, String> configuration(Scale scale) {
    Phases phases = phases(scale);
    return Map.of(
        "phases", Integer.toString(phases.count()),
        "stepsPerPhase", Integer.toString(phases.length()),
        "batch", Integer.toString(BATCH),
        "level", Double.toString(level()),
        "window", Integer.toString(Phases.WINDOW));
  }

  @Override
  protected DriftingDigits task(long seed, Setting setting) {
    Digits digits = data.of(setting.data());
    Phases phases = phases(setting.scale());
    SplittableRandom random = new SplittableRandom(seed);
    DigitView view = view(phases, random.split());
    DigitBatches batches = batches(digits, phases, random.split());
    return new DriftingDigits(digits, view, batches, random.split());
  }

  @Override
  public Outcome run(Arm arm, long seed, Setting setting) {
    Scale scale = setting.scale();
    try (DriftingDigits task = task(seed, setting)) {
      return new Training(task, metric(), plan(scale))
          .run(arm, seed, configuration(scale))
          .with(metrics(phases(scale), task.shares()));
    }
  }

  private Map<String, Double> metrics(Phases phases, double[] shares) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put(Outcome.FINAL, phases.accuracy(shares));
    metrics.put(Outcome.AUC, phases.accuracy(shares));
    metrics.put(STEPS_BACK, Ranks.median(phases.stepsBack(shares, level())));
    for (int phase = 0; phase < phases.count(); phase++) {
      metrics.put(PHASE + (phase + 1), phases.accuracy(shares, phase));
    }
    return metrics;
  }

  @Override
  public List<Arm> arms(Scale scale) {
    List<Arm> arms = new ArrayList<>();
    arms.add(Arms.steered(Base.ADAMW, 1e-3));
    arms.add(Arms.steered(Base.SGD, 1e-3));
    arms.add(Arms.constant(Base.ADAMW, 1e-3));
    arms.add(Arms.cosine(Base.ADAMW, 1e-2));
    arms.add(Arms.dog());
    return scale == Scale.SMOKE ? arms : allArms();
  }

  private static List<Arm> allArms() {
    List<Arm> arms = new ArrayList<>(Lineup.steered());
    arms.add(Arms.resetting(Base.ADAMW, Lineup.START));
    arms.add(Arms.resetting(Base.SGD, Lineup.START));
    arms.addAll(Arms.grid(rate -> Arms.constant(Base.ADAMW, rate), 3e-4, 1e-3, 3e-3, 1e-2, 3e-2));
    arms.addAll(Arms.grid(rate -> Arms.sgd(rate, 0.0), 0.03, 0.1, 0.3, 1.0));
    arms.addAll(Arms.grid(rate -> Arms.sgd(rate, 0.5), 0.03, 0.1, 0.3, 1.0));
    arms.addAll(Arms.grid(rate -> Arms.sgd(rate, 0.9), 3e-3, 0.01, 0.03, 0.1));
    arms.addAll(Arms.grid(rate -> Arms.hypergradient(Base.ADAM, rate), 1e-3, 3e-3, 1e-2));
    arms.add(Arms.dog());
    arms.add(Arms.prodigy());
    arms.addAll(Arms.grid(rate -> Arms.cosine(Base.ADAMW, rate), 1e-3, 3e-3, 1e-2, 3e-2));
    arms.addAll(Arms.grid(Arms::scheduleFreeAdamW, 1e-3, 2.5e-3, 1e-2, 3e-2));
    arms.addAll(Arms.grid(rate -> Arms.plateau(Base.ADAMW, rate), 3e-4, 1e-3, 3e-3, 1e-2));
    return arms;
  }
}
