/**
 * {@code ae tune}: the search for the standard loop's constants, on tasks drawn for it alone. The
 * lab's tasks are held out: a test keeps the two apart.
 */
@NullMarked
package io.github.ae4j.examples.tune;

import org.jspecify.annotations.NullMarked;
