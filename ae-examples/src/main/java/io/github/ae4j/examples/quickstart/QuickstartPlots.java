package io.github.ae4j.examples.quickstart;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.examples.report.LineChart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The pictures of a run: loss, accuracy, every coefficient, and the first three in one. */
final class QuickstartPlots {
  private static final String STEPS = "step (batches of " + DigitTask.BATCH + ")";
  private static final Set<String> SCALES =
      Set.of(
          Coefficient.LEARNING_RATE,
          Coefficient.EPSILON,
          Coefficient.WEIGHT_DECAY,
          Coefficient.NOISE);

  private static final String RAGGED =
      " The line is ragged since the loop decides anew at each batch: a step is as long as this"
          + " batch's gradient allows, and its noise moves the rate up and down around its course.";

  /**
   * A picture with its file name and what it shows.
   *
   * @param phone the same as narrow as a phone, where the page shows it
   */
  record Picture(String file, String caption, byte[] png, byte @Nullable [] phone) {}

  private final QuickstartSettings settings;
  private final List<ArmHistory> arms;

  /** The pictures of arms of the same settings. */
  QuickstartPlots(QuickstartSettings settings, List<ArmHistory> arms) {
    this.settings = settings;
    this.arms = arms;
  }

  /** Draws them all. */
  List<Picture> pictures() {
    List<Picture> pictures = new ArrayList<>();
    pictures.add(
        picture(
            "accuracy.png",
            "Accuracy on the digits held back, every " + ArmHistory.CADENCE + " steps.",
            this::accuracy));
    pictures.add(
        picture(
            "loss.png", "Training loss, mean of " + ArmHistory.CADENCE + " batches.", this::loss));
    coefficients().forEach(name -> pictures.add(picture(name)));
    byte[] overview =
        LineChart.png(List.of(accuracy(), loss(), coefficient(Coefficient.LEARNING_RATE)));
    pictures.add(new Picture("overview.png", "Accuracy, loss, learning rate.", overview, null));
    return pictures;
  }

  private static Picture picture(String file, String caption, Supplier<LineChart> chart) {
    return new Picture(file, caption, chart.get().png(), chart.get().phone().png());
  }

  private Picture picture(String name) {
    String caption =
        "Coefficient " + name + " as applied, in canonical form (see the trace for every signal).";
    String why = name.equals(Coefficient.LEARNING_RATE) ? RAGGED : "";
    return picture("coefficient-" + name + ".png", caption + why, () -> coefficient(name));
  }

  private LineChart accuracy() {
    LineChart chart = marked(new LineChart("Held-back accuracy", STEPS, "accuracy (share right)"));
    for (ArmHistory arm : arms) {
      chart.line(
          arm.kind.ordinal(),
          arm.kind.label,
          arm.accuracies.stream().mapToDouble(ArmHistory.Accuracy::step).toArray(),
          arm.accuracies.stream().mapToDouble(ArmHistory.Accuracy::value).toArray());
    }
    double lowest =
        arms.stream()
            .flatMap(arm -> arm.accuracies.stream())
            .mapToDouble(ArmHistory.Accuracy::value)
            .min()
            .orElse(0.0);
    return chart.range(Math.floor(lowest * 10.0) / 10.0, 1.0);
  }

  private LineChart loss() {
    LineChart chart =
        marked(new LineChart("Training loss", STEPS, "cross-entropy (nats)")).logarithmic();
    for (ArmHistory arm : arms) {
      int windows = arm.loss.length / window();
      double[] x = new double[windows];
      double[] y = new double[windows];
      for (int i = 0; i < windows; i++) {
        x[i] = (i + 0.5) * window();
        y[i] = Arrays.stream(arm.loss, i * window(), (i + 1) * window()).average().orElseThrow();
      }
      chart.line(arm.kind.ordinal(), arm.kind.label, x, y);
    }
    return chart;
  }

  private int window() {
    return Math.min(ArmHistory.CADENCE, settings.steps());
  }

  private LineChart coefficient(String name) {
    LineChart chart = marked(new LineChart(title(name), STEPS, unit(name)));
    if (SCALES.contains(name)) {
      chart.logarithmic();
    }
    for (ArmHistory arm : arms) {
      double[] steps = IntStream.rangeClosed(1, arm.loss.length).asDoubleStream().toArray();
      Double fixed = settings.optimizer().fixed(settings.startLearningRate()).get(name);
      double[] values = arm.coefficients.get(name);
      if (values != null) {
        chart.line(arm.kind.ordinal(), arm.kind.label, steps, values);
      } else if (arm.kind == ArmKind.BARE && fixed != null) {
        double[] constant = new double[steps.length];
        Arrays.fill(constant, fixed);
        chart.line(arm.kind.ordinal(), arm.kind.label, steps, constant);
      }
    }
    return chart;
  }

  private static String title(String name) {
    return switch (name) {
      case Coefficient.LEARNING_RATE -> "Learning rate";
      case Coefficient.MOMENTUM -> "Momentum";
      default -> "Coefficient " + name;
    };
  }

  private String unit(String name) {
    return switch (name) {
      case Coefficient.LEARNING_RATE -> settings.optimizer().rateText();
      case Coefficient.MOMENTUM -> settings.optimizer().momentumText();
      default -> name;
    };
  }

  private Set<String> coefficients() {
    Set<String> names = new LinkedHashSet<>();
    arms.forEach(arm -> names.addAll(arm.coefficients.keySet()));
    return names;
  }

  private LineChart marked(LineChart chart) {
    chart.mark("pixels permuted", settings.steps());
    for (ArmHistory arm : arms) {
      Integer after = arm.driftNamedAfter();
      if (arm.kind == ArmKind.AE && after != null) {
        chart.mark("drift named, +" + after, settings.steps() + after);
      }
    }
    return chart;
  }
}
