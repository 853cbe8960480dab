/** {@code ae quickstart}: one small network, the bare optimizer beside the steered one. */
@NullMarked
package io.github.ae4j.examples.quickstart;

import org.jspecify.annotations.NullMarked;
