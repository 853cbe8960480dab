/** A network whose depth is gated by steered coefficients. */
@NullMarked
package io.github.ae4j.examples.lab.systems.aeonet;

import org.jspecify.annotations.NullMarked;
