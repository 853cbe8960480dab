package io.github.ae4j.examples.tune;

import java.util.Arrays;
import java.util.SplittableRandom;

/** A network trained on batches from a source. */
final class DataTask implements TuneTask {
  private static final int HELD_BACK = 1_000;
  private static final long HELD_BACK_FROM = 1L << 40;
  private static final long START = -1L;
  private static final long BATCHES = 1L << 41;

  private final Plan plan;
  private final double[] raw;
  private final double[] x;
  private final double[] target;
  private final double[] unused;

  /**
   * What a task is made of.
   *
   * @param family kind of task
   * @param network what is trained
   * @param fit its loss
   * @param source of its samples
   * @param changes over time
   * @param samples how many there are; 0 for ever new ones
   * @param batch samples a step
   * @param seed of initial weights, samples and batches
   */
  record Plan(
      Family family,
      Network network,
      Fit fit,
      Source source,
      Changes changes,
      int samples,
      int batch,
      long seed) {}

  DataTask(Plan plan) {
    this.plan = plan;
    raw = new double[plan.source.inputs()];
    x = new double[raw.length];
    target = new double[plan.network.outputs()];
    unused = new double[plan.network.size()];
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
    return plan.network.start(Seeds.random(plan.seed, START));
  }

  @Override
  public double lossScale(int step) {
    return plan.changes.scale(Drift.LOSS_SCALE, step);
  }

  @Override
  public double loss(int step, double[] theta, double[] gradient) {
    Arrays.fill(gradient, 0.0);
    double scale = lossScale(step);
    double inputScale = plan.changes.scale(Drift.INPUT_SCALE, step);
    int[] order = plan.changes.order(Drift.PERMUTATION, step, x.length);
    SplittableRandom random = Seeds.random(plan.seed, BATCHES + step);
    double sum = 0.0;
    for (int i = 0; i < plan.batch; i++) {
      draw(step, sample(step, i, random));
      for (int j = 0; j < x.length; j++) {
        x[j] = inputScale * raw[order[j]];
      }
      sum += plan.network.add(theta, x, target, plan.fit, scale / plan.batch, gradient);
    }
    return scale * sum / plan.batch;
  }

  private long sample(int step, int i, SplittableRandom random) {
    return plan.samples == 0 ? (long) step * plan.batch + i : random.nextInt(plan.samples);
  }

  private void draw(int step, long sample) {
    plan.source.draw(step, Seeds.random(plan.seed, sample), raw, target);
  }

  /** As the task was at its first step: only a task that stands is judged so. */
  @Override
  public double heldBack(double[] theta) {
    double sum = 0.0;
    for (int i = 0; i < HELD_BACK; i++) {
      draw(0, HELD_BACK_FROM + i);
      sum += plan.network.add(theta, raw, target, plan.fit, 0.0, unused);
    }
    return sum / HELD_BACK;
  }
}
