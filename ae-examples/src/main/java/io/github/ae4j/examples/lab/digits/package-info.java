/** Digits that stand still: loss scale, batch size, wrong start rates, reference tables. */
@NullMarked
package io.github.ae4j.examples.lab.digits;

import org.jspecify.annotations.NullMarked;
