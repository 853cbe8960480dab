/** How an experiment is run and judged: its service interface, the training loop, records of runs. */
@NullMarked
package io.github.ae4j.examples.lab.run;

import org.jspecify.annotations.NullMarked;
