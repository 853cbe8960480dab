package io.github.ae4j.examples.lab.systems.aeonet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import io.github.ae4j.examples.lab.task.Layers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The seed's AEONet, fully connected: residual blocks with a gate a_i each,
 *
 * <pre>
 *   h_0 = W x + b,   h_i = h_(i-1) + a_i (U_i (D relu(V_i h_(i-1) + c_i)) + d_i),   scores = Z h_n + z
 * </pre>
 *
 * <p>D drops units in training (Srivastava et al. 2014) and is 1 in use. The tensors lie in that
 * order; at the end, where gates are trained, their logits.
 *
 * @param inputs length of x
 * @param width of h and of the blocks' hidden layers
 * @param outputs number of scores
 * @param trained whether gates are weights
 */
record GatedNetwork(int inputs, int width, int outputs, boolean trained) {
  /** Masks of the blocks' hidden units, or nothing in use. */
  interface Masks {
    /** The mask of a block, already divided by the share that is kept. */
    NDArray of(int block);
  }

  /** Shapes of the tensors. */
  List<int[]> shapes() {
    List<int[]> shapes = new ArrayList<>();
    layer(shapes, width, inputs);
    for (int i = 0; i < 2 * Gating.BLOCKS; i++) {
      layer(shapes, width, width);
    }
    layer(shapes, outputs, width);
    if (trained) {
      shapes.add(new int[] {Gating.BLOCKS});
    }
    return shapes;
  }

  private static void layer(List<int[]> shapes, int to, int from) {
    shapes.add(new int[] {to, from});
    shapes.add(new int[] {to});
  }

  /** Weights uniform within 1/sqrt(inputs) of zero, biases 0, gates half open. */
  double[] start(SplittableRandom random) {
    List<double[]> tensors = new ArrayList<>();
    for (int[] shape : shapes()) {
      tensors.add(shape.length == 2 ? drawn(shape, random) : new double[shape[0]]);
    }
    return tensors.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  private static double[] drawn(int[] shape, SplittableRandom random) {
    double bound = 1.0 / Math.sqrt(shape[1]);
    return random.doubles((long) shape[0] * shape[1], -bound, bound).toArray();
  }

  /** Scores of a batch, without dropout. */
  NDArray answers(NDList weights, NDArray pictures, Gating gating) {
    return answers(weights, pictures, gating, null);
  }

  /** Scores of a batch. */
  NDArray answers(NDList weights, NDArray pictures, Gating gating, @Nullable Masks masks) {
    NDArray gates = trained ? Activation.sigmoid(weights.get(weights.size() - 1)) : null;
    NDArray h = linear(weights, 0, pictures);
    for (int block = 0; block < Gating.BLOCKS; block++) {
      NDArray hidden = Activation.relu(linear(weights, 4 * block + 2, h));
      NDArray kept = masks == null ? hidden : hidden.mul(masks.of(block));
      NDArray change = linear(weights, 4 * block + 4, kept);
      h =
          h.add(
              gates == null
                  ? Layers.scale(change, gating.gate(block))
                  : change.mul(gates.get(block)));
    }
    return linear(weights, 4 * Gating.BLOCKS + 2, h);
  }

  private static NDArray linear(NDList weights, int at, NDArray inputs) {
    return Linear.linear(inputs, weights.get(at), weights.get(at + 1)).singletonOrThrow();
  }
}
