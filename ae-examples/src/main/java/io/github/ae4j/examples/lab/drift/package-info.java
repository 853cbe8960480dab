/** Digits that change under way. */
@NullMarked
package io.github.ae4j.examples.lab.drift;

import org.jspecify.annotations.NullMarked;
