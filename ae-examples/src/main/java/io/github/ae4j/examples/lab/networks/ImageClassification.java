package io.github.ae4j.examples.lab.networks;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.experiment.Incidents;
import io.github.ae4j.examples.lab.experiment.Lineup;
import io.github.ae4j.examples.lab.experiment.TrainedExperiment;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Curve;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.examples.lab.task.ReadOnce;
import io.github.ae4j.examples.lab.task.ResidualNetwork;
import io.github.ae4j.examples.lab.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Experiment 2: pictures told apart by a residual network. */
final class ImageClassification extends TrainedExperiment {
  private static final PictureTask.Size SMOKE = new PictureTask.Size(2, 4, 1, 16, 500, 100);
  private static final Pick STEERED = Pick.arm("ae-adamw@0.001");
  private static final Pick BARE = Pick.arm("adamw@0.001");
  private static final PictureTask.Size CPU = new PictureTask.Size(2, 8, 1, 64, 10_000, 1_000);
  private static final PictureTask.Size FULL = new PictureTask.Size(1, 64, 2, 128, 50_000, 10_000);

  private final ReadOnce<Pictures.Split> pictures = new ReadOnce<>(LabData::pictures);

  @Override
  public int number() {
    return 2;
  }

  @Override
  public String name() {
    return "image-classification";
  }

  private static PictureTask.Size size(Scale scale) {
    return scale.pick(SMOKE, CPU, FULL);
  }

  @Override
  public String setup(Scale scale) {
    PictureTask.Size size = size(scale);
    int side = 32 / size.square();
    return ("A residual network of %d blocks, width %d (the theory: ResNet-18, width 64), with"
            + " group normalisation in place of batch normalisation, whose running statistics"
            + " would be a state beside the weights; pictures of %d x %d pixels (32 x 32"
            + " averaged), half of them mirrored, at most %,d to train with; %,d steps of %d.")
        .formatted(
            3 * size.blocks(),
            size.width(),
            side,
            side,
            size.training(),
            plan(scale).steps(),
            size.batch());
  }

  @Override
  public Metric metric() {
    return Metric.accuracy("held-back accuracy");
  }

  @Override
  public Set<String> reads() {
    return Set.of(LabData.PICTURES);
  }

  @Override
  public List<Arm> arms(Scale scale) {
    if (scale == Scale.SMOKE) {
      return List.of(
          Arms.steered(Base.ADAMW, Lineup.START),
          Arms.constant(Base.ADAMW, 1e-3),
          Arms.cosine(Base.ADAMW, 1e-2));
    }
    List<Arm> arms = new ArrayList<>(Lineup.steered());
    arms.addAll(Lineup.baselines(1e-3, 3e-3, 1e-2, 3e-2));
    arms.add(Arms.scheduleFreeAdamW(0.1));
    arms.addAll(Arms.grid(rate -> Arms.oneCycle(Base.ADAMW, rate), 1e-2, 3e-2));
    arms.addAll(Lineup.forNetworks(ResidualNetwork.INPUTS, ResidualNetwork.OUTPUTS));
    arms.add(Arms.theory(Base.ADAMW, Lineup.START));
    return arms;
  }

  @Override
  protected Task task(long seed, Setting setting) {
    Scale scale = setting.scale();
    return PictureTask.of(pictures.of(setting.data()), size(scale), plan(scale).steps(), seed);
  }

  @Override
  protected Training.Plan plan(Scale scale) {
    int steps = scale.pick(40, 500, 20_000);
    return new Training.Plan(steps, Math.max(10, steps / 20), Math.max(2, steps / 200));
  }

  @Override
  protected Map<String, Double> furtherMetrics(Task task, Outcome outcome) {
    Curve gamma = outcome.curves().get("gamma");
    return Map.of(
        "gammaRoughness", Incidents.roughness(gamma),
        "gammaVariance", Incidents.relativeVariance(gamma));
  }

  @Override
  public List<Claim> claims() {
    return Stream.of(course(), ends()).flatMap(List::stream).toList();
  }

  /** Under way, beside AdamW at its customary rate. */
  private static List<Claim> course() {
    return List.of(
        new Claim(
            "Steered AdamW has a higher area under the accuracy curve than AdamW at its customary"
                + " rate, 0.001.",
            Origin.SEED,
            Paired.differenceAtLeast(Outcome.AUC, STEERED, BARE, 0.0)),
        new Claim(
            "Its effective step gamma varies less, by its squared mean, after the first quarter.",
            Origin.SEED,
            Paired.ratioAtMost("gammaVariance", STEERED, BARE, 1.0)),
        new Claim(
            "Its effective step gamma moves more smoothly from record to record.",
            Origin.SEED,
            Paired.ratioAtMost("gammaRoughness", STEERED, BARE, 1.0)));
  }

  /** At the end, beside the best baseline. */
  private static List<Claim> ends() {
    return List.of(
        new Claim(
            "Started once, it ends within 0.02 of the best baseline tuned in hindsight.",
            Origin.OURS,
            Paired.differenceAtLeast(Outcome.FINAL, STEERED, Pick.bestBaseline(), -0.02)),
        new Claim(
            "With its readout it ends within 0.01 of the best baseline tuned in hindsight.",
            Origin.OURS,
            Paired.differenceAtLeast(
                Outcome.FINAL, Pick.arm("ae-adamw-readout@0.001"), Pick.bestBaseline(), -0.01)));
  }
}
