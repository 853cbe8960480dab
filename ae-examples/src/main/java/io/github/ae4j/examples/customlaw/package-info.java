/** A law of one's own, from the formula to its property test. */
@NullMarked
package io.github.ae4j.examples.customlaw;

import org.jspecify.annotations.NullMarked;
