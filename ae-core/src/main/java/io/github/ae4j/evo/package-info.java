/**
 * SGD with a small population now and then: candidates around the parameters, scored by their loss on the batch at hand.
 *
 * <table>
 * <caption>What is for what</caption>
 * <tr><th>{@code EvoSgd}</th><td>the optimizer on arrays</td></tr>
 * <tr><th>{@code EvoConfig}, {@code Sigma}</th><td>how often, how many, how far</td></tr>
 * <tr><th>{@code SeedEvo}</th><td>the seed's own way</td></tr>
 * <tr><th>{@code Population}, {@code Individual}</th><td>the same for parameters that lie elsewhere</td></tr>
 * </table>
 */
@NullMarked
package io.github.ae4j.evo;

import org.jspecify.annotations.NullMarked;
