package io.github.ae4j.examples.tune;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.meta.MetaTask;
import io.github.ae4j.meta.Objective;

/**
 * A small task as gains are learned on, by SGD or Adam: one that stands is judged at its end by the served weights, one
 * that changes by the mean loss before each step.
 */
final class TunedTask implements MetaTask {
  private static final double START_RATE = 1e-2;
  private static final double FLOOR = 1e-2;

  private final TuneTask task;
  private final Rule rule;
  private final int steps;
  private final double floor;

  TunedTask(TuneTask task, Rule rule, int most) {
    this.task = task;
    this.rule = rule;
    steps = Math.min(most, task.steps());
    floor = stands() ? FLOOR * task.heldBack(task.start()) : 0.0;
  }

  /** The small task of a seed, all of it. Every second one is Adam's. */
  static TunedTask of(long seed) {
    Rule rule = (seed >>> 1 & 1L) == 0L ? Rule.SGD : Rule.ADAM;
    return new TunedTask(TaskDistribution.task(seed), rule, Integer.MAX_VALUE);
  }

  private boolean stands() {
    return task.drift() == TuneTask.Drift.NONE;
  }

  @Override
  public int steps() {
    return steps;
  }

  @Override
  public double[] start() {
    return task.start();
  }

  @Override
  public ArrayOptimizer optimizer(double[] parameters) {
    return rule.optimizer(parameters, START_RATE);
  }

  @Override
  public double loss(int step, double[] parameters, double[] gradient) {
    return task.loss(step, parameters, gradient);
  }

  @Override
  public double unit(int step) {
    return task.lossScale(step);
  }

  @Override
  public double end(double[] served) {
    return task.heldBack(served);
  }

  @Override
  public Objective objective() {
    return stands() ? Objective.finalLoss() : Objective.meanLoss();
  }

  @Override
  public double floor() {
    return floor;
  }
}
