/** The updaters of ND4J in canonical coordinates. */
@NullMarked
package io.github.ae4j.nd4j.form;

import org.jspecify.annotations.NullMarked;
