/** EvoSGD beside plain SGD and SGD under the loop, at equal forward passes. */
@NullMarked
package io.github.ae4j.examples.lab.systems.evo;

import org.jspecify.annotations.NullMarked;
