/**
 * Steering of DJL optimizers on the PyTorch engine. {@link io.github.ae4j.djl.AeDjl#newTrainer}
 * stands in for {@code model.newTrainer}; the training loop stays as it is.
 */
@NullMarked
package io.github.ae4j.djl;

import org.jspecify.annotations.NullMarked;
