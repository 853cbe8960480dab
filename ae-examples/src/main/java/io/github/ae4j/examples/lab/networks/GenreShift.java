package io.github.ae4j.examples.lab.networks;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.experiment.Lineup;
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
import java.util.Map;
import java.util.Set;

/** A small transformer learns text of one genre, and then of another. */
final class GenreShift extends TrainedExperiment {
  private static final LanguageTask.Size SMOKE = new LanguageTask.Size(24, 16, 2, 2, 8, 16);
  private static final LanguageTask.Size CPU = new LanguageTask.Size(32, 32, 2, 2, 16, 32);
  private static final LanguageTask.Size FULL = new LanguageTask.Size(256, 256, 4, 2, 64, 256);
  private static final Pick STEERED = Pick.arm("ae-adamw@0.001");
  private static final String CONSTANT = "adamw";
  private static final String AREA = "areaAfter";
  private static final double HALF = 0.5;
  private static final double CLOSE = 1.02;

  private final ReadOnce<Genres> genres = new ReadOnce<>(Genres::of);

  @Override
  public int number() {
    return 0;
  }

  @Override
  public String name() {
    return "genre-shift";
  }

  private static LanguageTask.Size size(Scale scale) {
    return scale.pick(SMOKE, CPU, FULL);
  }

  private static int shift(Scale scale) {
    return steps(scale) / 2;
  }

  private static int steps(Scale scale) {
    return scale.pick(60, 600, 10_000);
  }

  @Override
  public String setup(Scale scale) {
    LanguageTask.Size size = size(scale);
    return ("A transformer of %d layers, width %d, tells the next character in windows of %d, %d a"
            + " step: %,d steps of one genre, then as many of another; without --data words of one"
            + " lexicon and then of another. Held-back loss of the genre of the step, nats a"
            + " character. A run is back at the first look after the shift at a loss of at most the"
            + " target. No text of the Brown corpus served to choose the loop's constants.")
        .formatted(size.layers(), size.width(), size.context(), size.batch(), shift(scale));
  }

  @Override
  public Metric metric() {
    return Metric.loss("held-back loss a character").watching(Watched.NOTHING);
  }

  @Override
  public Set<String> reads() {
    return Set.of(Genres.FOLDER);
  }

  @Override
  public List<Arm> arms(Scale scale) {
    List<Arm> arms = new ArrayList<>(List.of(Arms.steered(Base.ADAMW, Lineup.START)));
    double[] rates = scale == Scale.SMOKE ? new double[] {3e-3} : new double[] {1e-3, 3e-3, 1e-2};
    arms.addAll(Arms.grid(rate -> Arms.constant(Base.ADAMW, rate), rates));
    arms.addAll(Arms.grid(rate -> Arms.cosine(Base.ADAMW, rate), rates));
    if (scale != Scale.SMOKE) {
      arms.addAll(Arms.grid(rate -> Arms.step(Base.ADAMW, rate), rates));
      arms.addAll(Arms.grid(rate -> Arms.oneCycle(Base.ADAMW, rate), rates));
      arms.add(Arms.dog());
      arms.add(Arms.prodigy());
    }
    return arms;
  }

  @Override
  protected Task task(long seed, Setting setting) {
    Scale scale = setting.scale();
    int before = shift(scale);
    int after = steps(scale) - before;
    return new ShiftedLanguage(genres.of(setting.data()), size(scale), before, after, seed);
  }

  @Override
  protected Training.Plan plan(Scale scale) {
    int steps = steps(scale);
    return new Training.Plan(steps, Math.max(5, steps / 60), Math.max(2, steps / 150));
  }

  @Override
  protected Map<String, Double> furtherMetrics(Task task, Outcome outcome) {
    int shift = Integer.parseInt(outcome.configuration().get(Recovery.SHIFT));
    return Map.of(AREA, Recovery.meanAfter(outcome.curves().get(Outcome.METRIC), shift));
  }

  @Override
  protected Map<String, String> configuration(Scale scale) {
    return Map.of(
        "steps", Integer.toString(steps(scale)), Recovery.SHIFT, Integer.toString(shift(scale)));
  }

  @Override
  public List<Claim> claims() {
    return List.of(
        back("half the steps of the best cosine", HALF, Origin.PREDICTION, "adamw-cosine"),
        back("half the steps of the best step decay", HALF, Origin.PREDICTION, "adamw-step"),
        back("half the steps of the best one-cycle", HALF, Origin.PREDICTION, "adamw-onecycle"),
        back("the steps of the best constant AdamW", 1.0, Origin.OURS, CONSTANT),
        area("the best constant AdamW", Pick.bestOf(CONSTANT, AREA, false)),
        area("the best baseline", Pick.bestBaseline(AREA, false)));
  }

  private static Claim area(String than, Pick pick) {
    return new Claim(
        "After a shift of genre the mean loss of ae-adamw is at most %s of that of %s in hindsight."
            .formatted(CLOSE, than),
        Origin.OURS,
        Paired.ratioAtMost(AREA, STEERED, pick, CLOSE));
  }

  private static Claim back(String than, double bound, Origin origin, String family) {
    return new Claim(
        "After a shift of genre ae-adamw is back in at most " + than + ".",
        origin,
        results ->
            Paired.pairedRatio(
                    "steps back of %s / %s",
                    List.of(STEERED, Recovery.soonestOf(family)),
                    runs ->
                        Paired.ratio(
                            Recovery.steps(runs.get(0), results),
                            Recovery.steps(runs.get(1), results)),
                    true,
                    bound)
                .judge(results));
  }
}
