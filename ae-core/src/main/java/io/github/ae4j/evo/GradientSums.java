package io.github.ae4j.evo;

import io.github.ae4j.Experimental;

/**
 * What a steered sigma is measured by in a step. Sums run over all coordinates, g the gradient with coupled decay in
 * it and m the first moment before the step, of any scale; 0 where there is none.
 *
 * @param loss of the batch
 * @param count number of coordinates
 * @param g sum of g
 * @param gg {@code <g, g>}
 * @param gm {@code <g, m>}
 * @param mm {@code <m, m>}
 */
@Experimental
public record GradientSums(double loss, double count, double g, double gg, double gm, double mm) {}
