package io.github.ae4j.examples.lab.run;

import io.github.ae4j.examples.lab.arm.Optimizer;
import io.github.ae4j.examples.lab.stats.Ranks;
import io.github.ae4j.examples.lab.task.InnerProduct;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hipparchus.stat.descriptive.summary.Sum;
import org.hipparchus.util.ResizableDoubleArray;

/** What is written down while an arm trains. */
final class TrainingLog {
  private static final String RHO = "rho";
  private static final String ONLINE = "online";
  private static final String LEARNING_RATE = "learningRate";

  private record Points(ResizableDoubleArray step, ResizableDoubleArray value) {
    void add(double at, double what) {
      step.addElement(at);
      value.addElement(what);
    }

    Curve curve() {
      return new Curve(step.getElements(), value.getElements());
    }
  }

  private final Metric metric;
  private final Training.Plan plan;
  private final Map<String, Points> points = new LinkedHashMap<>();
  private final Map<String, Double> metrics = new LinkedHashMap<>();
  private double[] before = {};
  private double[] move = {};
  private final Sum recentLoss = new Sum();
  private final Sum online = new Sum();
  private final Sum recentOnline = new Sum(); // a stream has too many steps to keep each
  private int notFinite;
  private double firstLoss = Double.NaN;
  private boolean broken;

  TrainingLog(Metric metric, Training.Plan plan) {
    this.metric = metric;
    this.plan = plan;
  }

  /** Takes a step's loss and gradient, before its update. */
  void before(int step, double loss, double answered, double[] gradient, double[] point) {
    firstLoss = step == 1 ? loss : firstLoss;
    if (Double.isFinite(loss)) {
      recentLoss.increment(loss);
    } else {
      notFinite++;
    }
    if (!Double.isNaN(answered)) {
      online.increment(answered);
      recentOnline.increment(answered);
    }
    if (isRecorded(step) && move.length > 0) {
      points(RHO).add(step, -cosine(gradient, move));
      move = new double[0];
    }
    if (isRecorded(step + 1)) {
      before = point.clone();
    }
  }

  void after(int step, Optimizer optimizer) {
    if (isRecorded(step + 1) && before.length > 0) {
      double[] point = optimizer.point();
      move = new double[point.length];
      Arrays.setAll(move, i -> point[i] - before[i]);
      points("gamma").add(step, Math.sqrt(InnerProduct.of(move, move)));
    }
    if (isRecorded(step)) {
      points(Outcome.LOSS).add(step, mean(recentLoss));
      if (recentOnline.getN() > 0) {
        points(ONLINE).add(step, mean(recentOnline));
      }
      optimizer.coefficients().forEach((name, value) -> points(name).add(step, value));
    }
  }

  /** Of what came since it was last asked for; NaN of nothing. */
  private static double mean(Sum sum) {
    double mean = sum.getResult() / sum.getN();
    sum.clear();
    return mean;
  }

  private boolean isRecorded(int step) {
    return step % plan.recordEvery() == 0;
  }

  void evaluated(int step, double value) {
    points(Outcome.METRIC).add(step, step == 0 ? value : metric.orWorst(value));
  }

  /** The weights are not finite: whatever is left of the run is as bad as can be. */
  void brokenDown(int step) {
    broken = true;
    for (int at = step; at < plan.steps(); at += plan.evaluateEvery()) {
      evaluated(at, metric.worst());
    }
    evaluated(plan.steps(), metric.worst());
  }

  /** Numbers of double precision that the optimizer keeps; below 0 if not counted. */
  void state(long numbers, int weights) {
    if (numbers >= 0L) {
      double bytes = (double) Double.BYTES * numbers;
      metrics.put(Outcome.STATE_BYTES, bytes);
      metrics.put("stateBytesPerWeight", bytes / weights);
    }
  }

  Outcome outcome(String data, Map<String, String> configuration) {
    Map<String, Curve> curves = new LinkedHashMap<>();
    points.forEach((name, kept) -> curves.put(name, kept.curve()));
    progress(points(Outcome.METRIC).curve());
    dynamics();
    if (online.getN() > 0) {
      metrics.put(ONLINE, mean(online));
    }
    return new Outcome(data, configuration, metrics, curves);
  }

  private void progress(Curve curve) {
    double[] values = curve.value();
    Curve loss = points(Outcome.LOSS).curve();
    Divergence divergence = new Divergence(metric, values, firstLoss, loss.value());
    metrics.put(Outcome.FINAL, values[values.length - 1]);
    metrics.put(Outcome.AUC, curve.mean());
    metrics.put("notFinite", (double) notFinite);
    metrics.put("diverged", broken || divergence.happened() ? 1.0 : 0.0);
    metrics.put("endedWorse", divergence.endedWorse() ? 1.0 : 0.0);
    metrics.put("oscillation", loss.roughness());
    metrics.put("relativeOscillation", loss.relativeRoughness());
  }

  private void dynamics() {
    double[] rho = points(RHO).curve().value();
    metrics.put(
        "rhoMean", Arrays.stream(rho).filter(Double::isFinite).average().orElse(Double.NaN));
    metrics.put("rhoLow", Ranks.quantile(0.25, rho));
    metrics.put("rhoMedian", Ranks.quantile(0.5, rho));
    metrics.put("rhoHigh", Ranks.quantile(0.75, rho));
    if (points.containsKey(LEARNING_RATE)) {
      metrics.put("largestRateMove", points(LEARNING_RATE).curve().largestLogMove());
    }
  }

  private static double cosine(double[] a, double[] b) {
    double norms = Math.sqrt(InnerProduct.of(a, a)) * Math.sqrt(InnerProduct.of(b, b));
    return norms > 0.0 ? InnerProduct.of(a, b) / norms : 0.0;
  }

  private Points points(String name) {
    return points.computeIfAbsent(
        name, key -> new Points(new ResizableDoubleArray(), new ResizableDoubleArray()));
  }
}
