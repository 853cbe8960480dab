package io.github.ae4j.examples.lab.task;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A network of one hidden layer learns a linear map from noisy answers: y = A x + e, x standard
 * normal, A with entries of variance 1/inputs, e normal. Prediction V' relu(U' x + b) + c; loss is
 * the mean squared error over batch and outputs. Every batch is drawn anew; held back is the error
 * against A x itself, so that 0 is perfect.
 */
public final class RegressionTask implements Task {
  /** Standard deviation of the noise in the answers. */
  public static final double NOISE = 0.1;

  private static final int HELD_BACK = 512;
  private static final long BATCHES = 0x5851F42D4C957F2DL;

  /**
   * Sizes of the network and of a batch.
   *
   * @param inputs length of x
   * @param hidden units of the hidden layer
   * @param outputs length of y
   * @param batch pairs a step
   */
  public record Size(int inputs, int hidden, int outputs, int batch) {
    int parameters() {
      return inputs * hidden + hidden + hidden * outputs + outputs;
    }
  }

  private final Size size;
  private final long seed;
  private final double[] map;
  private final double[] start;
  private final Pairs heldBack;
  private final double[] activity;
  private final double[] backward;
  private final double[] error;

  /** The map, the first weights and the batches of a seed. */
  public RegressionTask(Size size, long seed) {
    this(size, seed, 0.0);
  }

  /**
   * The same with another map.
   *
   * @param shift by how much of such a map the map is off; 0 leaves it as it is
   */
  public RegressionTask(Size size, long seed, double shift) {
    this.size = size;
    this.seed = seed;
    SplittableRandom random = new SplittableRandom(seed);
    map = normal(size.inputs() * size.outputs(), 1.0 / Math.sqrt(size.inputs()), random);
    double deviation = shift / Math.sqrt(size.inputs());
    add(map, 0, deviation, normal(map.length, 1.0, new SplittableRandom(~seed)), 0, map.length);
    start = new double[size.parameters()];
    int second = size.inputs() * size.hidden() + size.hidden();
    fill(0, size.inputs() * size.hidden(), Math.sqrt(2.0 / size.inputs()), random);
    fill(second, size.hidden() * size.outputs(), Math.sqrt(1.0 / size.hidden()), random);
    heldBack = pairs(HELD_BACK, 0.0, random);
    activity = new double[size.hidden()];
    backward = new double[size.hidden()];
    error = new double[size.outputs()];
  }

  private void fill(int from, int count, double deviation, SplittableRandom random) {
    System.arraycopy(normal(count, deviation, random), 0, start, from, count);
  }

  private static double[] normal(int count, double deviation, SplittableRandom random) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> deviation * random.nextGaussian());
    return values;
  }

  private record Pairs(int count, double[] input, double[] answer) {}

  private Pairs pairs(int count, double noise, SplittableRandom random) {
    double[] input = normal(count * size.inputs(), 1.0, random);
    double[] answer = normal(count * size.outputs(), noise, random);
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < size.inputs(); k++) {
        add(
            answer,
            i * size.outputs(),
            input[i * size.inputs() + k],
            map,
            k * size.outputs(),
            size.outputs());
      }
    }
    return new Pairs(count, input, answer);
  }

  /** target[at + j] += factor * source[from + j]. */
  private static void add(
      double[] target, int at, double factor, double[] source, int from, int count) {
    for (int j = 0; j < count; j++) {
      target[at + j] += factor * source[from + j];
    }
  }

  @Override
  public double[] start() {
    return start.clone();
  }

  @Override
  public List<int[]> shapes() {
    return List.of(
        new int[] {size.inputs(), size.hidden()},
        new int[] {size.hidden()},
        new int[] {size.hidden(), size.outputs()},
        new int[] {size.outputs()});
  }

  @Override
  public double gradient(int step, double[] point, double[] gradient) {
    Arrays.fill(gradient, 0.0);
    SplittableRandom random = new SplittableRandom(seed + BATCHES * step);
    Pairs batch = pairs(size.batch(), NOISE, random);
    double sum = 0.0;
    for (int i = 0; i < batch.count(); i++) {
      sum += squaredError(batch, i, point);
      backward(batch, i, point, gradient);
    }
    return sum / (batch.count() * size.outputs());
  }

  @Override
  public double evaluate(int step, double[] weights) {
    double sum = 0.0;
    for (int i = 0; i < heldBack.count(); i++) {
      sum += squaredError(heldBack, i, weights);
    }
    return sum / (heldBack.count() * size.outputs());
  }

  /** Leaves the pair's activity and error behind. */
  private double squaredError(Pairs pairs, int i, double[] weights) {
    int bias = size.inputs() * size.hidden();
    int second = bias + size.hidden();
    System.arraycopy(weights, bias, activity, 0, activity.length);
    for (int k = 0; k < size.inputs(); k++) {
      double x = pairs.input()[i * size.inputs() + k];
      add(activity, 0, x, weights, k * size.hidden(), size.hidden());
    }
    System.arraycopy(weights, second + size.hidden() * size.outputs(), error, 0, error.length);
    for (int j = 0; j < activity.length; j++) {
      activity[j] = Math.max(0.0, activity[j]);
      add(error, 0, activity[j], weights, second + j * size.outputs(), size.outputs());
    }
    add(error, 0, -1.0, pairs.answer(), i * size.outputs(), size.outputs());
    return Arrays.stream(error).map(e -> e * e).sum();
  }

  /** Adds the pair's share of the gradient. */
  private void backward(Pairs pairs, int i, double[] weights, double[] gradient) {
    int bias = size.inputs() * size.hidden();
    int second = bias + size.hidden();
    double scale = 2.0 / (pairs.count() * size.outputs());
    add(gradient, second + size.hidden() * size.outputs(), scale, error, 0, size.outputs());
    for (int j = 0; j < activity.length; j++) {
      int row = second + j * size.outputs();
      add(gradient, row, scale * activity[j], error, 0, size.outputs());
      double sum = 0.0;
      for (int o = 0; o < error.length; o++) {
        sum += weights[row + o] * error[o];
      }
      backward[j] = activity[j] > 0.0 ? scale * sum : 0.0;
    }
    add(gradient, bias, 1.0, backward, 0, size.hidden());
    for (int k = 0; k < size.inputs(); k++) {
      double x = pairs.input()[i * size.inputs() + k];
      add(gradient, k * size.hidden(), x, backward, 0, size.hidden());
    }
  }

  @Override
  public String data() {
    return "pairs drawn from y = A x + e, e of standard deviation " + NOISE;
  }
}
