/** Any named numbers under a control loop. */
@NullMarked
package io.github.ae4j.examples.lab.steer;

import org.jspecify.annotations.NullMarked;
