package io.github.ae4j.djl.form;

/**
 * From the parameters to their average, over native states: theta-bar = (1 + growth) theta + factor m/(sqrt v +
 * epsilon), with m and v the buffers; without a second moment theta-bar = (1 + growth) theta + factor m.
 *
 * @param factor of the first moment's buffer; 0 while that is empty
 * @param epsilon beside the root, in the gradient's unit
 * @param growth what the decay beside the gradient took of the parameters in the steps the average is of, as a share
 */
public record Lead(double factor, double epsilon, double growth) {}
