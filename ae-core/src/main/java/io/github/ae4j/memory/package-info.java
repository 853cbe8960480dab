/** The cells a part remembers in, the low-pass filter they hold, and checks of configuration values. */
@NullMarked
package io.github.ae4j.memory;

import org.jspecify.annotations.NullMarked;
