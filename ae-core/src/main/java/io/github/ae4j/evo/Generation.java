package io.github.ae4j.evo;

import io.github.ae4j.Experimental;

/**
 * What an evolution came to.
 *
 * @param step number of the step it followed, from 1
 * @param base loss of the parameters that the step left
 * @param best least loss of a candidate; NaN if none was finite
 * @param mean loss of the elites' mean; NaN if it was not evaluated
 * @param taken whether the parameters are now the elites' mean
 * @param sigma with which it was drawn
 * @param evaluations forward passes it took
 */
@Experimental
public record Generation(
    long step,
    double base,
    double best,
    double mean,
    boolean taken,
    double sigma,
    int evaluations) {}
