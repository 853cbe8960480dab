package io.github.ae4j.ecology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One task's way through the bilinear host. */
final class BilinearPass {
  private final TextFeatures x;
  private final double[] code;
  private final List<TextFeatures> choices = new ArrayList<>();
  private final List<double[]> codes = new ArrayList<>();
  private final double[] scores;
  private final int gold;
  private final double[] chances;

  BilinearPass(BilinearHost host, Optional<LoraFactors> factors, Task task) {
    BilinearHost.Seen asked = host.prompt(task.prompt());
    x = asked.features();
    code = BilinearHost.project(asked, factors, 0);
    scores = new double[task.choices().size()];
    for (int c = 0; c < scores.length; c++) {
      BilinearHost.Seen offered = host.choice(task.choices().get(c));
      choices.add(offered.features());
      codes.add(BilinearHost.project(offered, factors, 1));
      for (int h = 0; h < BilinearHost.HIDDEN; h++) {
        scores[c] += code[h] * codes.get(c)[h];
      }
    }
    gold = task.choices().indexOf(task.gold());
    chances = chances();
  }

  /** The prompt's features. */
  TextFeatures x() {
    return x;
  }

  /** What the prompt's projection makes of them. */
  double[] code() {
    return code;
  }

  /** Each choice's features. */
  List<TextFeatures> choices() {
    return choices;
  }

  /** What the choices' projection makes of them. */
  List<double[]> codes() {
    return codes;
  }

  /** Each choice's product with the prompt. */
  double[] scores() {
    return scores;
  }

  private double[] chances() {
    double most = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      most = Math.max(most, score);
    }
    double[] chances = new double[scores.length];
    double sum = 0.0;
    for (int c = 0; c < chances.length; c++) {
      chances[c] = StrictMath.exp((scores[c] - most) / BilinearHost.TEMPERATURE);
      sum += chances[c];
    }
    for (int c = 0; c < chances.length; c++) {
      chances[c] /= sum;
    }
    return chances;
  }

  double loss() {
    return -StrictMath.log(Math.max(chances[gold], Double.MIN_NORMAL));
  }

  private double slope(int c) {
    return (chances[c] - (c == gold ? 1.0 : 0.0)) / BilinearHost.TEMPERATURE;
  }

  double[] promptSlope() {
    double[] slope = new double[BilinearHost.HIDDEN];
    for (int c = 0; c < scores.length; c++) {
      double ds = slope(c);
      for (int h = 0; h < BilinearHost.HIDDEN; h++) {
        slope[h] += ds * codes.get(c)[h];
      }
    }
    return slope;
  }

  double[] choiceSlope(int c) {
    double ds = slope(c);
    double[] slope = new double[BilinearHost.HIDDEN];
    for (int h = 0; h < BilinearHost.HIDDEN; h++) {
      slope[h] = ds * code[h];
    }
    return slope;
  }

  /** The gradient of all weights, for pretraining. */
  void outer(double[] gradient, int half) {
    outer(gradient, 0, promptSlope(), x);
    for (int c = 0; c < scores.length; c++) {
      outer(gradient, half, choiceSlope(c), choices.get(c));
    }
  }

  private void outer(double[] gradient, int offset, double[] slope, TextFeatures features) {
    for (int h = 0; h < BilinearHost.HIDDEN; h++) {
      features.addTo(gradient, offset + h * BilinearHost.WIDTH, slope[h] / BilinearHost.BATCH);
    }
  }
}
