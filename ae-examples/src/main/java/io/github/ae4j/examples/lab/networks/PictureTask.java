package io.github.ae4j.examples.lab.networks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.ae4j.examples.lab.task.Classification;
import io.github.ae4j.examples.lab.task.DigitBatches;
import io.github.ae4j.examples.lab.task.ResidualNetwork;
import io.github.ae4j.examples.lab.task.TorchTask;
import io.github.ae4j.examples.lab.task.Weights;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Pictures told apart by a small residual network, by softmax cross-entropy; half of them, drawn by
 * the step, are shown mirrored. The metric is the share of pictures held back that is right.
 */
public final class PictureTask extends TorchTask {
  /**
   * Sizes.
   *
   * @param square pixels are averaged over squares of this side, a divisor of 32
   * @param width channels of the first stage
   * @param blocks residual blocks of each of the three stages
   * @param batch pictures of a step
   * @param training pictures to train with, at most
   * @param heldBack pictures to judge by, at most
   */
  public record Size(int square, int width, int blocks, int batch, int training, int heldBack) {}

  private static final int STAGES = 3;
  private static final int SLICE = 500;

  private final Size size;
  private final Pictures.Split pictures;
  private final ResidualNetwork network;
  private final double[] start;
  private final int[] batches;
  private final boolean[] mirrored;

  /** A task of a seed; the pictures are the same for every seed. */
  public static PictureTask of(Pictures.Split pictures, Size size, int steps, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ResidualNetwork network =
        new ResidualNetwork(size.width(), STAGES, size.blocks(), Pictures.CLASSES);
    Weights weights = network.weights(random.split());
    return new PictureTask(pictures, size, network, weights, steps, random);
  }

  private PictureTask(
      Pictures.Split pictures,
      Size size,
      ResidualNetwork network,
      Weights weights,
      int steps,
      SplittableRandom random) {
    super(weights.shapes());
    this.pictures = pictures;
    this.size = size;
    this.network = network;
    start = weights.flat();
    int count = Math.min(size.training(), pictures.training().size());
    int[] all = IntStream.range(0, count).toArray();
    batches = DigitBatches.epochs(all, size.batch(), steps, random.split()).pictures();
    SplittableRandom mirrors = random.split();
    mirrored = new boolean[batches.length];
    for (int i = 0; i < mirrored.length; i++) {
      mirrored[i] = mirrors.nextInt(2) == 1;
    }
  }

  @Override
  public double[] start() {
    return start.clone();
  }

  @Override
  protected NDArray loss(NDList weights, int step) {
    NDManager manager = weights.getManager();
    int from = (step - 1) * size.batch();
    float[] values = new float[size.batch() * values()];
    long[] labels = new long[size.batch()];
    for (int i = 0; i < labels.length; i++) {
      int picture = batches[from + i];
      pictures.training().write(picture, size.square(), mirrored[from + i], values, i * values());
      labels[i] = pictures.training().labels()[picture];
    }
    NDArray scores = network.scores(weights, tensor(manager, values, labels.length));
    NDArray classes = manager.create(labels);
    answered(Classification.accuracy(scores, classes));
    return Classification.crossEntropy(scores, classes);
  }

  @Override
  protected double measure(NDList weights, int step) {
    int count = Math.min(size.heldBack(), pictures.heldBack().size());
    double hits = 0.0;
    for (int from = 0; from < count; from += SLICE) {
      int slice = Math.min(SLICE, count - from);
      try (NDManager scratch = manager().newSubManager()) {
        hits += slice * accuracy(weights, scratch, from, slice);
      }
    }
    return hits / count;
  }

  private double accuracy(NDList weights, NDManager scratch, int from, int count) {
    float[] values = new float[count * values()];
    long[] labels = new long[count];
    for (int i = 0; i < count; i++) {
      pictures.heldBack().write(from + i, size.square(), false, values, i * values());
      labels[i] = pictures.heldBack().labels()[from + i];
    }
    NDArray scores = network.scores(weights, tensor(scratch, values, count));
    return Classification.accuracy(scores, scratch.create(labels));
  }

  private int values() {
    return Pictures.VALUES / (size.square() * size.square());
  }

  private NDArray tensor(NDManager manager, float[] values, int count) {
    int side = Pictures.SIDE / size.square();
    return manager.create(values, new Shape(count, Pictures.PLANES, side, side));
  }

  @Override
  public String data() {
    return pictures.training().source();
  }
}
