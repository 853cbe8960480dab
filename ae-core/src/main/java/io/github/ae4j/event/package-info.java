/**
 * The events: what interrupts the flow, as screens before the filters or as events after them.
 *
 * <table>
 * <caption>Events by their number in the theory</caption>
 * <tr><th>number</th><th>class</th><th>formula</th></tr>
 * <tr><td>AE-1</td><td>{@link ZeroGradient}</td><td>g = 0: the coefficients are held</td></tr>
 * <tr><td>AE-1</td><td>{@link FlatLoss}</td><td>l the same bit by bit for some steps: named</td></tr>
 * <tr><td>AE-1</td><td>{@link LossOutlier}</td><td>size of the innovation above a threshold: named</td></tr>
 * <tr><td>AE-5</td><td>{@link LossShift}</td><td>c = max(0, c + min(cap, z, log 1/q) - allowance) &gt; threshold:
 * instability or drift</td></tr>
 * <tr><td>AE-5</td><td>{@link LastingShift}</td><td>a Bernoulli CUSUM on losses above their quantile: drift</td></tr>
 * <tr><td>AE-5</td><td>{@link HeadReset}</td><td>|&lt;g_h, theta_h&gt;/l - 1| &lt; margin at a drift: the head is
 * shrunk</td></tr>
 * <tr><td>AE-10</td><td>{@link EmergencyBrake}</td><td>|l| or |g| beyond a limit: alpha/10, mu at most .5</td></tr>
 * <tr><td>AE-8</td><td>{@link GradientClip}</td><td>|g| far above any of late: cut to the length believed</td></tr>
 * <tr><td>AE-10</td><td>{@link OwnRise}</td><td>the loss owes what agreeing steps should have taken off it, A
 * &gt; account s, or climbs: instability</td></tr>
 * <tr><td>AE-10</td><td>{@link FarGradient}</td><td>least |w g| &gt; 1 + |theta|, or the first gradient beyond 1e12
 * l/(1 + |theta|): the update is left out</td></tr>
 * <tr><td>AE-10</td><td>{@link NonFinite}</td><td>l or g not finite: the update is left out</td></tr>
 * </table>
 */
@NullMarked
package io.github.ae4j.event;

import org.jspecify.annotations.NullMarked;
