/**
 * Hosts for the ecology on the engine's tensors: a small frozen transformer over characters and a sentence encoder, and
 * adapters of their projections that learn.
 */
@NullMarked
package io.github.ae4j.djl.ecology;

import org.jspecify.annotations.NullMarked;
