/** AEONet: a residual network whose blocks have gates, and what opens them. */
@NullMarked
package io.github.ae4j.examples.lab.task.aeonet;

import org.jspecify.annotations.NullMarked;
