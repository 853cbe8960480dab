/** A noisy regression. */
@NullMarked
package io.github.ae4j.examples.lab.regression;

import org.jspecify.annotations.NullMarked;
