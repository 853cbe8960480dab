package io.github.ae4j.examples.tune;

import io.github.ae4j.examples.tune.layers.Layer;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A network of layers that tells classes, trained on batches from a source. What is held back is one batch: batch
 * normalisation judges it, whatever the weights, by its own statistics, and keeps no running ones.
 */
final class LayeredTask implements TuneTask {
  private static final long HELD_BACK_FROM = 1L << 40;
  private static final long START = -1L;
  private static final long BATCHES = 1L << 41;

  private final Plan plan;
  private final double[] raw;
  private final double[] target;
  private final double[] output;
  private final double[] slope;
  private double[] x = {};
  private double[] targets = {};
  private double[] slopes = {};

  /**
   * What a task is made of.
   *
   * @param family kind of task
   * @param network what is trained
   * @param classes its outputs
   * @param places rows of the batch that a sample makes, each with a target
   * @param source of its samples: feature by feature, in each place by place
   * @param changes over time
   * @param samples how many there are; 0 for ever new ones
   * @param batch samples a step
   * @param heldBack samples held back
   * @param seed of initial weights, samples and batches
   */
  record Plan(
      Family family,
      Layer network,
      int classes,
      int places,
      Source source,
      Changes changes,
      int samples,
      int batch,
      int heldBack,
      long seed) {}

  LayeredTask(Plan plan) {
    this.plan = plan;
    raw = new double[plan.source.inputs()];
    target = new double[plan.places];
    output = new double[plan.classes];
    slope = new double[plan.classes];
  }

  @Override
  public Family family() {
    return plan.family;
  }

  @Override
  public Drift drift() {
    return plan.changes.drift();
  }

  @Override
  public int steps() {
    return plan.changes.steps();
  }

  @Override
  public double[] start() {
    double[] theta = new double[plan.network.size()];
    plan.network.start(theta, 0, Seeds.random(plan.seed, START));
    return theta;
  }

  @Override
  public double lossScale(int step) {
    return plan.changes.scale(Drift.LOSS_SCALE, step);
  }

  @Override
  public double loss(int step, double[] theta, double[] gradient) {
    Arrays.fill(gradient, 0.0);
    SplittableRandom random = Seeds.random(plan.seed, BATCHES + step);
    resize(plan.batch);
    for (int i = 0; i < plan.batch; i++) {
      draw(step, sample(step, i, random), i, plan.batch);
    }
    int rows = plan.batch * plan.places;
    double scale = lossScale(step);
    double loss = scale * loss(theta, rows, scale / rows);
    plan.network.backward(theta, 0, slopes, rows, gradient);
    return loss;
  }

  private long sample(int step, int i, SplittableRandom random) {
    return plan.samples == 0 ? (long) step * plan.batch + i : random.nextInt(plan.samples);
  }

  private void resize(int samples) {
    if (x.length != raw.length * samples) {
      x = new double[raw.length * samples];
      targets = new double[plan.places * samples];
      slopes = new double[plan.classes * plan.places * samples];
    }
  }

  /** Puts a sample's features in their rows. */
  private void draw(int step, long sample, int i, int samples) {
    plan.source.draw(step, Seeds.random(plan.seed, sample), raw, target);
    int places = plan.places;
    for (int f = 0; f < raw.length / places; f++) {
      System.arraycopy(raw, f * places, x, (f * samples + i) * places, places);
    }
    System.arraycopy(target, 0, targets, i * places, places);
  }

  /** The mean loss of the rows; its derivatives, times a weight and the rows, go to the slopes. */
  private double loss(double[] theta, int rows, double weight) {
    double[] scores = plan.network.forward(theta, 0, x, rows);
    double sum = 0.0;
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < plan.classes; c++) {
        output[c] = scores[c * rows + r];
      }
      target[0] = targets[r];
      sum += Fit.CROSS_ENTROPY.value(output, target, slope);
      for (int c = 0; c < plan.classes; c++) {
        slopes[c * rows + r] = weight * slope[c];
      }
    }
    return sum / rows;
  }

  /** As the task was at its first step: only a task that stands is judged so. */
  @Override
  public double heldBack(double[] theta) {
    resize(plan.heldBack);
    for (int i = 0; i < plan.heldBack; i++) {
      draw(0, HELD_BACK_FROM + i, i, plan.heldBack);
    }
    return loss(theta, plan.heldBack * plan.places, 0.0);
  }
}
