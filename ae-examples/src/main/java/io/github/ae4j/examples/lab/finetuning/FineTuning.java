package io.github.ae4j.examples.lab.finetuning;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.experiment.ConditionedExperiment;
import io.github.ae4j.examples.lab.experiment.Lineup;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Results;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.examples.lab.task.DigitData;
import io.github.ae4j.examples.lab.task.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Trained weights that are trained on, with the same data and with other. */
final class FineTuning extends ConditionedExperiment {
  /** Steps after which the loss is looked at. */
  static final List<Integer> LOOKS = List.of(10, 100, 300);

  static final List<Base> STEERED = List.of(Base.ADAMW, Base.SGD);

  /** What trained weights are told apart by. */
  private record Key(String what, Setting setting, long seed) {}

  private static final double[] RATES = {1e-5, 1e-4, 1e-3, 1e-2};

  private final PictureData pictures = new PictureData();
  private final Map<Key, double[]> trained = new ConcurrentHashMap<>();

  @Override
  public int number() {
    return 0;
  }

  @Override
  public String name() {
    return "fine-tuning";
  }

  @Override
  public String setup(Scale scale) {
    return ("Weights trained for %,d steps by AdamW under a cosine go on for %d steps: a network"
            + " 784-128-10 on digits, with more of them or with other pictures (Fashion-MNIST;"
            + " without --data the digits a quarter turned), and a network 16-32-4 on a noisy"
            + " linear map, with more of it or with a map a fifth of its size off. The metric"
            + " is the held-back loss by that of the trained weights on the same data."
            + " Finetuning is %s. Networks of this kind served to choose the loop's constants,"
            + " Fashion-MNIST did not.")
        .formatted(trainingSteps(scale), plan(scale).steps(), FineTuned.IN_WORDS);
  }

  @Override
  public boolean seenInDevelopment() {
    return true;
  }

  @Override
  public Metric metric() {
    return Metric.loss("held-back loss by that before");
  }

  @Override
  public Set<String> reads() {
    return Set.of(DigitData.FOLDER, PictureData.FASHION);
  }

  @Override
  protected List<Condition> conditions(Scale scale) {
    return Arrays.stream(Case.values())
        .map(one -> new Condition(one.label(), one.ordinal()))
        .toList();
  }

  @Override
  protected List<Arm> recipes(Scale scale) {
    List<Arm> arms = new ArrayList<>();
    for (Base base : STEERED) {
      arms.add(Arms.steered(base, Lineup.START));
      arms.add(FineTuned.arm(base, Lineup.START));
    }
    double[] rates = scale == Scale.SMOKE ? new double[] {1e-3} : RATES;
    arms.addAll(Arms.grid(rate -> Arms.constant(Base.ADAMW, rate), rates));
    return arms;
  }

  private static int trainingSteps(Scale scale) {
    return scale.pick(200, 1_500, 3_000);
  }

  @Override
  protected Task task(Condition condition, long seed, Setting setting) {
    Case one = Case.values()[(int) condition.value()];
    int steps = trainingSteps(setting.scale());
    int all = steps + plan(setting.scale()).steps();
    double[] weights =
        trained.computeIfAbsent(
            new Key(one.trained(), setting, seed),
            key -> one.train(pictures, setting.data(), steps, seed));
    return new TrainedTask(one.then(pictures, setting.data(), all, seed), weights, steps);
  }

  @Override
  protected Training.Plan plan(Scale scale) {
    return new Training.Plan(300, 10, 5);
  }

  @Override
  protected Map<String, Double> furtherMetrics(Condition condition, Outcome outcome) {
    Map<String, Double> more = new LinkedHashMap<>();
    LOOKS.forEach(step -> more.put(after(step), outcome.curves().get(Outcome.METRIC).at(step)));
    return more;
  }

  /** Metric: the loss after some steps by that before. */
  static String after(int step) {
    return "after" + step;
  }

  @Override
  public List<Claim> claims() {
    return FineTuningClaims.all();
  }

  @Override
  public Optional<Breakdown> breakdown(Results results) {
    Map<String, double[]> rows = new LinkedHashMap<>();
    for (String arm : results.arms()) {
      double[] row = LOOKS.stream().mapToDouble(step -> mean(results, arm, after(step))).toArray();
      rows.put(arm, row);
    }
    List<String> columns = LOOKS.stream().map(step -> "after " + step + " steps").toList();
    return Optional.of(
        new Breakdown("Held-back loss by that before, geometric mean", columns, rows));
  }

  private static double mean(Results results, String arm, String metric) {
    double log = Arrays.stream(results.values(arm, metric)).map(Math::log).average().orElseThrow();
    return Math.exp(log);
  }
}
