package io.github.ae4j.examples.lab.run;

import io.github.ae4j.examples.lab.arm.Role;
import java.util.Map;
import java.util.TreeMap;

/**
 * A finished run as it lies in its file, docs/lab.md has the schema. The seconds are wall time; all
 * else is the same whenever the same run is made.
 */
public record RunRecord(
    int schema,
    String experiment,
    Scale scale,
    String arm,
    String family,
    String setting,
    Role role,
    long seed,
    Outcome outcome,
    Map<String, String> versions,
    double seconds) {
  public static final int SCHEMA = 1;

  private static final Curve NONE = new Curve(new double[0], new double[0]);

  /** Under which of an experiment's conditions it was made; empty where there is only one. */
  public String condition() {
    return outcome.configuration().getOrDefault(Outcome.CONDITION, "");
  }

  public boolean readsData() {
    return !read().equals(Outcome.NOTHING);
  }

  private String read() {
    return outcome.configuration().getOrDefault(Outcome.READ, Outcome.NOTHING);
  }

  /** By which versions it was made, and on which data: only what is alike compares. */
  Map<String, String> origin() {
    Map<String, String> origin = new TreeMap<>(versions);
    origin.put(Outcome.READ, read());
    return origin;
  }

  /** A metric; NaN if the run has none of the name. */
  public double metric(String name) {
    return outcome.metrics().getOrDefault(name, Double.NaN);
  }

  /** A curve; an empty one if the run has none of the name. */
  public Curve curve(String name) {
    return outcome.curves().getOrDefault(name, NONE);
  }
}
