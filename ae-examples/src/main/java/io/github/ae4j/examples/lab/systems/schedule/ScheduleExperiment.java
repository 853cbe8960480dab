package io.github.ae4j.examples.lab.systems.schedule;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.examples.lab.experiment.TrainedExperiment;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.task.DigitData;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.preset.ScheduleConfig;
import io.github.ae4j.preset.ScheduleConfig.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code Presets.schedule()} on AdamW and SGD, each from the customary rate. */
abstract class ScheduleExperiment extends TrainedExperiment {
  private static final double MOST = 1.5;

  /** An optimizer, where the loop starts it, and the rates its baseline is tuned over. */
  private enum Started {
    ADAMW(Base.ADAMW, 1e-3, 1e-3, 3e-4, 1e-3, 3e-3, 1e-2),
    /** Heavy ball's .01 is .1 where momentum averages. */
    SGD(Base.SGD, 0.1, 0.01, 3e-3, 0.01, 0.03, 0.1);

    private final Base base;
    private final double start;
    private final double constant;
    private final double[] rates;

    Started(Base base, double start, double constant, double... rates) {
      this.base = base;
      this.start = start;
      this.constant = constant;
      this.rates = rates;
    }

    String family() {
      return "schedule-" + base.label();
    }

    String family(Kind kind) {
      return kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + base.label();
    }

    Arm blend() {
      return Arms.steered(family(), base, start, Presets.schedule()).as(Role.STEERED);
    }

    Arm rule(Kind kind) {
      ScheduleConfig only = ScheduleConfig.defaults().only(kind);
      return Arms.steered(family(kind), base, start, Presets.schedule(only));
    }

    Pick pick(String family) {
      return Pick.arm(family + "@" + Arms.text(start));
    }
  }

  /** What is compared; lower is better. */
  abstract String judged();

  @Override
  public int number() {
    return 0;
  }

  @Override
  public Set<String> reads() {
    return Set.of(DigitData.FOLDER);
  }

  /** The network on drawn digits was looked at while the rules' constants were chosen. */
  @Override
  public boolean seenInDevelopment() {
    return true;
  }

  @Override
  public List<Arm> arms(Scale scale) {
    List<Arm> arms = new ArrayList<>();
    for (Started one : Started.values()) {
      arms.add(one.blend());
      for (Kind kind : Kind.values()) {
        arms.add(one.rule(kind));
      }
      arms.add(Arms.constant(one.base, one.constant));
      double[] rates = scale == Scale.SMOKE ? new double[] {one.constant} : one.rates;
      arms.addAll(Arms.grid(rate -> Arms.plateau(one.base, rate), rates));
    }
    return arms;
  }

  @Override
  public List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    for (Started one : Started.values()) {
      claims.add(nearItsBestRule(one));
      Pick plateau = Pick.bestOf(one.base.label() + "-plateau", judged(), false);
      claims.add(noWorse(one, "reduce on plateau at its best rate", plateau));
      Pick constant = Pick.arm(one.base.label() + "@" + Arms.text(one.constant));
      claims.add(noWorse(one, "the constant it starts from", constant));
    }
    return claims;
  }

  private Claim nearItsBestRule(Started one) {
    List<Pick> picks = new ArrayList<>(List.of(one.pick(one.family())));
    for (Kind kind : Kind.values()) {
      picks.add(one.pick(one.family(kind)));
    }
    return new Claim(
        one.family() + " never ends above %s times the best of its rules".formatted(MOST),
        Origin.SEED,
        Paired.pairedRatio(
            judged() + " of %s / the least of %s, %s, %s, %s", picks, this::toBest, true, MOST));
  }

  /** The blend's figure over the least of the rules of the same seed. */
  private double toBest(List<RunRecord> runs) {
    double best =
        runs.stream().skip(1).mapToDouble(r -> r.metric(judged())).min().orElse(Double.NaN);
    return Paired.ratio(runs.get(0).metric(judged()), best);
  }

  private Claim noWorse(Started one, String than, Pick rival) {
    return new Claim(
        one.family() + " ends no worse than " + than,
        Origin.OURS,
        Paired.ratioAtMost(judged(), one.pick(one.family()), rival, 1.0));
  }
}
