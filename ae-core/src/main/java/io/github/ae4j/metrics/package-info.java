/** Steps of a loop as metrics, where people look at them: TensorBoard, and Micrometer, which is optional. */
@NullMarked
package io.github.ae4j.metrics;

import org.jspecify.annotations.NullMarked;
