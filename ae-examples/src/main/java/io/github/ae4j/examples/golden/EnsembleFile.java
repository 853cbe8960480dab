package io.github.ae4j.examples.golden;

import io.github.ae4j.preset.SeedConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recorded run of an ensemble of the seed's agents, as {@link EnsembleReader} reads it.
 *
 * @param name the run's name
 * @param problem the loss of all members
 * @param sharpness b of the weights, per unit of loss
 * @param strength kappa of the consensus
 * @param members where each starts
 * @param columns name of each column, see {@link EnsembleColumns}
 * @param rows the recorded values, a row a step
 */
record EnsembleFile(
    String name,
    TraceProblem problem,
    double sharpness,
    double strength,
    List<Member> members,
    List<String> columns,
    double[][] rows) {
  /**
   * Where a member starts.
   *
   * @param theta initial parameters
   * @param alpha initial learning rate
   * @param mu initial momentum
   * @param sigma initial noise
   * @param clipGradientNorm length its gradient is cut to; null for none
   * @param config the seed's constants, with what the file changes
   */
  record Member(
      double[] theta,
      double alpha,
      double mu,
      double sigma,
      @Nullable Double clipGradientNorm,
      SeedConfig config) {}
}
