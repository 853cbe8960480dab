/**
 * Networks on plain arrays with gradients written by hand, for the larger tasks of {@code ae tune}. A batch is
 * one array, feature after feature: the value of feature f in row r of n is at f n + r.
 */
@NullMarked
package io.github.ae4j.examples.tune.layers;

import org.jspecify.annotations.NullMarked;
