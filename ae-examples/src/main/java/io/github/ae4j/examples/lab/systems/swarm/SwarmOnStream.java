package io.github.ae4j.examples.lab.systems.swarm;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Curve;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Metric.Watched;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.stream.Hyperplane;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A swarm of logistic regressions on a drifting stream beside what the same steps buy otherwise.
 *
 * @param name of the experiment
 * @param plane what drifts
 */
record SwarmOnStream(String name, Hyperplane plane) implements Experiment {
  @Override
  public int number() {
    return 0;
  }

  @Override
  public String setup(Scale scale) {
    Windows windows = windows(1, scale);
    return ("%d windows of %d instances of a hyperplane of %d attributes that move by %s an"
            + " instance; %d steps of each window, however they are shared. The log-loss is on"
            + " the window after, of the member that was best before it, in the mean over the"
            + " windows. Members differ in how fast the loop anneals: the second design, made after"
            + " the first, of learning rates to start from, showed no difference.")
        .formatted(
            windows.rounds(),
            windows.share(),
            plane.attributes(),
            plane.change(),
            Ground.MEMBERS * windows.share());
  }

  private Windows windows(long seed, Scale scale) {
    return new Windows(plane, seed, scale.pick(4, 40, 40), scale.pick(50, 500, 500));
  }

  @Override
  public Metric metric() {
    return Metric.loss("log-loss on the next window").watching(Watched.NOTHING);
  }

  @Override
  public List<Arm> arms(Scale scale) {
    return SharingArms.all();
  }

  @Override
  public Map<String, String> expectedConfiguration(Scale scale) {
    Windows windows = windows(1, scale);
    int steps = windows.rounds() * windows.share() * Ground.MEMBERS;
    return Map.of("steps", Integer.toString(steps));
  }

  @Override
  public Outcome run(Arm arm, long seed, Setting setting) {
    double[][] scores = SharingArms.scores(arm, windows(seed, setting.scale()));
    double[] losses = SharingArms.chosenBefore(scores);
    double mean = Arrays.stream(losses).average().orElse(Double.NaN);
    double[] rounds = new double[losses.length];
    Arrays.setAll(rounds, i -> i + 2);
    Curve curve = new Curve(rounds, losses);
    return new Outcome(
        "drifting hyperplane made in code",
        expectedConfiguration(setting.scale()),
        Map.of(Outcome.FINAL, mean, Outcome.AUC, curve.mean()),
        Map.of(Outcome.METRIC, curve, Outcome.LOSS, curve));
  }

  @Override
  public List<Claim> claims() {
    return SharingArms.claims();
  }

  /** The way members differ was found on these streams, after rates to start from had made no difference. */
  @Override
  public boolean seenInDevelopment() {
    return true;
  }
}
