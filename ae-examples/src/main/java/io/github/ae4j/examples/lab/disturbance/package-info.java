/** Gradients that come late or wrong. */
@NullMarked
package io.github.ae4j.examples.lab.disturbance;

import org.jspecify.annotations.NullMarked;
