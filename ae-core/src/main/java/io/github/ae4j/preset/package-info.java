/** The loops that come with the library, each a list of parts, and their constants. */
@NullMarked
package io.github.ae4j.preset;

import org.jspecify.annotations.NullMarked;
