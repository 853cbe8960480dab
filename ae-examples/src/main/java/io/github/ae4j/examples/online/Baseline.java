package io.github.ae4j.examples.online;

/**
 * What a guess without inputs comes to.
 *
 * @param name of the guess
 * @param loss in the mean, each instance guessed before it is seen
 * @param error in the mean
 */
record Baseline(String name, double loss, double error) {}
