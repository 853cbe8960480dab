/** A machine in the theory's sense: a run that is steered, measured, and knows when to stop. */
@NullMarked
package io.github.ae4j.machine;

import org.jspecify.annotations.NullMarked;
