package io.github.ae4j.examples.stream;

import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.examples.report.Progress;
import io.github.ae4j.examples.report.TextTable;
import io.github.ae4j.examples.stream.Hyperplane.Instances;
import io.github.ae4j.preset.Presets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The streams on which the standard loop's constants were chosen, the named one not among them: how
 * far the loop stays behind the best of five constants.
 */
final class StreamSuite {
  private static final List<Hyperplane> PLANES =
      List.of(
          new Hyperplane(6, 0.002, 0.1, 0.05),
          new Hyperplane(15, 0.0005, 0.1, 0.1),
          new Hyperplane(10, 0.003, 0.05, 0.1),
          new Hyperplane(5, 0.0, 0.1, 0.1),
          new Hyperplane(12, 0.001, 0.1, 0.08),
          new Hyperplane(8, 0.0008, 0.1, 0.05),
          new Hyperplane(9, 0.0012, 0.1, 0.05));
  private static final long FIRST_SEED = 601;
  private static final double BEHIND = -0.01;

  private final int instances;
  private final double startLearningRate;
  private final double[] rates;

  StreamSuite(int instances, double startLearningRate, double[] rates) {
    this.instances = instances;
    this.startLearningRate = startLearningRate;
    this.rates = rates.clone();
  }

  /** A row a stream and cadence, over so many seeds. */
  TextTable run(int seeds) {
    TextTable table =
        new TextTable("attributes", "speed", "noise", "measured", "mean", "worst", "behind by .01");
    Cadence[] cadences = {Cadence.everyStep(), Cadence.settled()};
    long work = (long) PLANES.size() * seeds;
    try (Progress progress = Progress.of("streams", "streams", work)) {
      for (Hyperplane plane : PLANES) {
        double[][] distance = new double[cadences.length][seeds];
        for (int seed = 0; seed < seeds; seed++) {
          measure(plane.make(instances, FIRST_SEED + seed), cadences, seed, distance);
          progress.step();
        }
        for (int c = 0; c < cadences.length; c++) {
          row(table, plane, cadences[c], distance[c]);
        }
      }
    }
    return table;
  }

  /** Those that drift. */
  static List<Hyperplane> drifting() {
    return PLANES.stream().filter(plane -> plane.change() > 0.0).toList();
  }

  private void measure(Instances data, Cadence[] cadences, int seed, double[][] distance) {
    double best = best(data);
    for (int c = 0; c < cadences.length; c++) {
      distance[c][seed] = accuracy(data, cadences[c]) - best;
    }
  }

  private double accuracy(Instances data, Cadence cadence) {
    return StreamRun.steered(data, startLearningRate, Presets.standard(), cadence).accuracy();
  }

  private double best(Instances data) {
    return Arrays.stream(rates).map(r -> StreamRun.constant(data, r).accuracy()).max().orElse(0.0);
  }

  private static void row(TextTable table, Hyperplane plane, Cadence cadence, double[] distance) {
    long behind = Arrays.stream(distance).filter(d -> d < BEHIND).count();
    table.row(
        Integer.toString(plane.attributes()),
        Double.toString(plane.change()),
        Double.toString(plane.noise()),
        cadence.every() == 1 ? "every instance" : "settled",
        String.format(Locale.ROOT, "%+.4f", Arrays.stream(distance).average().orElse(Double.NaN)),
        String.format(Locale.ROOT, "%+.4f", Arrays.stream(distance).min().orElse(Double.NaN)),
        behind + " of " + distance.length);
  }
}
