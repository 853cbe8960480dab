/** The plain-Java backend: optimizers on arrays, for services without a tensor engine. */
@NullMarked
package io.github.ae4j.array;

import org.jspecify.annotations.NullMarked;
