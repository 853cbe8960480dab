/** Intervals, bootstrap and performance profiles. */
@NullMarked
package io.github.ae4j.examples.lab.stats;

import org.jspecify.annotations.NullMarked;
