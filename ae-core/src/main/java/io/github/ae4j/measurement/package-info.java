/** AE-1: the causal filters that turn raw statistics into signals. */
@NullMarked
package io.github.ae4j.measurement;

import org.jspecify.annotations.NullMarked;
