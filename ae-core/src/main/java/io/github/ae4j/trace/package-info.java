/** What a step saw and decided, for observers, files and tests. */
@NullMarked
package io.github.ae4j.trace;

import org.jspecify.annotations.NullMarked;
