/**
 * AE-3: how a drive becomes a candidate step.
 *
 * <table>
 * <caption>Evolution by its number in the theory</caption>
 * <tr><th>number</th><th>class</th><th>formula</th></tr>
 * <tr><td>AE-3</td><td>{@link MultiplicativeEvolution}</td><td>x' = x + s eta u, a' = chart^-1(x')</td></tr>
 * </table>
 */
@NullMarked
package io.github.ae4j.evolution;

import org.jspecify.annotations.NullMarked;
