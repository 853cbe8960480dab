package io.github.ae4j.examples.lab.run;

/**
 * A quantity over the steps of a run.
 *
 * @param step places, rising
 * @param value values, one a place
 */
public record Curve(double[] step, double[] value) {}
