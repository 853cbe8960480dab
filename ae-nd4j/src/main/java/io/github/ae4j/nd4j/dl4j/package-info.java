/** What steering a DL4J network takes. */
@NullMarked
package io.github.ae4j.nd4j.dl4j;

import org.jspecify.annotations.NullMarked;
