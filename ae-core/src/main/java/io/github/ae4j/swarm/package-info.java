/**
 * Many trajectories and one training effort: they share where their coefficients stand, and never a weight.
 *
 * <table>
 * <caption>What is for what</caption>
 * <tr><th>{@code Ensemble}</th><td>loops that step together on one loss</td></tr>
 * <tr><th>{@code Swarm}</th><td>trajectories in rounds: budgets by score, coefficients by consensus</td></tr>
 * <tr><th>{@code SoftWeights}, {@code StepBudget}, {@code Consensus}</th><td>the arithmetic of both</td></tr>
 * </table>
 */
@NullMarked
package io.github.ae4j.swarm;

import org.jspecify.annotations.NullMarked;
