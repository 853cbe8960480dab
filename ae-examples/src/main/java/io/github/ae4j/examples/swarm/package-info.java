/** {@code ae swarm}: many trajectories that share steps and coefficients. */
@NullMarked
package io.github.ae4j.examples.swarm;

import org.jspecify.annotations.NullMarked;
