/**
 * AE-10: what watches the closed loop itself.
 *
 * <table>
 * <caption>Guards by their number in the theory</caption>
 * <tr><th>number</th><th>class</th><th>formula</th></tr>
 * <tr><td>AE-10</td><td>{@link LyapunovGuard}</td><td>W = LP(l) + sqrt V* (g/2 |x - xbar|^2 + psi(x)); the
 * gain falls while W rises</td></tr>
 * </table>
 */
@NullMarked
package io.github.ae4j.safety;

import org.jspecify.annotations.NullMarked;
