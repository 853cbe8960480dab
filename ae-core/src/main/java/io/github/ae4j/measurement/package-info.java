/**
 * AE-1: the causal filters that turn raw statistics into signals.
 *
 * <table>
 * <caption>Measurements by their number in the theory</caption>
 * <tr><th>number</th><th>class</th><th>formula</th></tr>
 * <tr><td>AE-1</td><td>{@link LossTrend}</td><td>T = LP(l_t - l_(t-1))</td></tr>
 * <tr><td>AE-1</td><td>{@link LossVariance}</td><td>V = LP((l - LP(l))^2), V* = LP(V)</td></tr>
 * <tr><td>AE-1</td><td>{@link RewardTrend}</td><td>R^ = LP(dr)/sqrt LP(dr^2)</td></tr>
 * <tr><td>AE-1</td><td>{@link GradientPhase}</td><td>rho = cos(g, w m)</td></tr>
 * <tr><td>AE-1</td><td>{@link GradientVariance}</td><td>S = LP(Var g), S* = LP(S)</td></tr>
 * <tr><td>AE-1</td><td>{@link StepSlope}</td><td>x = &lt;w g, d&gt;/|d|, P = LP(x)/sqrt LP(x^2)</td></tr>
 * <tr><td>AE-1</td><td>{@link EvidenceClock}</td><td>k += min(most, threshold/sqrt n0) on evidence</td></tr>
 * <tr><td>AE-1</td><td>{@link LossInnovation}</td><td>z = (l - m)/s on the scale of its own tail</td></tr>
 * <tr><td>AE-1</td><td>{@link MomentPull}</td><td>LP(rho), where the moment leads to theta-bar</td></tr>
 * <tr><td>AE-1</td><td>{@link ReadoutPull}</td><td>LP(cos(g, theta-bar - theta))</td></tr>
 * </table>
 */
@NullMarked
package io.github.ae4j.measurement;

import org.jspecify.annotations.NullMarked;
