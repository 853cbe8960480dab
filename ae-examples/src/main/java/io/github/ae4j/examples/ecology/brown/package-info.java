/** Tasks of text classification on the Brown corpus. */
@NullMarked
package io.github.ae4j.examples.ecology.brown;

import org.jspecify.annotations.NullMarked;
