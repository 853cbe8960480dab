/** Programs on a soft tape, trained from many seeds. */
@NullMarked
package io.github.ae4j.examples.lab.systems.tape;

import org.jspecify.annotations.NullMarked;
