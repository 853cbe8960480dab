package io.github.ae4j.examples.lab.systems.aeonet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.lab.task.Classification;
import io.github.ae4j.examples.lab.task.DigitBatches;
import io.github.ae4j.examples.lab.task.DigitPictures;
import io.github.ae4j.examples.lab.task.DigitView;
import io.github.ae4j.examples.lab.task.SystemTask;
import io.github.ae4j.examples.lab.task.TorchTask;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Digits told apart by a {@link GatedNetwork}; a fifth of them is held back to judge by. */
public final class GatedDigits extends TorchTask implements SystemTask {
  private static final int WIDTH = 32;
  private static final int BATCH = 64;
  private static final int HELD_BACK_SHARE = 5;

  private final Digits digits;
  private final Gating gating;
  private final GatedNetwork network;
  private final double[] start;
  private final DigitBatches batches;
  private final int[] heldBack;
  private final long maskSeed;

  private GatedDigits(
      Digits digits, int steps, Gating gating, GatedNetwork network, SplittableRandom random) {
    super(network.shapes());
    this.digits = digits;
    this.gating = gating;
    this.network = network;
    int[] order = Digits.permutation(digits.size(), random.split());
    int training = digits.size() - digits.size() / HELD_BACK_SHARE;
    heldBack = Arrays.copyOfRange(order, training, order.length);
    batches = DigitBatches.epochs(Arrays.copyOf(order, training), BATCH, steps, random.split());
    maskSeed = random.nextLong();
    start = network.start(random.split());
  }

  /**
   * Splits, shuffles and starts by the seed.
   *
   * @param steps to be made at most
   */
  public static GatedDigits of(Digits digits, int steps, Gating gating, long seed) {
    GatedNetwork network =
        new GatedNetwork(Digits.PIXELS, WIDTH, Digits.CLASSES, gating.isTrained());
    return new GatedDigits(digits, steps, gating, network, new SplittableRandom(seed));
  }

  @Override
  public double[] start() {
    return start.clone();
  }

  @Override
  protected NDArray loss(NDList weights, int step) {
    NDManager manager = weights.getManager();
    int[] shown = batches.of(step);
    SplittableRandom random = new SplittableRandom(maskSeed + step);
    NDArray scores =
        network.answers(weights, pictures(manager, shown), gating, block -> mask(manager, random));
    NDArray loss = Classification.crossEntropy(scores, labels(manager, shown));
    gating.step(loss.getFloat());
    return loss;
  }

  private NDArray mask(NDManager manager, SplittableRandom random) {
    double dropped = gating.dropout();
    float kept = (float) (1.0 / (1.0 - dropped));
    float[] mask = new float[BATCH * WIDTH];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = random.nextDouble() < dropped ? 0f : kept;
    }
    return manager.create(mask, new Shape(BATCH, WIDTH));
  }

  /** Share of the held-back digits that is right. */
  @Override
  protected double measure(NDList weights, int step) {
    NDManager manager = weights.getManager();
    NDArray scores = network.answers(weights, pictures(manager, heldBack), gating);
    return Classification.accuracy(scores, labels(manager, heldBack));
  }

  private NDArray pictures(NDManager manager, int[] shown) {
    return DigitPictures.kept(manager, digits, DigitView.PLAIN, shown);
  }

  private NDArray labels(NDManager manager, int[] shown) {
    return manager.create(Arrays.stream(shown).mapToLong(i -> digits.labels()[i]).toArray());
  }

  /** The gates, their sum (the number of open blocks) and the dropout. */
  @Override
  public Map<String, Double> coefficients(double[] weights) {
    Map<String, Double> named = new LinkedHashMap<>();
    double open = 0.0;
    for (int block = 0; block < Gating.BLOCKS; block++) {
      double gate = gate(weights, block);
      named.put("gate" + (block + 1), gate);
      open += gate;
    }
    named.put("openBlocks", open);
    named.put("dropout", gating.dropout());
    return named;
  }

  private double gate(double[] weights, int block) {
    return gating.isTrained()
        ? 1.0 / (1.0 + Math.exp(-weights[weights.length - Gating.BLOCKS + block]))
        : gating.gate(block);
  }

  @Override
  public String data() {
    return digits.source();
  }

  @Override
  public void close() {
    gating.close();
    super.close();
  }
}
