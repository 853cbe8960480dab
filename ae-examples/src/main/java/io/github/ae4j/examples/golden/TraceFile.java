package io.github.ae4j.examples.golden;

import io.github.ae4j.preset.SeedConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recorded run of the seed's agent, as {@link TraceReader} reads it.
 *
 * @param name the run's name
 * @param theta initial parameters
 * @param alpha initial learning rate
 * @param mu initial momentum
 * @param sigma initial noise
 * @param clipGradientNorm length the gradient is cut to; null for none
 * @param config the seed's constants, with what the trace changes
 * @param problem the loss
 * @param columns name of each column
 * @param rows the recorded values, a row a step
 */
record TraceFile(
    String name,
    double[] theta,
    double alpha,
    double mu,
    double sigma,
    @Nullable Double clipGradientNorm,
    SeedConfig config,
    TraceProblem problem,
    List<String> columns,
    double[][] rows) {}
