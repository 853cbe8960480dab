/** A page that shows runs while they train, and pictures of their traces. */
@NullMarked
package io.github.ae4j.examples.watch;

import org.jspecify.annotations.NullMarked;
