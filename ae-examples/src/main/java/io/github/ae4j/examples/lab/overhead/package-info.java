/** What the loop costs. */
@NullMarked
package io.github.ae4j.examples.lab.overhead;

import org.jspecify.annotations.NullMarked;
