/** A policy whose temperature is steered, on a cart pole whose reward drifts. */
@NullMarked
package io.github.ae4j.examples.lab.systems.cartpole;

import org.jspecify.annotations.NullMarked;
