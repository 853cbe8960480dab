package io.github.ae4j.examples.lab.run;

/**
 * A claim's measured effect.
 *
 * @param comparison what was compared with what, with the arms' names
 * @param effect mean or geometric mean over the seeds
 * @param low lower end of its 95% interval
 * @param high upper end
 * @param bound the claim says: at most, or at least, this
 * @param atMost which of the two
 * @param pairs number of seeds
 * @param verdict what follows
 */
public record Finding(
    String comparison,
    double effect,
    double low,
    double high,
    double bound,
    boolean atMost,
    int pairs,
    Verdict verdict) {}
