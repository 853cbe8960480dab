/** The tape as operations that the engine differentiates, and a neural Turing machine on it. */
@NullMarked
package io.github.ae4j.djl.tape;

import org.jspecify.annotations.NullMarked;
