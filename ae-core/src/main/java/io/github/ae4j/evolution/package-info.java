/** AE-3: how a drive becomes a candidate step. */
@NullMarked
package io.github.ae4j.evolution;

import org.jspecify.annotations.NullMarked;
