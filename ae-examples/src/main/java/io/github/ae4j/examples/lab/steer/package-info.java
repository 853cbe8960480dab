/** Any named numbers under a control loop, and the laws the lab's systems need beyond the library's. */
@NullMarked
package io.github.ae4j.examples.lab.steer;

import org.jspecify.annotations.NullMarked;
