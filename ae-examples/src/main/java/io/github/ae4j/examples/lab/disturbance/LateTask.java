package io.github.ae4j.examples.lab.disturbance;

import io.github.ae4j.examples.lab.task.ForwardingTask;
import io.github.ae4j.examples.lab.task.Task;
import java.util.SplittableRandom;

/**
 * A task whose gradients are those of the point of some steps ago, on the step's batch; its loss is
 * that of the point of now. Before there is such a point it is the first one. The metric is the
 * task's by its value at the start.
 */
final class LateTask extends ForwardingTask {
  private static final long DELAYS = 0x9E3779B97F4A7C15L; // keeps them apart from the task's draws

  private final Delay delay;
  private final SplittableRandom random;
  private final double[][] past;
  private final double[] unused;
  private final double first;

  /** Delays of a seed. */
  LateTask(Task task, Delay delay, long seed) {
    super(task);
    this.delay = delay;
    random = new SplittableRandom(seed ^ DELAYS);
    double[] start = task.start();
    past = new double[delay.most() + 1][start.length];
    unused = new double[start.length];
    first = task.evaluate(0, start);
  }

  @Override
  public double gradient(int step, double[] point, double[] gradient) {
    System.arraycopy(point, 0, past[step % past.length], 0, point.length);
    int late = delay.random() ? random.nextInt(past.length) : delay.most();
    int from = Math.max(1, step - late);
    super.gradient(step, past[from % past.length], gradient);
    return super.gradient(step, point, unused);
  }

  @Override
  public double evaluate(int step, double[] weights) {
    return super.evaluate(step, weights) / first;
  }

  @Override
  public String data() {
    return super.data() + "; gradients " + delay.inWords();
  }
}
