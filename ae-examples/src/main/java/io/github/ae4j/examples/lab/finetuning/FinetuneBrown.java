package io.github.ae4j.examples.lab.finetuning;

import io.github.ae4j.examples.finetune.Budget;
import io.github.ae4j.examples.finetune.FineTuneArm;
import io.github.ae4j.examples.finetune.FineTuneArm.Method;
import io.github.ae4j.examples.finetune.FineTuneArm.Scope;
import io.github.ae4j.examples.finetune.FineTuned;
import io.github.ae4j.examples.finetune.FineTuned.Look;
import io.github.ae4j.examples.finetune.Genres;
import io.github.ae4j.examples.finetune.GptSizes;
import io.github.ae4j.examples.finetune.GptWeights;
import io.github.ae4j.examples.finetune.Pretraining;
import io.github.ae4j.examples.finetune.Texts;
import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Curve;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.task.ReadOnce;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/** A small GPT, trained on three genres, is fine-tuned on a fourth, with and without freezing. */
final class FinetuneBrown implements Experiment {
  static final String WALL = "wallSeconds";
  static final String PROCESSOR = "processorSeconds";
  static final String PERPLEXITY = "perplexity";
  static final String TRAINED = "shareTrained";

  /** Tokens of the vocabulary at most, and the model's width and layers. */
  private record Size(int tokens, int width, int layers) {}

  private static final int HEADS = 4;

  private final ReadOnce<Genres> genres = new ReadOnce<>(Genres::of);
  private final Map<Setting, Texts> texts = new ConcurrentHashMap<>();
  private final Map<Map.Entry<Setting, Long>, GptWeights> trained = new ConcurrentHashMap<>();

  private static Size size(Scale scale) {
    return scale.pick(new Size(300, 16, 2), new Size(512, 64, 4), new Size(4096, 384, 8));
  }

  private static Budget budget(Scale scale) {
    return scale.pick(
        new Budget(20, 10, 32, 4, 5, 4),
        new Budget(800, 200, 64, 8, 8, 64),
        new Budget(20_000, 5_000, 256, 16, 20, 256));
  }

  @Override
  public int number() {
    return 0;
  }

  @Override
  public String name() {
    return "finetune-brown";
  }

  @Override
  public String setup(Scale scale) {
    Budget budget = budget(scale);
    Size size = size(scale);
    return ("A GPT of %d layers, width %d, and %,d byte-pair tokens, trained for %,d steps of %d"
            + " windows of %d tokens on reportage, belles lettres and lore, goes on for %d"
            + " steps on romance; without --data texts of two Markov sources. AdamW under"
            + " warm-up and a cosine, at a constant rate, and under the loop from one rate;"
            + " with layers frozen whose gradient is quiet, and with all trained. Held-back"
            + " loss, nats a token. Times are of the steps alone; those of the processor are of"
            + " the whole process. The constants of freezing were chosen on other genres,"
            + " general fiction after learned, hobbies and editorials.")
        .formatted(
            size.layers(),
            size.width(),
            size.tokens(),
            budget.pretraining(),
            budget.batch(),
            budget.length(),
            budget.steps());
  }

  @Override
  public Metric metric() {
    return Metric.loss("held-back loss a token");
  }

  @Override
  public boolean timed() {
    return true;
  }

  @Override
  public Set<String> reads() {
    return Set.of(Genres.FOLDER);
  }

  @Override
  public Map<String, String> expectedConfiguration(Scale scale) {
    return Map.of(
        "steps", Integer.toString(budget(scale).steps()),
        "steps before", Integer.toString(budget(scale).pretraining()));
  }

  /** Name of an arm's family, as {@code adamw-cosine-freezing}. */
  static String family(Method method, Scope scope) {
    String plain =
        switch (method) {
          case COSINE -> "adamw-cosine";
          case CONSTANT -> "adamw";
          case STANDARD -> "ae-adamw";
          case FINE_TUNING -> "ae-adamw-finetuning";
        };
    return plain + (scope == Scope.WHOLE ? "" : "-freezing");
  }

  @Override
  public List<Arm> arms(Scale scale) {
    List<Arm> arms = new ArrayList<>();
    for (FineTuneArm one : all(scale)) {
      Role role = one.method().isTuned() ? Role.BASELINE : Role.STEERED;
      arms.add(
          new Arm(
              family(one.method(), one.scope()),
              Arms.text(one.rate()),
              one.scope() == Scope.WHOLE ? role : Role.VARIANT,
              start -> {
                throw new UnsupportedOperationException("a GPT is no flat array to start on");
              }));
    }
    return arms;
  }

  private static List<FineTuneArm> all(Scale scale) {
    List<FineTuneArm> all = new ArrayList<>();
    for (Method method : Method.values()) {
      List<Double> rates =
          method.isTuned() && scale != Scale.SMOKE ? FineTuneArm.GRID : List.of(FineTuneArm.START);
      for (double rate : rates) {
        all.add(new FineTuneArm(method, rate, Scope.WHOLE));
        if (method != Method.CONSTANT) {
          all.add(new FineTuneArm(method, rate, Scope.FREEZING));
        }
      }
    }
    return all;
  }

  @Override
  public Outcome run(Arm arm, long seed, Setting setting) {
    FineTuneArm asked =
        all(setting.scale()).stream()
            .filter(
                one ->
                    arm.family().equals(family(one.method(), one.scope()))
                        && arm.setting().equals(Arms.text(one.rate())))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(arm.name() + " is no arm"));
    Budget budget = budget(setting.scale());
    Texts read = texts.computeIfAbsent(setting, this::read);
    GptWeights start =
        trained.computeIfAbsent(
            Map.entry(setting, seed),
            key -> Pretraining.of(sizes(read, setting), read.from(), budget, seed, step -> {}));
    return outcome(
        FineTuned.of(asked, start, read.to(), budget, seed, step -> {}), read.source(), setting);
  }

  private Texts read(Setting setting) {
    Genres all = genres.of(setting.data());
    return Texts.learnt(all, all.from(), all.to(), size(setting.scale()).tokens());
  }

  private static GptSizes sizes(Texts texts, Setting setting) {
    Size size = size(setting.scale());
    int context = budget(setting.scale()).length();
    return new GptSizes(texts.pairs().size(), context, size.width(), HEADS, size.layers());
  }

  private Outcome outcome(FineTuned run, String source, Setting setting) {
    Curve loss = curve(run, look -> Math.log(look.perplexity()));
    double[] values = loss.value();
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put(Outcome.FINAL, metric().orWorst(values[values.length - 1]));
    metrics.put(Outcome.AUC, loss.mean());
    metrics.put(PERPLEXITY, run.perplexity());
    metrics.put(WALL, run.spent().wall());
    metrics.put(PROCESSOR, run.spent().processor());
    metrics.put(TRAINED, run.trained());
    Map<String, Curve> curves = new LinkedHashMap<>();
    curves.put(Outcome.METRIC, loss);
    curves.put(Outcome.LOSS, curve(run, Look::loss));
    curves.put("learningRate", curve(run, Look::rate));
    curves.put(TRAINED, curve(run, Look::trained));
    curves.put(WALL, curve(run, look -> look.spent().wall()));
    curves.put(PROCESSOR, curve(run, look -> look.spent().processor()));
    return new Outcome(source, expectedConfiguration(setting.scale()), metrics, curves);
  }

  private static Curve curve(FineTuned run, ToDoubleFunction<Look> of) {
    return new Curve(
        run.looks().stream().mapToDouble(Look::step).toArray(),
        run.looks().stream().mapToDouble(of).toArray());
  }

  @Override
  public List<Claim> claims() {
    return FinetuneBrownClaims.all();
  }
}
