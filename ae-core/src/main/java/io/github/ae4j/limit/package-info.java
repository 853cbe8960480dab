/**
 * The limits: each bounds the step about to be made, in the order of the list.
 *
 * <table>
 * <caption>Limits by their number in the theory</caption>
 * <tr><th>number</th><th>class</th><th>formula</th></tr>
 * <tr><td>AE-3</td><td>{@link Projection}</td><td>x to the nearest coordinate inside its bounds</td></tr>
 * <tr><td>AE-5</td><td>{@link ResonanceClamp}</td><td>rho &lt; -rho_max or V &gt; c V*: x -= log(1 + kappa)</td></tr>
 * <tr><td>AE-6</td><td>{@link PowerBudget}</td><td>x' - x divided by sqrt(1 + lambda)</td></tr>
 * <tr><td>AE-6</td><td>{@link StepCap}</td><td>|x' - x| &lt;= b</td></tr>
 * <tr><td>AE-8</td><td>{@link StartGauge}</td><td>first step: alpha |d| in [low, high] (1 + |theta_0|)</td></tr>
 * <tr><td>AE-8</td><td>{@link RelativeStepLimit}</td><td>alpha |d| &lt;= reach max(1, |theta|) (k +
 * offset)^-p, and for a gradient that is known to come back and for the decay</td></tr>
 * <tr><td>AE-8</td><td>{@link DecreaseLimit}</td><td>alpha |&lt;g, d&gt;| &lt;= share l</td></tr>
 * <tr><td>AE-8, AE-9</td><td>{@link SmoothStepLimit}, {@link SmoothDecreaseLimit}</td><td>the two with softened
 * minima</td></tr>
 * <tr><td>AE-8</td><td>{@link PolyakFloor}</td><td>after a drift: alpha &gt;= LP([l - l*]_+)/LP(&lt;g, d&gt;)</td></tr>
 * <tr><td>AE-8</td><td>{@link RegrowthLimit}</td><td>after an instability of OWN_RISE: x &lt;= x_after + room +
 * pace t</td></tr>
 * <tr><td>none</td><td>{@link ReadoutRate}</td><td>c = lead/(k + 3)</td></tr>
 * </table>
 */
@NullMarked
package io.github.ae4j.limit;

import org.jspecify.annotations.NullMarked;
