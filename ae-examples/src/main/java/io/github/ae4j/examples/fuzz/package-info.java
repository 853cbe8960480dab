/** {@code ae fuzz}: steered optimizers of every kind under hostile batches, and what must hold then. */
@NullMarked
package io.github.ae4j.examples.fuzz;

import org.jspecify.annotations.NullMarked;
