package io.github.ae4j.examples.lab.networks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.lab.task.Classification;
import io.github.ae4j.examples.lab.task.TorchTask;
import io.github.ae4j.examples.lab.task.Weights;
import java.util.SplittableRandom;

/**
 * The next character of a text, told by a small transformer from those before it in a window; windows
 * begin anywhere. The loss is the mean cross-entropy in nats, the metric the perplexity exp(loss) a
 * character on what is held back.
 */
public final class LanguageTask extends TorchTask {
  /**
   * Sizes.
   *
   * @param context characters of a window
   * @param width of the embedding
   * @param heads attention heads
   * @param layers of the transformer
   * @param batch windows of a step
   * @param heldBack windows to judge by, spread evenly over the held-back text
   */
  public record Size(int context, int width, int heads, int layers, int batch, int heldBack) {}

  private static final int SLICE = 16;

  private final Size size;
  private final Text text;
  private final Transformer network;
  private final double[] start;
  private final int[] windows;

  /** A task of a seed; the text is the same for every seed. */
  public static LanguageTask of(Text text, Size size, int steps, long seed) {
    if (Math.min(text.training().length, text.heldBack().length) <= size.context() + 1) {
      throw new BadInput(
          "%s: must hold more than %d characters to train with and to judge by, got %d and %d"
              .formatted(
                  text.source(),
                  size.context() + 1,
                  text.training().length,
                  text.heldBack().length));
    }
    SplittableRandom random = new SplittableRandom(seed);
    Transformer network =
        new Transformer(text.alphabet(), size.context(), size.width(), size.heads(), size.layers());
    return new LanguageTask(text, size, network, network.weights(random.split()), steps, random);
  }

  private LanguageTask(
      Text text,
      Size size,
      Transformer network,
      Weights weights,
      int steps,
      SplittableRandom random) {
    super(weights.shapes());
    this.text = text;
    this.size = size;
    this.network = network;
    start = weights.flat();
    int places = text.training().length - size.context() - 1;
    windows = random.split().ints((long) steps * size.batch(), 0, places).toArray();
  }

  @Override
  public double[] start() {
    return start.clone();
  }

  @Override
  protected NDArray loss(NDList weights, int step) {
    int[] places = new int[size.batch()];
    System.arraycopy(windows, (step - 1) * size.batch(), places, 0, places.length);
    return loss(weights, weights.getManager(), text.training(), places);
  }

  private NDArray loss(NDList weights, NDManager manager, int[] characters, int[] places) {
    long[] seen = new long[places.length * size.context()];
    long[] next = new long[seen.length];
    for (int i = 0; i < seen.length; i++) {
      int at = places[i / size.context()] + i % size.context();
      seen[i] = characters[at];
      next[i] = characters[at + 1];
    }
    NDArray tokens = manager.create(seen, new Shape(places.length, size.context()));
    return Classification.crossEntropy(network.scores(weights, tokens), manager.create(next));
  }

  @Override
  protected double measure(NDList weights, int step) {
    int stride = (text.heldBack().length - size.context() - 1) / size.heldBack();
    double sum = 0.0;
    for (int from = 0; from < size.heldBack(); from += SLICE) {
      int[] places = new int[Math.min(SLICE, size.heldBack() - from)];
      for (int i = 0; i < places.length; i++) {
        places[i] = (from + i) * stride;
      }
      sum += places.length * heldBackLoss(weights, places);
    }
    return Math.exp(sum / size.heldBack());
  }

  /** What is made on the way is freed at the end, with the views of the weights it is made on. */
  private double heldBackLoss(NDList weights, int[] places) {
    try (NDManager scratch = manager().newSubManager()) {
      NDList views = new NDList(weights.size());
      for (NDArray weight : weights) {
        NDArray view = weight.reshape(weight.getShape());
        view.attach(scratch);
        views.add(view);
      }
      return loss(views, scratch, text.heldBack(), places).getFloat();
    }
  }

  @Override
  public String data() {
    return text.source();
  }
}
