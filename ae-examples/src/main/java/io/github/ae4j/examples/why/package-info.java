/** Why a coefficient moved, read from a trace file. */
@NullMarked
package io.github.ae4j.examples.why;

import org.jspecify.annotations.NullMarked;
