/** What may be steered, the charts it moves in, the drive that pushes it and the step decided. */
@NullMarked
package io.github.ae4j.coefficient;

import org.jspecify.annotations.NullMarked;
