/** Online learners on a file: progressive validation, steered beside constants. */
@NullMarked
package io.github.ae4j.examples.online;

import org.jspecify.annotations.NullMarked;
