/** A basis whose functions are chosen by steered coefficients. */
@NullMarked
package io.github.ae4j.examples.lab.systems.basis;

import org.jspecify.annotations.NullMarked;
