/**
 * A step's sums, and the updates of Adam and SGD, over float32 vectors in an engine's own memory; for
 * adapters on a CPU.
 */
@NullMarked
package io.github.ae4j.vector;

import org.jspecify.annotations.NullMarked;
