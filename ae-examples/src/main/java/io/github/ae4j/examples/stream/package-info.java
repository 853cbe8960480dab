/** {@code ae stream}: online learning, one instance at a time, while the concept drifts. */
@NullMarked
package io.github.ae4j.examples.stream;

import org.jspecify.annotations.NullMarked;
