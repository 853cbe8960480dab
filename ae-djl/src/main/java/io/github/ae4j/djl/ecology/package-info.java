/**
 * A host for the ecology on the engine's tensors: a small frozen transformer over characters, and adapters of its
 * projections that learn.
 */
@NullMarked
package io.github.ae4j.djl.ecology;

import org.jspecify.annotations.NullMarked;
