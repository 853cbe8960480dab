/** A tape that is read and written by soft attention, and programs of such operations whose logits are trained. */
@NullMarked
package io.github.ae4j.machine.tape;

import org.jspecify.annotations.NullMarked;
