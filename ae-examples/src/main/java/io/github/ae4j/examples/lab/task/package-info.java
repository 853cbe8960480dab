/** What the arms learn and several workloads share: losses with gradients over one flat array, data. */
@NullMarked
package io.github.ae4j.examples.lab.task;

import org.jspecify.annotations.NullMarked;
