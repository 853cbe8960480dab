/** AEO-Eq: an equation found by gates and an L1 weight over a dictionary of functions. */
@NullMarked
package io.github.ae4j.examples.lab.task.basis;

import org.jspecify.annotations.NullMarked;
