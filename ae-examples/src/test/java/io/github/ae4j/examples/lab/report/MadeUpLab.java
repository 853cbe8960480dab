package io.github.ae4j.examples.lab.report;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Synthetic;
import java.util.ArrayList;
import java.util.List;

/** Runs and experiments made up for a report. */
final class MadeUpLab {
  private static final List<Arm> ARMS =
      List.of(
          arm("ae-adamw", "0.001", Role.STEERED),
          arm("ae-adamw", "10.0", Role.STEERED),
          arm("adamw", "0.001", Role.BASELINE),
          arm("adamw", "0.01", Role.BASELINE),
          arm("prodigy", "", Role.BASELINE));

  private MadeUpLab() {}

  private static Arm arm(String family, String setting, Role role) {
    return new Arm(
        family,
        setting,
        role,
        start -> {
          throw new AssertionError("a report runs nothing");
        });
  }

  /** An experiment that is reported and never run. */
  private record Told(int number, String name, List<Claim> claims, boolean seenInDevelopment)
      implements Experiment {
    @Override
    public String setup(Scale scale) {
      return "Four looks <at> a made-up curve.";
    }

    @Override
    public Metric metric() {
      return Metric.accuracy("held-back accuracy");
    }

    @Override
    public List<Arm> arms(Scale scale) {
      return ARMS;
    }

    @Override
    public Outcome run(Arm arm, long seed, Setting setting) {
      throw new AssertionError("a report runs nothing");
    }
  }

  static List<Experiment> experiments() {
    Pick steered = Pick.arm("ae-adamw@0.001");
    Pick bare = Pick.arm("adamw@0.001");
    return List.of(
        new Told(
            1,
            "first",
            List.of(
                new Claim(
                    "Better | than the bare optimizer & more.",
                    Claim.Origin.SEED,
                    Paired.differenceAtLeast(Outcome.FINAL, steered, bare, 0.0)),
                new Claim(
                    "Twice as fast as the best.",
                    Claim.Origin.OURS,
                    Paired.timeToTargetRatioAtMost(steered, Pick.bestBaseline(), 0.5)),
                new Claim(
                    "Above a half in most seeds.",
                    Claim.Origin.OURS,
                    Paired.holdsInShare(
                        "%s is above a half",
                        List.of(steered), some -> some.get(0).metric(Outcome.FINAL) > 0.5, 0.5))),
            true),
        new Told(
            12,
            "second",
            List.of(
                new Claim(
                    "Needs an arm that is not there.",
                    Claim.Origin.PREDICTION,
                    Paired.atMost(Outcome.FINAL, Pick.arm("sgd@0.1"), 1.0))),
            false),
        new Told(
            3,
            "third",
            List.of(
                new Claim(
                    "Never run.", Claim.Origin.SEED, Paired.atLeast(Outcome.FINAL, steered, 0.5))),
            false));
  }

  static List<RunRecord> runs() {
    List<RunRecord> runs = new ArrayList<>();
    for (int seed = 1; seed <= 5; seed++) {
      double noise = 0.001 * seed;
      for (String name : List.of("first", "second")) {
        add(runs, name, "ae-adamw@0.001", Role.STEERED, seed, 0.7, 0.85, 0.92, 0.95 + noise);
        add(runs, name, "ae-adamw@10.0", Role.STEERED, seed, 0.1, 0.8, 0.9, 0.94 - noise);
        add(runs, name, "adamw@0.001", Role.BASELINE, seed, 0.5, 0.7, 0.8, 0.85 + noise);
        add(runs, name, "adamw@0.01", Role.BASELINE, seed, 0.6, 0.8, 0.85, 0.9 - noise);
      }
      add(runs, "first", "prodigy", Role.BASELINE, seed, 0.3, 0.4, 0.5, 0.6 + 9 * noise);
    }
    return runs;
  }

  private static void add(
      List<RunRecord> runs, String name, String arm, Role role, long seed, double... metric) {
    runs.add(Synthetic.run(name, arm, role, seed, metric));
  }
}
