package io.github.ae4j.examples.lab.run;

import io.github.ae4j.examples.lab.arm.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs made by hand. */
public final class Synthetic {
  private Synthetic() {}

  /** A run whose metric curve lies at the steps 100, 200, ... and ends in its final metric. */
  public static RunRecord run(String arm, Role role, long seed, double... metric) {
    return run("made-up", arm, role, seed, metric);
  }

  /** A run of an experiment. */
  public static RunRecord run(
      String experiment, String arm, Role role, long seed, double... metric) {
    double[] steps = new double[metric.length];
    double[] loss = new double[metric.length];
    double[] rates = new double[metric.length];
    double sum = 0.0;
    for (int i = 0; i < metric.length; i++) {
      steps[i] = 100.0 * (i + 1);
      loss[i] = Math.exp(-metric[i]) * (1.0 + 0.1 * seed);
      rates[i] = 1e-3 * Math.exp(0.5 * i + 0.1 * seed);
      sum += metric[i];
    }
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put(Outcome.FINAL, metric[metric.length - 1]);
    metrics.put(Outcome.AUC, sum / metric.length);
    metrics.put("notFinite", 0.0);
    metrics.put("diverged", 0.0);
    Map<String, Curve> curves = new LinkedHashMap<>();
    curves.put(Outcome.METRIC, new Curve(steps, metric));
    curves.put(Outcome.LOSS, new Curve(steps, loss));
    curves.put("gamma", new Curve(steps, rates));
    if (role != Role.BASELINE) {
      curves.put("learningRate", new Curve(steps, rates));
      curves.put("momentum", new Curve(steps, metric));
    }
    int at = arm.indexOf('@');
    return new RunRecord(
        RunRecord.SCHEMA,
        experiment,
        Scale.CPU,
        arm,
        at < 0 ? arm : arm.substring(0, at),
        at < 0 ? "" : arm.substring(at + 1),
        role,
        seed,
        new Outcome("made by hand", Map.of("steps", "400"), metrics, curves),
        Map.of("ae", "0", "Java", "17"),
        1.5);
  }

  /** One run a seed, from 1, that ends in these final metrics. */
  public static List<RunRecord> finals(String arm, Role role, double... finals) {
    List<RunRecord> runs = new ArrayList<>();
    for (int i = 0; i < finals.length; i++) {
      runs.add(run(arm, role, i + 1, 0.25 * finals[i], 0.5 * finals[i], finals[i]));
    }
    return runs;
  }
}
