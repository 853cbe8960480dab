/** What measures and updates in a step. */
@NullMarked
package io.github.ae4j.nd4j.pass;

import org.jspecify.annotations.NullMarked;
