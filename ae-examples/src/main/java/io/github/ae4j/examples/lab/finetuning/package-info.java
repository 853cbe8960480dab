/** Trained weights that are trained on. */
@NullMarked
package io.github.ae4j.examples.lab.finetuning;

import org.jspecify.annotations.NullMarked;
