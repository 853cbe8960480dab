/**
 * The adapters for ND4J's updaters: {@link io.github.ae4j.nd4j.AeNd4j} puts a bare updater under a
 * control loop.
 */
@NullMarked
package io.github.ae4j.nd4j;

import org.jspecify.annotations.NullMarked;
