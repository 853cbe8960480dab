/** Linear classifiers that learn streams of instances. */
@NullMarked
package io.github.ae4j.examples.lab.streams;

import org.jspecify.annotations.NullMarked;
