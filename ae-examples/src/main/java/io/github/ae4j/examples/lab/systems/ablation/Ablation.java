package io.github.ae4j.examples.lab.systems.ablation;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Results;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.examples.lab.task.DigitData;
import io.github.ae4j.examples.lab.task.Task;
import io.github.ae4j.preset.Presets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/** Experiment 18: each law off in turn. */
final class Ablation implements Experiment {
  private static final Base BASE = Base.ADAMW;
  private static final String THEORY = "theory-" + BASE.label();
  private static final String STANDARD = "ae-" + BASE.label();
  private static final double[] STARTS = {1e-3, 10.0};

  /** Noise, resonance, budget, coupling, gauge. */
  private static final List<String> THEORY_LAWS = List.of("AE-4", "AE-5", "AE-6", "AE-7", "AE-8");

  private static final List<String> STANDARD_PARTS =
      List.of(
          "AE-2",
          "AE-5",
          "AE-7",
          "AE-8",
          "AE-10",
          "AE-8 start gauge",
          "AE-8 relative step limit",
          "AE-8 decrease limit",
          "AE-8 Polyak restart");

  private static final String TASK = "task";
  private static final int LOOKS = 20;
  private static final int RECORDS = 100;

  private final DigitData digits = new DigitData(4_000);

  @Override
  public int number() {
    return 18;
  }

  @Override
  public String name() {
    return "ablation";
  }

  @Override
  public String setup(Scale scale) {
    return ("The theory's loop and the standard loop around AdamW, whole and without each law, from"
            + " the starts 0.001 and 10 (smoke: 10 alone), on three small tasks: digits whose"
            + " pixels are permuted in the middle (%,d steps of 32 in all), a noisy regression"
            + " 16-32-4 with one batch that is not a number (%,d steps) and the drifting"
            + " hyperplane (%,d instances). Metrics are errors: the share before learning, or"
            + " the held-back squared error.")
        .formatted(
            AblationTask.DIGITS.steps(scale),
            AblationTask.REGRESSION.steps(scale),
            AblationTask.STREAM.steps(scale));
  }

  @Override
  public Metric metric() {
    return Metric.loss("share of errors, or mean squared error").watching(Metric.Watched.LOSS);
  }

  @Override
  public List<Arm> arms(Scale scale) {
    double[] starts = scale == Scale.SMOKE ? new double[] {STARTS[1]} : STARTS;
    List<Arm> arms = new ArrayList<>();
    for (AblationTask task : AblationTask.values()) {
      for (double start : starts) {
        loops(start).stream().map(arm -> arm.under(task.label())).forEach(arms::add);
      }
    }
    return arms;
  }

  @Override
  public Map<String, String> expectedConfiguration(Scale scale) {
    Map<String, String> steps = new TreeMap<>();
    for (AblationTask task : AblationTask.values()) {
      steps.put("steps on " + task.label(), Integer.toString(task.steps(scale)));
    }
    return steps;
  }

  private static List<Arm> loops(double start) {
    List<Arm> arms = new ArrayList<>();
    arms.add(Arms.steered(BASE, start));
    STANDARD_PARTS.forEach(part -> arms.add(Arms.without(BASE, start, part)));
    arms.add(Arms.theory(BASE, start));
    for (String law : THEORY_LAWS) {
      arms.add(Arms.steered(Arms.without(THEORY, law), BASE, start, Presets.theory().without(law)));
    }
    return arms;
  }

  @Override
  public Outcome run(Arm arm, long seed, Setting setting) {
    AblationTask kind =
        Arrays.stream(AblationTask.values())
            .filter(one -> arm.family().endsWith("-" + one.label()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(arm.name() + " is on no task"));
    int steps = kind.steps(setting.scale());
    Training.Plan plan = new Training.Plan(steps, steps / LOOKS, Math.max(1, steps / RECORDS));
    Map<String, String> kept = Map.of("steps", Integer.toString(steps), TASK, kind.label());
    try (Task task = kind.make(() -> digits.of(setting.data()), steps, seed)) {
      return new Training(task, metric(), plan).run(arm, seed, kept);
    }
  }

  @Override
  public String condition(RunRecord run) {
    return run.outcome().configuration().getOrDefault(TASK, "");
  }

  @Override
  public List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    for (String law : THEORY_LAWS) {
      claims.add(claim("the theory's loop", THEORY, law, Origin.SEED));
    }
    for (String part : STANDARD_PARTS) {
      claims.add(claim("the standard loop", STANDARD, part, Origin.OURS));
    }
    return claims;
  }

  @Override
  public Optional<Breakdown> breakdown(Results results) {
    Map<String, double[]> rows = new LinkedHashMap<>();
    THEORY_LAWS.forEach(law -> rows.putAll(ratios(THEORY, law, results)));
    STANDARD_PARTS.forEach(part -> rows.putAll(ratios(STANDARD, part, results)));
    String title =
        "Each metric without a part / whole, geometric mean over seeds and starts"
            + " (median where one missed)";
    return Optional.of(new Breakdown(title, Knockout.MEASURES, rows));
  }

  private static Map<String, double[]> ratios(String family, String part, Results results) {
    Knockout knockout = knockout(family, part);
    Map<String, double[]> rows = new LinkedHashMap<>();
    for (String task : knockout.tasks()) {
      rows.put(
          knockout.without() + "-" + task,
          Knockout.MEASURES.stream()
              .mapToDouble(measure -> knockout.ratio(measure, task, results))
              .toArray());
    }
    return rows;
  }

  private static Knockout knockout(String family, String part) {
    List<String> tasks = Arrays.stream(AblationTask.values()).map(AblationTask::label).toList();
    List<String> starts = DoubleStream.of(STARTS).mapToObj(Arms::text).toList();
    return new Knockout(family, Arms.without(family, part), tasks, starts);
  }

  private static Claim claim(String loop, String family, String part, Origin origin) {
    return new Claim(
        "Without " + part + ", " + loop + " is worse by a tenth in at least one metric",
        origin,
        knockout(family, part));
  }

  @Override
  public Set<String> reads() {
    return Set.of(DigitData.FOLDER);
  }

  @Override
  public boolean seenInDevelopment() {
    return true;
  }
}
