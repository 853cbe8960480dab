/** The cart with its pole, a policy over two pushes, and rewards on a scale that drifts. */
@NullMarked
package io.github.ae4j.examples.lab.task.cartpole;

import org.jspecify.annotations.NullMarked;
