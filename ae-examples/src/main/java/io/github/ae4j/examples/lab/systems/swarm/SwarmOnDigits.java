package io.github.ae4j.examples.lab.systems.swarm;

import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Curve;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Metric.Watched;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.task.DigitData;
import io.github.ae4j.examples.swarm.DigitNetwork;
import io.github.ae4j.examples.swarm.SplitDigits;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A swarm of networks on digits beside what the same steps buy otherwise. */
final class SwarmOnDigits implements Experiment {
  private final DigitData data = new DigitData();

  @Override
  public int number() {
    return 0;
  }

  @Override
  public String name() {
    return "swarm-digits";
  }

  private static int rounds(Scale scale) {
    return scale.pick(2, 10, 10);
  }

  private static int share(Scale scale) {
    return scale.pick(5, 100, 100);
  }

  @Override
  public String setup(Scale scale) {
    return ("%d rounds of %d steps, however they are shared, of networks of 784-128-10 in DJL with"
            + " batches of 64. Members are chosen by their loss on digits held back; the loss is on"
            + " as many that nobody is chosen by. Members differ in how fast the loop anneals, as"
            + " on the streams.")
        .formatted(rounds(scale), Ground.MEMBERS * share(scale));
  }

  @Override
  public Metric metric() {
    return Metric.loss("cross-entropy on digits held back twice").watching(Watched.NOTHING);
  }

  @Override
  public List<Arm> arms(Scale scale) {
    return SharingArms.all();
  }

  @Override
  public Set<String> reads() {
    return Set.of(DigitData.FOLDER);
  }

  /** The loop was made on digits too. */
  @Override
  public boolean seenInDevelopment() {
    return true;
  }

  @Override
  public Map<String, String> expectedConfiguration(Scale scale) {
    int steps = rounds(scale) * share(scale) * Ground.MEMBERS;
    return Map.of("steps", Integer.toString(steps));
  }

  @Override
  public Outcome run(Arm arm, long seed, Setting setting) {
    DigitNetwork.holdEngine();
    Digits digits = data.of(setting.data());
    DigitRounds ground =
        DigitRounds.of(
            SplitDigits.of(digits), seed, rounds(setting.scale()), share(setting.scale()));
    double[][] scores = SharingArms.scores(arm, ground);
    double[] losses = SharingArms.chosenNow(scores, ground.tests());
    double[] rounds = new double[losses.length];
    Arrays.setAll(rounds, i -> i + 1);
    Curve curve = new Curve(rounds, losses);
    return new Outcome(
        digits.source(),
        expectedConfiguration(setting.scale()),
        Map.of(Outcome.FINAL, losses[losses.length - 1], Outcome.AUC, curve.mean()),
        Map.of(Outcome.METRIC, curve, Outcome.LOSS, curve));
  }

  @Override
  public List<Claim> claims() {
    return SharingArms.claims();
  }
}
