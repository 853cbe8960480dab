/** {@code ae freeze}: layers that are frozen while their gradient is quiet, and the time that saves. */
@NullMarked
package io.github.ae4j.examples.freeze;

import org.jspecify.annotations.NullMarked;
