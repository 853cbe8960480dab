/** A plateau that noise leaves. */
@NullMarked
package io.github.ae4j.examples.lab.plateau;

import org.jspecify.annotations.NullMarked;
