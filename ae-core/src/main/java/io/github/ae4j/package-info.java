/** The control loop and its presets: the theory of Adaptive Evolution as code, read top-down. */
@NullMarked
package io.github.ae4j;

import org.jspecify.annotations.NullMarked;
