/** Whether good rates and good momenta go together. */
@NullMarked
package io.github.ae4j.examples.lab.coupling;

import org.jspecify.annotations.NullMarked;
