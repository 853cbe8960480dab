package io.github.ae4j.examples.lab.streams;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.experiment.TrainedExperiment;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Metric.Watched;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.examples.lab.task.ReadOnce;
import io.github.ae4j.examples.lab.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A linear spam filter learns mails as they arrive. */
final class SpamStream extends TrainedExperiment {
  private static final double START = 1e-3;
  private static final double[] SGD = {0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0};
  private static final double[] HEAVY_BALL = {0.01, 0.03, 0.1, 0.3, 1.0, 3.0};
  private static final double[] ADAM = {1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3};
  private static final double CLOSE = 1.05;
  private static final double NOTHING = 0.005;
  private static final String HITS = "online"; // share of mails told right before they were learnt

  private final ReadOnce<Mails> mails = new ReadOnce<>(Mails::of);

  @Override
  public int number() {
    return 0;
  }

  @Override
  public String name() {
    return "spam-stream";
  }

  @Override
  public String setup(Scale scale) {
    return ("Logistic regression on %,d hashed words, log(1 + count) scaled to length 1, learns the"
            + " first %,d mails in order of arrival, each predicted before it is learnt; without"
            + " --data mails made in code. The order is one, so a seed leaves out a tenth of the"
            + " mails. Figures of the real stream under the loop were looked at in development.")
        .formatted(Mail.ATTRIBUTES, plan(scale).steps());
  }

  @Override
  public boolean seenInDevelopment() {
    return true;
  }

  @Override
  public Metric metric() {
    return Metric.loss("prequential log loss").watching(Watched.NOTHING);
  }

  @Override
  public Set<String> reads() {
    return Set.of(Mails.FOLDER);
  }

  @Override
  public List<Arm> arms(Scale scale) {
    List<Arm> arms = new ArrayList<>();
    arms.add(Arms.steered(Base.SGD, START));
    arms.add(Arms.steered(Base.ADAM, START));
    if (scale == Scale.SMOKE) {
      arms.add(Arms.sgd(1.0, 0.0));
      arms.add(Arms.constant(Base.ADAM, 0.1));
      arms.add(Arms.dog());
      return arms;
    }
    arms.addAll(Arms.grid(rate -> Arms.sgd(rate, 0.0), SGD));
    arms.addAll(Arms.grid(rate -> Arms.sgd(rate, 0.9), HEAVY_BALL));
    arms.addAll(Arms.grid(rate -> Arms.constant(Base.ADAM, rate), ADAM));
    arms.addAll(Arms.grid(Arms::scheduleFreeSgd, 1.0, 3.0, 10.0, 30.0, 100.0));
    arms.addAll(Arms.grid(Arms::scheduleFreeAdamW, 1e-2, 3e-2, 0.1, 0.3));
    arms.add(Arms.dog());
    arms.add(Arms.prodigy());
    return arms;
  }

  @Override
  protected Task task(long seed, Setting setting) {
    int steps = plan(setting.scale()).steps();
    return new LogLossStream(mails.of(setting.data()).examples(steps, seed), 1);
  }

  @Override
  protected Training.Plan plan(Scale scale) {
    int steps = scale.pick(300, 4_800, 4_800);
    return new Training.Plan(steps, steps / 100, steps / 100);
  }

  @Override
  public List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    for (Base base : List.of(Base.SGD, Base.ADAM)) {
      String steered = "ae-" + base.label();
      String constant = base == Base.SGD ? "sgd-tuned" : base.label();
      claims.add(loss(steered, "the best constant " + constant, Pick.bestOf(constant)));
      claims.add(accuracy(steered, constant));
      claims.add(loss(steered, "the best baseline tuned", Pick.bestBaseline()));
    }
    return claims;
  }

  private static Claim loss(String steered, String than, Pick pick) {
    return new Claim(
        "%s has at most %s of the log loss of %s in hindsight.".formatted(steered, CLOSE, than),
        Origin.OURS,
        Paired.ratioAtMost(Outcome.FINAL, arm(steered), pick, CLOSE));
  }

  private static Claim accuracy(String steered, String constant) {
    return new Claim(
        "%s is as accurate as the most accurate constant %s in hindsight, within %s."
            .formatted(steered, constant, NOTHING),
        Origin.OURS,
        Paired.differenceAtLeast(HITS, arm(steered), Pick.bestOf(constant, HITS, true), -NOTHING));
  }

  private static Pick arm(String family) {
    return Pick.arm(family + "@" + Arms.text(START));
  }
}
