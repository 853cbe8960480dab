/** What the examples need of ND4J itself. */
@NullMarked
package io.github.ae4j.examples.nd4j;

import org.jspecify.annotations.NullMarked;
