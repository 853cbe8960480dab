/** Each part of a loop taken away in turn. */
@NullMarked
package io.github.ae4j.examples.lab.systems.ablation;

import org.jspecify.annotations.NullMarked;
