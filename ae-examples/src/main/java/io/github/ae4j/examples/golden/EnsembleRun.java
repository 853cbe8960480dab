package io.github.ae4j.examples.golden;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.array.AeAgent;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.examples.BadInput;
import io.github.ae4j.swarm.Ensemble;
import io.github.ae4j.swarm.EnsembleConfig;
import io.github.ae4j.swarm.Scoring;
import io.github.ae4j.swarm.SoftWeights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** An ensemble of the library's agents, on a record's problem. */
final class EnsembleRun implements SeedRun, AutoCloseable {
  private static final Map<String, String> NAMES =
      Map.of(
          "alpha", Coefficient.LEARNING_RATE,
          "mu", Coefficient.MOMENTUM,
          "sigma", Coefficient.NOISE);

  private final TraceProblem problem;
  private final List<double[]> thetas = new ArrayList<>();
  private final List<AeAgent> agents = new ArrayList<>();
  private final Ensemble ensemble;
  private final Map<String, Double> averages = new HashMap<>();
  private double[] weights = {};

  /**
   * The ensemble where the record begins.
   *
   * @throws BadInput if it cannot start there
   */
  EnsembleRun(Path file, EnsembleFile record) {
    problem = record.problem();
    try {
      record.members().forEach(this::start);
      EnsembleConfig config =
          EnsembleConfig.seed()
              .withWeights(new SoftWeights(Scoring.RAW, record.sharpness()))
              .withStrength(record.strength());
      ensemble = new Ensemble(config, agents.stream().map(AeAgent::loop).toList());
    } catch (IllegalArgumentException e) {
      throw new BadInput(
          file + ": must be a run the seed's ensemble can make: " + e.getMessage(), e);
    }
  }

  private void start(EnsembleFile.Member member) {
    double[] theta = member.theta().clone();
    Double clip = member.clipGradientNorm();
    thetas.add(theta);
    agents.add(
        new AeAgent(
            member.config(),
            theta,
            member.alpha(),
            member.mu(),
            member.sigma(),
            clip == null ? OptionalDouble.empty() : OptionalDouble.of(clip)));
  }

  @Override
  public void step(int t) {
    double[] losses =
        agents.stream()
            .mapToDouble(
                a -> a.step((theta, gradient) -> problem.evaluate(t, theta, gradient)).loss())
            .toArray();
    double[][] before = {standing("alpha"), standing("mu"), standing("sigma")};
    weights = ensemble.agree(losses);
    averages.put("barAlpha", mean(before[0]));
    averages.put("barMu", mean(before[1]));
    averages.put("barSigma", mean(before[2]));
  }

  private double[] standing(String coefficient) {
    return agents.stream().mapToDouble(a -> standing(a.loop(), coefficient)).toArray();
  }

  /** What a loop holds; a noise that is off is held by none, and 0. */
  private static double standing(ControlLoop loop, String coefficient) {
    String name = String.valueOf(NAMES.get(coefficient));
    return loop.coefficients().stream().anyMatch(c -> c.name().equals(name))
        ? loop.coefficient(name)
        : 0.0;
  }

  private double mean(double[] values) {
    double mean = 0.0;
    for (int i = 0; i < values.length; i++) {
      mean += weights[i] * values[i];
    }
    return mean;
  }

  @Override
  public double value(String column) {
    Double average = averages.get(column);
    if (average != null) {
      return average;
    }
    String[] parts = column.split("\\.");
    int member = EnsembleColumns.index(parts[0]);
    if (parts.length == 1) {
      return weights[member];
    }
    return parts[1].startsWith(TraceColumns.THETA)
        ? thetas.get(member)[EnsembleColumns.index(parts[1])]
        : standing(agents.get(member).loop(), parts[1]);
  }

  @Override
  public void close() {
    agents.forEach(AeAgent::close);
  }
}
