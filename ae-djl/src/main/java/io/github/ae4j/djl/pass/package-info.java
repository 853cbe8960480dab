/** The passes of a step over a model's tensors: the sums, then the update; by which way each is made is chosen here. */
@NullMarked
package io.github.ae4j.djl.pass;

import org.jspecify.annotations.NullMarked;
