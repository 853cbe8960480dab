/** The command line {@code ae}: the quickstart, the replays and the experiments. */
@NullMarked
package io.github.ae4j.examples;

import org.jspecify.annotations.NullMarked;
