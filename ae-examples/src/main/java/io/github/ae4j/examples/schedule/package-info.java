/** {@code ae schedule}: a learning rate moved by rules, and what their blend weighs. */
@NullMarked
package io.github.ae4j.examples.schedule;

import org.jspecify.annotations.NullMarked;
