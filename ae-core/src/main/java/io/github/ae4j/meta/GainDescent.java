package io.github.ae4j.meta;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * Gains learned by descent over a distribution of tasks: of each step's batch the mean derivative of the logarithm of
 * the objective, and a step of Adam (Kingma, Ba 2015) on the gains' charts.
 *
 * <pre>
 *   s = mean over the batch of clip(dlog(value + floor)/dx, 1)      clip: to a length of 1, whatever a task's is
 *   x = x - rate m^/(sqrt v^ + 1e-3),   |x - x_0| &lt;= reach
 * </pre>
 *
 * <p>The 1e-3 leaves a gain alone that next to nothing depends on. A task that diverges has no derivative, and one that
 * is too sensitive to a gain none in that gain ({@link Sensitivity}): they count for nothing in it. What is returned is
 * the mean of the second half of the steps. The same arguments give the same gains, on however many threads.
 *
 * @param steps at most; at least 1
 * @param batch tasks a step; at least 1
 * @param rate chart units a step; positive
 * @param reach how far a gain may go from where it starts; chart units, positive
 * @param directions see {@link Sensitivity#of}
 * @param seed which tasks make each batch
 */
@Experimental
public record GainDescent(
    int steps, int batch, double rate, double reach, int directions, long seed) {
  private static final double BETA1 = 0.8;
  private static final double BETA2 = 0.95;
  private static final double LEAST = 1e-3;
  private static final long SPREAD = 0xd1342543de82ef95L;

  /** Checks the settings. */
  public GainDescent {
    Check.atLeast("steps", steps, 1.0);
    Check.atLeast("batch", batch, 1.0);
    Check.positive("rate", rate);
    Check.positive("reach", reach);
    Check.atLeast("directions", directions, 0.0);
  }

  /**
   * A step of the descent.
   *
   * @param number from 1
   * @param score mean of log(value + floor) over the batch, before the step; of tasks that did not diverge
   * @param diverged tasks of the batch that did
   * @param gains after the step
   */
  public record Step(int number, double score, int diverged, Gains gains) {}

  /**
   * Descends.
   *
   * @param from where to start
   * @param tasks makes the task of a seed, anew for each run
   * @param seeds of the tasks to learn on; at least one
   * @param goesOn asked before each step; false ends the descent with what it has
   * @param log is told of each step
   * @throws IllegalArgumentException if there are no seeds, or a run's objective and floor are together not positive,
   *     so that they have no logarithm
   */
  public Gains learn(
      Gains from,
      LongFunction<MetaTask> tasks,
      long[] seeds,
      BooleanSupplier goesOn,
      Consumer<Step> log) {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(tasks, "tasks");
    Objects.requireNonNull(goesOn, "goesOn");
    Objects.requireNonNull(log, "log");
    Objects.requireNonNull(seeds, "seeds");
    Check.atLeast("number of seeds", seeds.length, 1.0);
    Walk walk = new Walk(from.coordinates());
    Gains gains = from;
    List<double[]> path = new ArrayList<>();
    for (int step = 1; step <= steps && goesOn.getAsBoolean(); step++) {
      List<MetaTask> drawn = draw(tasks, seeds, step);
      List<MetaRun> runs = run(drawn, gains);
      walk.step(mean(drawn, runs, from.size()), step);
      gains = from.at(walk.x);
      path.add(walk.x.clone());
      log.accept(new Step(step, score(drawn, runs), diverged(runs), gains));
    }
    return path.isEmpty() ? from : from.at(middle(path));
  }

  /** The batch of a step is a function of the seed and the step. */
  private List<MetaTask> draw(LongFunction<MetaTask> tasks, long[] seeds, int step) {
    long[] left = seeds.clone();
    SplittableRandom random = new SplittableRandom(seed + step * SPREAD);
    List<MetaTask> drawn = new ArrayList<>();
    for (int i = 0; i < Math.min(batch, left.length); i++) {
      int at = i + random.nextInt(left.length - i);
      long seedOfTask = left[at];
      left[at] = left[i];
      drawn.add(tasks.apply(seedOfTask));
    }
    return drawn;
  }

  private List<MetaRun> run(List<MetaTask> drawn, Gains gains) {
    return drawn.parallelStream().map(task -> MetaRun.of(task, gains, directions)).toList();
  }

  private static double[] mean(List<MetaTask> drawn, List<MetaRun> runs, int size) {
    double[] sum = new double[size];
    for (int t = 0; t < runs.size(); t++) {
      double[] slopes = known(runs.get(t).slopes());
      double value = beyond(drawn.get(t), runs.get(t));
      double length = Math.sqrt(Dense.dot(slopes, slopes)) / value;
      double factor = 1.0 / (Math.max(1.0, length) * value * runs.size());
      for (int j = 0; j < size && factor > 0.0; j++) {
        sum[j] += factor * slopes[j];
      }
    }
    return sum;
  }

  /** What has a logarithm; infinite for a run that diverged. */
  private static double beyond(MetaTask task, MetaRun run) {
    double value = run.value() + Check.atLeast("floor of a task", task.floor(), 0.0);
    if (!(value > 0.0)) {
      throw new IllegalArgumentException(
          "objective and floor of a task must together be positive, got " + value);
    }
    return value;
  }

  private static double[] known(double[] slopes) {
    return Arrays.stream(slopes).map(s -> Double.isFinite(s) ? s : 0.0).toArray();
  }

  private static double score(List<MetaTask> drawn, List<MetaRun> runs) {
    double sum = 0.0;
    int count = 0;
    for (int t = 0; t < runs.size(); t++) {
      double value = beyond(drawn.get(t), runs.get(t));
      if (Double.isFinite(value)) {
        sum += Math.log(value);
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  private static int diverged(List<MetaRun> runs) {
    return (int) runs.stream().filter(run -> !Double.isFinite(run.value())).count();
  }

  /** Mean of the second half, by what they differ from its first: a gain that stood still stays to the last bit. */
  private static double[] middle(List<double[]> path) {
    List<double[]> half = path.subList(path.size() / 2, path.size());
    double[] first = half.get(0);
    double[] mean = first.clone();
    for (double[] x : half) {
      for (int j = 0; j < mean.length; j++) {
        mean[j] += (x[j] - first[j]) / half.size();
      }
    }
    return mean;
  }

  /** Adam, held to a reach. */
  private final class Walk {
    private final double[] start;
    private final double[] x;
    private final double[] first;
    private final double[] second;

    Walk(double[] start) {
      this.start = start.clone();
      x = start.clone();
      first = new double[start.length];
      second = new double[start.length];
    }

    void step(double[] slopes, int number) {
      double weight1 = 1.0 - Math.pow(BETA1, number);
      double weight2 = 1.0 - Math.pow(BETA2, number);
      for (int j = 0; j < x.length; j++) {
        first[j] = BETA1 * first[j] + (1.0 - BETA1) * slopes[j];
        second[j] = BETA2 * second[j] + (1.0 - BETA2) * slopes[j] * slopes[j];
        double move = rate * first[j] / weight1 / (Math.sqrt(second[j] / weight2) + LEAST);
        x[j] = Math.max(start[j] - reach, Math.min(start[j] + reach, x[j] - move));
      }
    }
  }

  /**
   * Where every gain stands from another, in chart units; for reports.
   *
   * @throws IllegalArgumentException if the two are not of the same names
   */
  public static double[] moved(Gains from, Gains to) {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    if (!from.names().equals(to.names())) {
      throw new IllegalArgumentException(
          "gains must be of the same names, got " + from.names() + " and " + to.names());
    }
    double[] a = from.coordinates();
    double[] b = to.coordinates();
    double[] moved = new double[a.length];
    Arrays.setAll(moved, j -> b[j] - a[j]);
    return moved;
  }
}
