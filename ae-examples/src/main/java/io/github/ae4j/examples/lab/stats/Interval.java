package io.github.ae4j.examples.lab.stats;

/**
 * A mean with its 95% interval.
 *
 * @param mean of the samples
 * @param low lower end; negative infinity where there are too few
 * @param high upper end
 */
public record Interval(double mean, double low, double high) {}
