/** Optimizer recipes the experiments compare: the steered ones and the published baselines. */
@NullMarked
package io.github.ae4j.examples.lab.arm;

import org.jspecify.annotations.NullMarked;
