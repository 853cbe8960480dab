/** What a step observed, the signals that filters make of it, and what all parts share. */
@NullMarked
package io.github.ae4j.signal;

import org.jspecify.annotations.NullMarked;
