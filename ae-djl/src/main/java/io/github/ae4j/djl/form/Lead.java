package io.github.ae4j.djl.form;

/**
 * From the parameters to their average, over native states: theta-bar = theta + factor m/(sqrt v + epsilon), with m and
 * v the buffers; without a second moment theta-bar = theta + factor m.
 *
 * @param factor of the first moment's buffer; 0 while that is empty
 * @param epsilon beside the root, in the gradient's unit
 */
public record Lead(double factor, double epsilon) {}
