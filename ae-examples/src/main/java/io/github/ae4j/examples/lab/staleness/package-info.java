/** Gradients that arrive late. */
@NullMarked
package io.github.ae4j.examples.lab.staleness;

import org.jspecify.annotations.NullMarked;
