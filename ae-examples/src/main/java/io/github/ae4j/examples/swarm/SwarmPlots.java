package io.github.ae4j.examples.swarm;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.examples.report.LineChart;
import io.github.ae4j.swarm.Position;
import io.github.ae4j.swarm.Round;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A swarm by round: scores, budgets on top of one another, learning rates. */
final class SwarmPlots {
  private final SwarmResult result;
  private final List<Round> rounds;
  private final int members;
  private final double[] x;

  SwarmPlots(SwarmResult result) {
    this.result = result;
    rounds = result.swarm().history();
    members = result.swarm().config().members();
    x = rounds.stream().mapToDouble(Round::number).toArray();
  }

  /** A value of a member in each round; NaN where it has none. */
  private double[] values(int member, ToDoubleFunction<Round.Entry> value) {
    return rounds.stream()
        .mapToDouble(
            round ->
                round.members().stream()
                    .filter(entry -> entry.member() == member)
                    .mapToDouble(value)
                    .findFirst()
                    .orElse(Double.NaN))
        .toArray();
  }

  private static double learningRate(Round.Entry entry) {
    return entry.coefficients().stream()
        .filter(p -> p.coefficient().equals(Coefficient.LEARNING_RATE))
        .mapToDouble(Position::value)
        .findFirst()
        .orElse(Double.NaN);
  }

  LineChart scores() {
    LineChart chart =
        new LineChart(result.task() + ": score", "round", result.score()).logarithmic();
    for (int m = 0; m < members; m++) {
      chart.line(m, "member " + m, x, values(m, Round.Entry::score));
    }
    for (Round round : rounds) {
      for (Round.Entry entry : round.members()) {
        entry.events().stream()
            .filter(event -> event.startsWith("is retired") || event.startsWith("goes back"))
            .forEach(event -> chart.mark("member " + entry.member() + " " + event, round.number()));
      }
    }
    return chart;
  }

  LineChart budgets() {
    LineChart chart =
        new LineChart(result.task() + ": budgets, stacked", "round", "steps of a round");
    double[] low = new double[x.length];
    for (int m = 0; m < members; m++) {
      double[] steps = values(m, Round.Entry::steps);
      double[] high = low.clone();
      for (int r = 0; r < x.length; r++) {
        high[r] += Double.isNaN(steps[r]) ? 0.0 : steps[r];
      }
      chart.band(m, x, low, high).line(m, "up to member " + m, x, high);
      low = high;
    }
    return chart.range(0.0, Arrays.stream(low).max().orElse(1.0));
  }

  LineChart learningRates() {
    LineChart chart =
        new LineChart(result.task() + ": learning rates", "round", "learning rate").logarithmic();
    for (int m = 0; m < members; m++) {
      chart.line(m, "member " + m, x, values(m, SwarmPlots::learningRate));
    }
    return chart;
  }
}
