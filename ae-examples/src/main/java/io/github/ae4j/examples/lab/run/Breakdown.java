package io.github.ae4j.examples.lab.run;

import java.util.List;
import java.util.Map;

/** Numbers that stand beside an experiment's claims, in rows by what they are of. */
public record Breakdown(String title, List<String> columns, Map<String, double[]> rows) {}
