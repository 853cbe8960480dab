package io.github.ae4j.examples.lab.systems.tape;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Curve;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Metric.Watched;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.Results;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.stats.Interval;
import io.github.ae4j.examples.lab.stats.Ranks;
import io.github.ae4j.examples.machine.ProgramTask;
import io.github.ae4j.examples.machine.TapeArm;
import io.github.ae4j.examples.machine.TapeRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Five programs on a tape: how many seeds find them, after how many steps, and which are exact once hardened. */
final class TapePrograms implements Experiment {
  /** 1 where every held-back example was answered right at a look. */
  private static final String SOLVED = "solved";

  /** Steps until then; infinite where never. */
  private static final String STEPS = "stepsToSolve";

  /** 1 where the hardened program answers every fresh example to the last digit. */
  private static final String EXACT = "exactOnceHardened";

  private static final String NOT_FINITE = "notFinite";

  /** What Wilson's interval of 20 seeds of 20 lies above. */
  private static final double MOST_SEEDS = 0.8;

  private static final String ADAM = "adam-";
  private static final String STEERED = "ae-adam-";

  @Override
  public int number() {
    return 0;
  }

  @Override
  public String name() {
    return "tape-programs";
  }

  @Override
  public String setup(Scale scale) {
    return ("Programs of soft operations on a tape from random logits of deviation 0.5: 8 symbols"
            + " of 4 numbers copied, reversed, shifted by 3 or checked for being a palindrome,"
            + " and the value of a key of 8 bits among 4. Batches of 16 fresh examples, %,d"
            + " steps at most; a run ends once 64 held-back examples are answered right, looked"
            + " at every 25 steps. Adam's rate is tuned on the seeds it is judged by. Of the"
            + " seeds 1 to 20 the shares of an earlier form of the loop were looked at, and no"
            + " constant was chosen by them.")
        .formatted(steps(scale));
  }

  private static int steps(Scale scale) {
    return scale.pick(50, 2_000, 2_000);
  }

  @Override
  public Metric metric() {
    return Metric.accuracy("share of fresh examples answered right").watching(Watched.NOTHING);
  }

  @Override
  public List<Arm> arms(Scale scale) {
    List<Arm> arms = new ArrayList<>();
    for (ProgramTask task : ProgramTask.values()) {
      arms.add(arm(STEERED + task.label(), TapeArm.USUAL, Role.STEERED));
      TapeArm.GRID.forEach(rate -> arms.add(arm(ADAM + task.label(), rate, Role.BASELINE)));
    }
    return arms;
  }

  private static Arm arm(String family, double rate, Role role) {
    return new Arm(
        family,
        TapeArm.shown(rate),
        role,
        start -> {
          throw new UnsupportedOperationException("a program is no network to start on");
        });
  }

  @Override
  public Map<String, String> expectedConfiguration(Scale scale) {
    return Map.of("steps", Integer.toString(steps(scale)));
  }

  @Override
  public Outcome run(Arm arm, long seed, Setting setting) {
    ProgramTask task =
        Stream.of(ProgramTask.values())
            .filter(one -> arm.family().endsWith("-" + one.label()))
            .findFirst()
            .orElseThrow();
    TapeArm trainer =
        arm.role() == Role.STEERED
            ? TapeArm.standard()
            : TapeArm.adam(Double.parseDouble(arm.setting()));
    TapeRun run = TapeRun.of(task.make(), trainer, seed, steps(setting.scale()));
    Map<String, String> configuration = new LinkedHashMap<>(expectedConfiguration(setting.scale()));
    configuration.put(Outcome.CONDITION, task.label());
    double end = run.halted().step();
    Curve curve = new Curve(new double[] {end}, new double[] {run.soft()});
    return new Outcome(
        "sequences made in code",
        configuration,
        Map.of(
            Outcome.FINAL,
            run.soft(),
            Outcome.AUC,
            run.soft(),
            SOLVED,
            run.isSolved() ? 1.0 : 0.0,
            STEPS,
            run.isSolved() ? end : Double.POSITIVE_INFINITY,
            EXACT,
            run.isExact() ? 1.0 : 0.0,
            NOT_FINITE,
            run.isFinite() ? 0.0 : 1.0),
        Map.of(Outcome.METRIC, curve, Outcome.LOSS, curve));
  }

  @Override
  public List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    for (ProgramTask task : ProgramTask.values()) {
      Pick steered = Pick.arm(STEERED + task.label() + "@" + TapeArm.shown(TapeArm.USUAL));
      Pick usual = Pick.arm(ADAM + task.label() + "@" + TapeArm.shown(TapeArm.USUAL));
      Pick tuned = Pick.bestOf(ADAM + task.label(), SOLVED, true);
      String what = task.label();
      claims.add(
          ours(
              "The loop finds %s wherever Adam at the same rate does.".formatted(what),
              noLess(steered, usual)));
      claims.add(
          ours(
              "The loop finds %s wherever tuned Adam does.".formatted(what),
              noLess(steered, tuned)));
      claims.add(
          ours(
              "What the loop has found of %s is exact once hardened.".formatted(what),
              Paired.holdsInShare(
                  "what %s has found is exact",
                  List.of(steered),
                  runs -> runs.get(0).metric(SOLVED) <= runs.get(0).metric(EXACT),
                  MOST_SEEDS)));
      claims.add(
          ours(
              "No loss and no program of %s was not finite.".formatted(what),
              Paired.atMost(NOT_FINITE, steered, 0.0)));
    }
    return claims;
  }

  private static Claim.Test noLess(Pick one, Pick other) {
    return Paired.holdsInShare(
        "%s finds it or %s does not",
        List.of(one, other),
        runs -> runs.get(0).metric(SOLVED) >= runs.get(1).metric(SOLVED),
        MOST_SEEDS);
  }

  private static Claim ours(String text, Claim.Test test) {
    return new Claim(text, Origin.OURS, test);
  }

  /** What is claimed was written anew after the first runs were seen. */
  @Override
  public boolean seenInDevelopment() {
    return true;
  }

  @Override
  public Optional<Breakdown> breakdown(Results results) {
    Map<String, double[]> rows = new LinkedHashMap<>();
    for (String arm : results.arms()) {
      double[] solved = results.values(arm, SOLVED);
      double[] exact = results.values(arm, EXACT);
      int count = (int) Arrays.stream(solved).sum();
      int hard = 0;
      int late = 0;
      for (int i = 0; i < solved.length; i++) {
        hard += solved[i] == 1.0 && exact[i] == 1.0 ? 1 : 0;
        late += solved[i] == 0.0 && exact[i] == 1.0 ? 1 : 0;
      }
      Interval share = Interval.ofShare(count, solved.length);
      double median = Ranks.median(results.values(arm, STEPS));
      rows.put(
          arm, new double[] {share.mean(), share.low(), share.high(), median, count, hard, late});
    }
    return Optional.of(
        new Breakdown(
            "Seeds that found the program, with Wilson's interval",
            List.of(
                "share", "low", "high", "median steps", "found", "of these exact", "others exact"),
            rows));
  }
}
