/** What the arms learn: losses with their gradients over one flat array, and the data behind them. */
@NullMarked
package io.github.ae4j.examples.lab.task;

import org.jspecify.annotations.NullMarked;
