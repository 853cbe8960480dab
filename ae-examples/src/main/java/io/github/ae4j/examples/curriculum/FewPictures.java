package io.github.ae4j.examples.curriculum;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.lab.task.Classification;
import io.github.ae4j.examples.lab.task.DigitBatches;
import io.github.ae4j.examples.lab.task.MultilayerPerceptron;
import io.github.ae4j.examples.lab.task.MultilayerPerceptron.Activation;
import io.github.ae4j.examples.lab.task.NativeFloats;
import io.github.ae4j.examples.lab.task.TorchTask;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A network 196-64-10 on 2,000 pictures, halved to 14 x 14, that are distorted as strongly as it is told, in batches of
 * 64. Of the 2,000 a part can be kept apart to steer the strength by. All other pictures judge and are never seen.
 */
final class FewPictures extends TorchTask implements Strength.Measures {
  /** Pictures to train with, those kept apart among them. */
  static final int TRAINING = 2_000;

  private static final float MEAN = 0.1307f; // of MNIST's intensities, 0 to 1
  private static final float DEVIATION = 0.3081f;
  private static final int BATCH = 64;
  private static final int HIDDEN = 64;
  private static final double ASIDE = 0.1; // how far the strengths compared lie from the one used
  private static final double TINY = 1e-30;

  /** What the loss is taken of. */
  private enum Shown {
    BATCH,
    APART,
    MORE_LESS_LESS
  }

  private final Digits digits;
  private final Distortion distortion;
  private final MultilayerPerceptron network =
      MultilayerPerceptron.of(Activation.RELU, Distortion.PIXELS, HIDDEN, Digits.CLASSES);
  private final DigitBatches batches;
  private final double[] start;
  private final NativeFloats weaker = new NativeFloats(BATCH * Distortion.PIXELS);
  private final NativeFloats stronger = new NativeFloats(BATCH * Distortion.PIXELS);
  private final NDArray apart;
  private final NDArray apartLabels;
  private final NDArray unseen;
  private final NDArray unseenLabels;
  private final double[] wanted;
  private final double[] change;
  private Shown shown = Shown.BATCH;
  private boolean judging = true;
  private double strength = Double.NaN;
  private int step;
  private double[] point = {};

  /**
   * Splits, shuffles and starts by the seed; what is unseen is the same however many are kept apart.
   *
   * @param apart pictures of the 2,000 that are not trained with; may be 0 where nothing is measured on them
   * @param steps to be made at most
   */
  static FewPictures of(Digits digits, Distortion distortion, int apart, int steps, long seed) {
    BadInput.checkAtLeast("pictures of " + digits.source(), digits.size(), 2L * TRAINING);
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = Digits.permutation(digits.size(), random.split());
    int[] learnt = Arrays.copyOfRange(order, apart, TRAINING);
    DigitBatches batches = DigitBatches.epochs(learnt, BATCH, steps, random.split());
    return new FewPictures(digits, distortion, order, apart, batches, random.split());
  }

  private FewPictures(
      Digits digits,
      Distortion distortion,
      int[] order,
      int apart,
      DigitBatches batches,
      SplittableRandom initial) {
    super(
        MultilayerPerceptron.of(Activation.RELU, Distortion.PIXELS, HIDDEN, Digits.CLASSES)
            .shapes());
    this.digits = digits;
    this.distortion = distortion;
    this.batches = batches;
    start = network.start(initial);
    wanted = new double[start.length];
    change = new double[start.length];
    int[] kept = Arrays.copyOf(order, apart);
    int[] judges = Arrays.copyOfRange(order, TRAINING, order.length);
    this.apart = plain(kept);
    apartLabels = labels(manager(), kept);
    unseen = plain(judges);
    unseenLabels = labels(manager(), judges);
  }

  private NDArray labels(NDManager manager, int[] pictures) {
    return manager.create(Arrays.stream(pictures).mapToLong(i -> digits.labels()[i]).toArray());
  }

  @Override
  public double[] start() {
    return start.clone();
  }

  @Override
  public String data() {
    return digits.source();
  }

  /** Loss of a step's batch at a strength, and its gradient. */
  double gradient(double atStrength, int atStep, double[] at, double[] gradient) {
    strength = atStrength;
    step = atStep;
    point = at;
    return gradient(atStep, at, gradient);
  }

  @Override
  protected NDArray loss(NDList weights, int atStep) {
    return switch (shown) {
      case BATCH -> {
        NDArray labels = labels(weights.getManager(), batches.of(atStep));
        NDArray scores = network.answers(weights, batch(weights, strength, stronger));
        answered(Classification.accuracy(scores, labels));
        yield Classification.crossEntropy(scores, labels);
      }
      case APART -> Classification.crossEntropy(network.answers(weights, apart), apartLabels);
      case MORE_LESS_LESS -> {
        NDArray labels = labels(weights.getManager(), batches.of(atStep));
        NDArray more = batch(weights, Math.min(1.0, strength + ASIDE), stronger);
        NDArray less = batch(weights, Math.max(0.0, strength - ASIDE), weaker);
        yield Classification.crossEntropy(network.answers(weights, more), labels)
            .sub(Classification.crossEntropy(network.answers(weights, less), labels));
      }
    };
  }

  private NDArray batch(NDList weights, double atStrength, NativeFloats memory) {
    return pictures(weights.getManager(), batches.of(step), atStrength, memory);
  }

  /** Pictures that are not distorted, in memory of their own. */
  private NDArray plain(int[] numbers) {
    NativeFloats memory = new NativeFloats(numbers.length * Distortion.PIXELS);
    return pictures(manager(), numbers, 0.0, memory);
  }

  private NDArray pictures(
      NDManager manager, int[] numbers, double atStrength, NativeFloats memory) {
    float[] into = memory.values();
    for (int i = 0; i < numbers.length; i++) {
      distortion.write(digits, numbers[i], step, atStrength, into, i * Distortion.PIXELS);
    }
    for (int i = 0; i < into.length; i++) {
      into[i] = (into[i] - MEAN) / DEVIATION;
    }
    return memory.tensor(manager, new Shape(numbers.length, Distortion.PIXELS));
  }

  @Override
  public double gap() {
    judging = false;
    double held = evaluate(step, point);
    judging = true;
    return online(step, point) - held;
  }

  @Override
  public double gain() {
    shown = Shown.APART;
    gradient(step, point, wanted);
    shown = Shown.MORE_LESS_LESS;
    gradient(step, point, change);
    shown = Shown.BATCH;
    double dot = 0.0;
    double wantedSquare = TINY;
    double changeSquare = TINY;
    for (int i = 0; i < wanted.length; i++) {
      dot += wanted[i] * change[i];
      wantedSquare += wanted[i] * wanted[i];
      changeSquare += change[i] * change[i];
    }
    return dot / Math.sqrt(wantedSquare * changeSquare);
  }

  @Override
  protected double measure(NDList weights, int atStep) {
    return judging
        ? Classification.accuracy(network.answers(weights, unseen), unseenLabels)
        : Classification.accuracy(network.answers(weights, apart), apartLabels);
  }
}
