package io.github.ae4j.examples.schedule;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.examples.report.Progress;
import io.github.ae4j.examples.report.TextTable;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.preset.ScheduleConfig;
import io.github.ae4j.preset.ScheduleConfig.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The blend beside each of its rules on the toys. A training ends at the mean loss of its last twentieth, without noise,
 * and at least at {@link #LEAST}, below which nothing is compared; one that is not finite ends at {@link #MOST}.
 */
final class ToyComparison {
  /** What is as good as 0. */
  static final double LEAST = 1e-9;

  /** What a training that ran away counts. */
  static final double MOST = 1e9;

  /** The blend's loss over that of its best rule shall be no more. */
  static final double BOUND = 1.5;

  private static final int LAST = Toy.STEPS / 20;

  /** What is steered, from the customary rate. */
  enum Base {
    PLAIN_SGD {
      @Override
      ArrayOptimizer of(double[] x) {
        return ArrayOptimizer.sgd(x, ArraySettings.of(0.03).withMomentum(0.0));
      }
    },
    SGD {
      @Override
      ArrayOptimizer of(double[] x) {
        return ArrayOptimizer.sgd(x, ArraySettings.of(0.1));
      }
    },
    ADAM {
      @Override
      ArrayOptimizer of(double[] x) {
        return ArrayOptimizer.adam(x, ArraySettings.of(0.01));
      }
    };

    abstract ArrayOptimizer of(double[] x);

    String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /**
   * A toy under an optimizer.
   *
   * @param ratios the blend's end over the best rule's, a seed each
   */
  record Cell(Toy toy, Base base, double[] ratios) {
    double mean() {
      return Math.exp(Arrays.stream(ratios).map(Math::log).average().orElse(Double.NaN));
    }

    double worst() {
      return Arrays.stream(ratios).max().orElse(Double.NaN);
    }

    long beyond() {
      return Arrays.stream(ratios).filter(ratio -> ratio > BOUND).count();
    }
  }

  private final List<Cell> cells = new ArrayList<>();
  private final int seeds;

  private ToyComparison(int seeds) {
    this.seeds = seeds;
  }

  /** Seeds from the first one on. */
  static ToyComparison of(long first, int seeds) {
    ToyComparison comparison = new ToyComparison(seeds);
    long work = (long) Toy.values().length * Base.values().length * seeds;
    try (Progress progress = Progress.of("schedule", "comparisons", work)) {
      for (Toy toy : Toy.values()) {
        for (Base base : Base.values()) {
          progress.doing(toy.label() + ", " + base.label());
          double[] ratios = new double[seeds];
          for (int i = 0; i < seeds; i++) {
            ratios[i] = ratio(toy, base, first + i);
            progress.step();
          }
          comparison.cells.add(new Cell(toy, base, ratios));
        }
      }
    }
    return comparison;
  }

  private static double ratio(Toy toy, Base base, long seed) {
    ScheduleConfig all = ScheduleConfig.defaults();
    double best =
        Arrays.stream(Kind.values())
            .mapToDouble(kind -> end(toy, base, seed, all.only(kind)))
            .min()
            .orElseThrow();
    return end(toy, base, seed, all) / best;
  }

  static double end(Toy toy, Base base, long seed, ScheduleConfig config) {
    ToyGround ground = toy.ground(seed);
    double[] x = ground.start();
    double[] gradient = new double[x.length];
    double end = 0.0;
    try (ArrayTrainer trainer = ArrayTrainer.steer(base.of(x), Presets.schedule(config))) {
      for (int t = 0; t < Toy.STEPS; t++) {
        trainer.step(ground.gradient(t, x, gradient), gradient);
        end += t < Toy.STEPS - LAST ? 0.0 : ground.loss(t, x) / LAST;
      }
    }
    return end < MOST ? Math.max(LEAST, end) : MOST;
  }

  List<Cell> cells() {
    return cells;
  }

  TextTable table() {
    TextTable table =
        new TextTable("toy", "optimizer", "blend / best rule", "worst", "seeds above " + BOUND);
    for (Cell cell : cells) {
      table.row(
          cell.toy.label(),
          cell.base.label(),
          String.format(Locale.ROOT, "%.3g", cell.mean()),
          String.format(Locale.ROOT, "%.3g", cell.worst()),
          Long.toString(cell.beyond()));
    }
    return table;
  }

  String sentence() {
    long beyond = cells.stream().mapToLong(Cell::beyond).sum();
    long places = cells.stream().filter(cell -> cell.beyond() > 0).count();
    double[] means = cells.stream().mapToDouble(Cell::mean).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "The blend ends above %s times the best of its rules in %d of %d runs, on %d of %d pairs of"
            + " toy and optimizer; median of the pairs' means %.3f.",
        BOUND,
        beyond,
        cells.size() * (long) seeds,
        places,
        cells.size(),
        0.5 * (means[(means.length - 1) / 2] + means[means.length / 2]));
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    for (Cell cell : cells) {
      json.put(cell.toy.label() + ", " + cell.base.label(), cell.ratios);
    }
    return json;
  }
}
