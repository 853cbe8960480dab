/**
 * The field laws: each adds to the drive u of a coefficient. The number is the law's in the theory.
 *
 * <table>
 * <caption>Laws by their number in the theory</caption>
 * <tr><th>number</th><th>class</th><th>formula</th></tr>
 * <tr><td>AE-2</td><td>{@link ProgressDrive}</td><td>u += kp tanh(-T^/tau)</td></tr>
 * <tr><td>AE-2</td><td>{@link VarianceDrive}</td><td>u -= kv (softplus(V^) - softplus(1))</td></tr>
 * <tr><td>AE-2</td><td>{@link RewardDrive}</td><td>u += kr tanh(R^/tau)</td></tr>
 * <tr><td>AE-2</td><td>{@link PhaseDrive}</td><td>u += kc (rho - rho*)</td></tr>
 * <tr><td>AE-2</td><td>{@link QualityDrive}</td><td>u += ka (A - A*)</td></tr>
 * <tr><td>AE-2</td><td>{@link Leak}</td><td>u -= gamma (x - xbar)</td></tr>
 * <tr><td>AE-2</td><td>{@link Barrier}</td><td>u -= dpsi/dx, a log barrier</td></tr>
 * <tr><td>AE-2</td><td>{@link PersistenceDrive}</td><td>u = (P + b + h) r, and a sprint</td></tr>
 * <tr><td>AE-2</td><td>{@link RecentLeak}</td><td>u = gain min(1, [xbar + min(0, y + band/2) - band - x]_+)</td></tr>
 * <tr><td>AE-4</td><td>{@link NoiseLaw}</td><td>u = ks I(T) + ku S^ - kv V^ + ka (A - A*)</td></tr>
 * <tr><td>AE-5</td><td>{@link ResonanceDrive}</td><td>u += km (rho - rho*)</td></tr>
 * <tr><td>AE-7</td><td>{@link Coupling}</td><td>u_i += C_ij (x_j - xbar_j)</td></tr>
 * <tr><td>AE-7</td><td>{@link MomentumClock}</td><td>mu* = min(mu_max, k/(k+h))</td></tr>
 * <tr><td>AE-7</td><td>{@link AveragingClock}</td><td>c* = h/(K+h), mu = 1-c</td></tr>
 * <tr><td>AE-7</td><td>{@link MomentumShare}</td><td>u = nu* - nu</td></tr>
 * <tr><td>AE-8</td><td>{@link GaugeNudge}</td><td>u += k (gamma* - gamma)/gamma*</td></tr>
 * </table>
 */
@NullMarked
package io.github.ae4j.law;

import org.jspecify.annotations.NullMarked;
