/** The experiments, one class each. */
@NullMarked
package io.github.ae4j.examples.lab.experiment;

import org.jspecify.annotations.NullMarked;
