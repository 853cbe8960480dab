/** The lab's commands. */
@NullMarked
package io.github.ae4j.examples.lab;

import org.jspecify.annotations.NullMarked;
