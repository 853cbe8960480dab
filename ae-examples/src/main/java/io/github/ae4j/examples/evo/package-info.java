/** {@code ae evo}: a small population around SGD. */
@NullMarked
package io.github.ae4j.examples.evo;

import org.jspecify.annotations.NullMarked;
