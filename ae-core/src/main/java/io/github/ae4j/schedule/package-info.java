/**
 * Adaptive scheduling: rules that raise and lower a rate from the loss alone, their blend, and patience.
 *
 * <table>
 * <caption>Parts by what they answer with</caption>
 * <tr><th>class</th><th>formula</th></tr>
 * <tr><td>{@link LossProgress}</td><td>T = (F - M)/(tau_s - tau_f), V, V*</td></tr>
 * <tr><td>{@link TrendRule}</td><td>u = log up [z/h - 1] + log down [1 - z/h]/(1 + lambda V/V*)</td></tr>
 * <tr><td>{@link VarianceRule}</td><td>u = log up [1 - r/calm] + log down [r/unstable - 1], r = V/V*</td></tr>
 * <tr><td>{@link GradientNormRule}</td><td>as the variance rule, r = LP_f |g| / LP_s |g|</td></tr>
 * <tr><td>{@link CyclicalRule}</td><td>u = log factor/n, n steps up and n down</td></tr>
 * <tr><td>{@link Blend}</td><td>u = sum w_i u_i, w_i times 1 + eta gain_i</td></tr>
 * <tr><td>{@link GainsMomentum}</td><td>u = k ([z/h - 1] + [R^] - [V/V* - 1]/2)/2</td></tr>
 * <tr><td>{@link PlateauNoise}</td><td>u = log up [1 - |z|/h] + log down ([r/unstable - 1] + [|z|/h - 1]/10)</td></tr>
 * <tr><td>{@link Patience}</td><td>falls wait until the loss has stalled, then the rate holds</td></tr>
 * </table>
 *
 * <p>[x] is x held to [0, 1], or to [-1, 1] where it says so. The formulas are in drive units: log units a step at a
 * meta-step of 1.
 */
@NullMarked
package io.github.ae4j.schedule;

import org.jspecify.annotations.NullMarked;
