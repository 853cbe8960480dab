/** What the experiments of several workloads share. */
@NullMarked
package io.github.ae4j.examples.lab.experiment;

import org.jspecify.annotations.NullMarked;
