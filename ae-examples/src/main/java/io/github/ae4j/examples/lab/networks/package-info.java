/** Pictures and text by networks. */
@NullMarked
package io.github.ae4j.examples.lab.networks;

import org.jspecify.annotations.NullMarked;
