/** AE-1, measurement: what a step observed and the filters that make signals of it. */
@NullMarked
package io.github.ae4j.signal;

import org.jspecify.annotations.NullMarked;
