/** What the examples ask of PyTorch itself. */
@NullMarked
package io.github.ae4j.examples.torch;

import org.jspecify.annotations.NullMarked;
