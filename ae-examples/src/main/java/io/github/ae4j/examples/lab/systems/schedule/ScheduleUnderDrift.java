package io.github.ae4j.examples.lab.systems.schedule;

import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.examples.lab.task.DigitBatches;
import io.github.ae4j.examples.lab.task.DigitData;
import io.github.ae4j.examples.lab.task.DigitView;
import io.github.ae4j.examples.lab.task.DigitsTask;
import io.github.ae4j.examples.lab.task.DriftingDigits;
import io.github.ae4j.examples.lab.task.Task;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

/** The schedule on digits whose pixels change places, phase after phase. */
final class ScheduleUnderDrift extends ScheduleExperiment {
  /** Share of answers that were wrong, each given before it was learnt from. */
  static final String ERROR = "error";

  private static final int BATCH = 32;
  private static final int PHASES = 5;

  private final DigitData data = new DigitData();

  @Override
  public String name() {
    return "schedule-drift";
  }

  @Override
  public String setup(Scale scale) {
    return ("A network 784-128-10 on digits, batches of %d, %,d steps in %d phases, the pixels in a"
            + " new order in each; the error is the share of wrong answers, given before each"
            + " batch is learnt. %s")
        .formatted(BATCH, plan(scale).steps(), PHASES, DigitsTask.PREPARED);
  }

  @Override
  String judged() {
    return ERROR;
  }

  @Override
  public Metric metric() {
    return Metric.prequential("prequential accuracy");
  }

  @Override
  protected Training.Plan plan(Scale scale) {
    int steps = PHASES * scale.pick(20, 400, 3_000);
    return new Training.Plan(steps, steps / 20, Math.max(1, steps / 200));
  }

  @Override
  protected Task task(long seed, Setting setting) {
    Digits digits = data.of(setting.data());
    int steps = plan(setting.scale()).steps();
    SplittableRandom random = new SplittableRandom(seed);
    int[][] orders = new int[PHASES][];
    Arrays.setAll(orders, phase -> Digits.permutation(Digits.PIXELS, random));
    int[] all = Digits.permutation(digits.size(), random);
    DigitBatches batches = DigitBatches.epochs(all, BATCH, steps, random.split());
    DigitView view =
        (shown, picture, step, into, at) -> {
          int[] order = orders[(step - 1) / (steps / PHASES) % PHASES];
          float[] plain = new float[Digits.PIXELS];
          DigitView.PLAIN.show(shown, picture, step, plain, 0);
          for (int i = 0; i < Digits.PIXELS; i++) {
            into[at + i] = plain[order[i]];
          }
        };
    return new DriftingDigits(digits, view, batches, random.split());
  }

  @Override
  protected Map<String, Double> furtherMetrics(Task task, Outcome outcome) {
    double accuracy = Arrays.stream(((DriftingDigits) task).shares()).average().orElse(Double.NaN);
    return Map.of(Outcome.FINAL, accuracy, Outcome.AUC, accuracy, ERROR, 1.0 - accuracy);
  }
}
