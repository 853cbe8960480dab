/** Ways to train that DJL leaves to the program, under the loop. */
@NullMarked
package io.github.ae4j.examples.djl;

import org.jspecify.annotations.NullMarked;
