/** {@code ae golden}: replays recorded traces of the seed's agent and compares every number. */
@NullMarked
package io.github.ae4j.examples.golden;

import org.jspecify.annotations.NullMarked;
