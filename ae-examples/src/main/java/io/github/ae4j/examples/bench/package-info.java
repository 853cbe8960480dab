/** {@code ae bench}: what steering costs in time and memory, beside the same work without it. */
@NullMarked
package io.github.ae4j.examples.bench;

import org.jspecify.annotations.NullMarked;
