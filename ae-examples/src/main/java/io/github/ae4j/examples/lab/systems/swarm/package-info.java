/** The swarm beside what the same steps buy otherwise. */
@NullMarked
package io.github.ae4j.examples.lab.systems.swarm;

import org.jspecify.annotations.NullMarked;
