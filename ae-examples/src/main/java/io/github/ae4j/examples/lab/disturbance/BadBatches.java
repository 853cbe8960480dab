package io.github.ae4j.examples.lab.disturbance;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.experiment.ConditionedExperiment;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.Results;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.examples.lab.task.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Batches whose gradient, or gradient and loss, are too large by orders of magnitude. */
final class BadBatches extends ConditionedExperiment {
  private static final double START = 1e-3;
  private static final List<Problem> PROBLEMS =
      List.of(Problem.NOISE, Problem.LOGISTIC, Problem.PERCEPTRON);
  private static final List<Fault> FAULTS = Fault.all();
  private static final double ONCE = 1.1;
  private static final double OFTEN = 1.5;

  @Override
  public int number() {
    return 0;
  }

  @Override
  public String name() {
    return "bad-batches";
  }

  @Override
  public String setup(Scale scale) {
    return ("Of a noisy bowl, a logistic regression and a perceptron, %,d steps each, one gradient"
            + " is 1e2 to 1e8 times too large, at four tenths of the run, with its loss as it is or"
            + " too large by as much; or one gradient in %d is 1e3 times too large. The direction"
            + " is the gradient's own. Judged is the held-back loss at the end by that of the same"
            + " arm and seed without bad batches. Such tasks served to choose the loop's"
            + " constants.")
        .formatted(plan(scale).steps(), Fault.PERIOD);
  }

  @Override
  public boolean seenInDevelopment() {
    return true;
  }

  @Override
  public Metric metric() {
    return Metric.loss("held-back loss");
  }

  @Override
  protected List<Condition> conditions(Scale scale) {
    List<Condition> conditions = new ArrayList<>();
    for (Problem problem : PROBLEMS) {
      for (Fault fault : FAULTS) {
        conditions.add(new Condition(label(problem, fault), conditions.size()));
      }
    }
    return conditions;
  }

  private static String label(Problem problem, Fault fault) {
    return problem.label() + "-" + fault.label();
  }

  /** A task's runs stand together, whatever is wrong with their batches. */
  @Override
  public String condition(RunRecord run) {
    return run.condition().replaceFirst("-.*", "");
  }

  @Override
  protected List<Arm> recipes(Scale scale) {
    return List.of(
        Arms.steered(Base.SGD, START),
        Arms.steered(Base.ADAM, START),
        Arms.constant(Base.SGD, 1e-2),
        Arms.constant(Base.ADAM, 1e-2));
  }

  @Override
  protected Task task(Condition condition, long seed, Setting setting) {
    int place = (int) condition.value();
    Problem problem = PROBLEMS.get(place / FAULTS.size());
    Fault fault = FAULTS.get(place % FAULTS.size());
    return new FaultyTask(problem.make(seed), fault, plan(setting.scale()).steps());
  }

  @Override
  protected Training.Plan plan(Scale scale) {
    return new Training.Plan(scale.pick(300, 1_500, 1_500), 15, 15);
  }

  @Override
  protected Map<String, Double> furtherMetrics(Condition condition, Outcome outcome) {
    return Map.of();
  }

  @Override
  public Optional<Breakdown> breakdown(Results results) {
    List<Arm> arms = recipes(Scale.CPU);
    Map<String, double[]> rows = new LinkedHashMap<>();
    for (Fault fault : FAULTS.subList(1, FAULTS.size())) {
      rows.put(
          fault.label(), arms.stream().mapToDouble(arm -> ratio(results, arm, fault)).toArray());
    }
    return Optional.of(
        new Breakdown(
            "Final loss by that of the clean run, geometric mean over tasks and seeds",
            arms.stream().map(Arm::name).toList(),
            rows));
  }

  private static double ratio(Results results, Arm arm, Fault fault) {
    List<RunRecord> pairs = new ArrayList<>();
    for (Problem problem : PROBLEMS) {
      String bad = arm.under(label(problem, fault)).name();
      String clean = arm.under(label(problem, Fault.NONE)).name();
      for (long seed : results.seeds(bad, clean)) {
        pairs.add(results.run(bad, seed).orElseThrow());
        pairs.add(results.run(clean, seed).orElseThrow());
      }
    }
    return meanRatio(pairs);
  }

  @Override
  public List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    for (Base base : List.of(Base.SGD, Base.ADAM)) {
      String family = "ae-" + base.label();
      claims.add(claim(family, "one gradient too large", Fault.GRADIENT, ONCE));
      claims.add(claim(family, "one gradient and its loss too large", Fault.BOTH, ONCE));
      claims.add(claim(family, "one gradient in 200 too large", List.of(Fault.OFTEN), OFTEN));
      claims.add(
          claim(
              family,
              "one gradient in 200 and its loss too large",
              List.of(Fault.OFTEN_BOTH),
              OFTEN));
    }
    return claims;
  }

  /** Over the tasks and the sizes, geometric mean. */
  private static Claim claim(String family, String what, List<Fault> faults, double bound) {
    List<Pick> picks = new ArrayList<>();
    for (Problem problem : PROBLEMS) {
      for (Fault fault : faults) {
        picks.add(pick(family, problem, fault));
        picks.add(pick(family, problem, Fault.NONE));
      }
    }
    String ratios = String.join(", ", Collections.nCopies(picks.size() / 2, "%s / %s"));
    return new Claim(
        "%s ends at most at %s times the loss of its clean run: %s.".formatted(family, bound, what),
        Origin.OURS,
        Paired.pairedRatio(
            "geometric mean of final of " + ratios, picks, BadBatches::meanRatio, true, bound));
  }

  private static Pick pick(String family, Problem problem, Fault fault) {
    return Pick.arm(family + "-" + label(problem, fault) + "@" + Arms.text(START));
  }

  /** Of each run's final by that of the one behind it; NaN of none. */
  static double meanRatio(List<RunRecord> runs) {
    double sum = 0.0;
    for (int i = 0; i < runs.size(); i += 2) {
      sum += Math.log(runs.get(i).metric(Outcome.FINAL) / runs.get(i + 1).metric(Outcome.FINAL));
    }
    return Math.exp(2.0 * sum / runs.size());
  }
}
