/** {@code ae ecology}: organelles on a frozen host, beside fine-tuning of the same compute. */
@NullMarked
package io.github.ae4j.examples.ecology;

import org.jspecify.annotations.NullMarked;
