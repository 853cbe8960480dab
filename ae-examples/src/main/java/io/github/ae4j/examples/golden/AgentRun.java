package io.github.ae4j.examples.golden;

import io.github.ae4j.array.AeAgent;
import io.github.ae4j.examples.BadInput;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** The library's agent under {@code Presets.seed()}, on a trace's problem. */
final class AgentRun implements SeedRun, AutoCloseable {
  private final TraceProblem problem;
  private final double[] theta;
  private final AeAgent agent;
  private AeAgent.Step step = new AeAgent.Step(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /**
   * The agent where the trace begins.
   *
   * @throws BadInput if the agent cannot start there
   */
  AgentRun(Path file, TraceFile trace) {
    problem = trace.problem();
    theta = trace.theta().clone();
    Double clip = trace.clipGradientNorm();
    try {
      agent =
          new AeAgent(
              trace.config(),
              theta,
              trace.alpha(),
              trace.mu(),
              trace.sigma(),
              clip == null ? OptionalDouble.empty() : OptionalDouble.of(clip));
    } catch (IllegalArgumentException e) {
      throw new BadInput(file + ": must be a run the seed's agent can make: " + e.getMessage(), e);
    }
  }

  @Override
  public void step(int t) {
    step = agent.step((theta, gradient) -> problem.evaluate(t, theta, gradient));
  }

  @Override
  public double value(String column) {
    return switch (column) {
      case "loss" -> step.loss();
      case "T" -> step.trend();
      case "V" -> step.variance();
      case "S" -> step.uncertainty();
      case "rho" -> step.phase();
      case "alpha" -> step.alpha();
      case "mu" -> step.mu();
      case TraceColumns.SIGMA -> step.sigma();
      case "gamma" -> step.gamma();
      case "gnorm" -> step.gradientNorm();
      default -> theta[Integer.parseInt(column.substring(TraceColumns.THETA.length()))];
    };
  }

  @Override
  public void close() {
    agent.close();
  }
}
