/** A valley whose walls are steep. */
@NullMarked
package io.github.ae4j.examples.lab.valley;

import org.jspecify.annotations.NullMarked;
