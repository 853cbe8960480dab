package io.github.ae4j.examples.lab.run;

import java.util.List;
import java.util.Map;

/**
 * Numbers that stand beside an experiment's claims.
 *
 * @param title what they are
 * @param columns their names
 * @param rows their values by what they are of, in order
 */
public record Breakdown(String title, List<String> columns, Map<String, double[]> rows) {}
