package io.github.ae4j.djl.tape;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.github.ae4j.Experimental;
import io.github.ae4j.djl.tape.NtmSettings.Controller;

/**
 * A controller network with a tape (Graves, Wayne and Danihelka 2014, arXiv:1410.5401), as a block: from inputs (b, T,
 * inputs) to answers before a sigmoid (b, T, outputs), for any b and T. One head writes and one reads; each step
 *
 * <pre>
 *   h = controller(x_t, r_(t-1))                       and from h linearly, for each head:
 *   key k, strength beta = softplus, gate g = sigmoid, shift s = softmax, sharpness gamma = min(100, 1 + softplus)
 *   c = softmax(beta cos(k, M_i))                      by content
 *   a = sharpen(shift(a + g (c - a), s), gamma)        by content and place
 *   M = erase and add(M, a_write, sigmoid e, tanh v),  r_t = read(M, a_read),  y_t = W [h, r_t] + b
 * </pre>
 *
 * <p>Heads start on cell 0, as a Turing machine's does, and the tape at 1e-6 (Collier and Beel 2018).
 */
@Experimental
public final class NeuralTuringMachine extends AbstractBlock {
  private static final int HEADS = 2;
  private static final int MOVES = 3;
  private static final float BLANK = 1e-6f;

  /** Keeps lengths from 0, where the root has no slope. */
  private static final float TINY = 1e-12f;

  private final NtmSettings sizes;
  private final Layer controller;
  private final Layer heads;
  private final Layer answer;

  /** Weights and bias of a linear map. */
  private record Layer(Parameter weight, Parameter bias) {}

  /** What a step goes on from. */
  private record Position(
      NDArray tape, NDArray attention, NDArray read, NDArray hidden, NDArray cell) {}

  /** A machine of these sizes. */
  public NeuralTuringMachine(NtmSettings sizes) {
    this.sizes = sizes;
    int units = sizes.units();
    int seen = sizes.inputs() + sizes.cellWidth();
    controller =
        sizes.controller() == Controller.LSTM
            ? layer("controller", seen + units, 4 * units)
            : layer("controller", seen, units);
    heads = layer("heads", units, HEADS * (sizes.cellWidth() + 3 + MOVES) + 2 * sizes.cellWidth());
    answer = layer("answer", units + sizes.cellWidth(), sizes.outputs());
  }

  private Layer layer(String name, int inputs, int outputs) {
    return new Layer(
        parameter(name + "Weight", Parameter.Type.WEIGHT, new Shape(inputs, outputs)),
        parameter(name + "Bias", Parameter.Type.BIAS, new Shape(outputs)));
  }

  private Parameter parameter(String name, Parameter.Type type, Shape shape) {
    return addParameter(Parameter.builder().setName(name).setType(type).optShape(shape).build());
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray x = inputs.head();
    Linear map = (layer, input) -> linear(store, layer, input, training);
    Position at = start(x.getManager(), x.getShape().get(0));
    NDList seen = new NDList();
    for (NDArray now : x.split(x.getShape().get(1), 1)) {
      at = step(now.squeeze(1), at, map);
      seen.add(at.hidden().concat(at.read(), 1));
    }
    return new NDList(map.of(answer, NDArrays.stack(seen, 1)));
  }

  /** A layer's map with the parameters of the device. */
  private interface Linear {
    NDArray of(Layer layer, NDArray input);
  }

  private static NDArray linear(
      ParameterStore store, Layer layer, NDArray input, boolean training) {
    NDArray weight = store.getValue(layer.weight(), input.getDevice(), training);
    return input.matMul(weight).add(store.getValue(layer.bias(), input.getDevice(), training));
  }

  private Position start(NDManager manager, long batch) {
    NDArray first = manager.zeros(new Shape(HEADS * batch, sizes.cells()));
    first.set(new NDIndex(":, 0"), 1f);
    NDArray none = manager.zeros(new Shape(batch, sizes.units()));
    return new Position(
        manager.full(new Shape(batch, sizes.cells(), sizes.cellWidth()), BLANK),
        first,
        manager.zeros(new Shape(batch, sizes.cellWidth())),
        none,
        none);
  }

  private Position step(NDArray x, Position from, Linear map) {
    NDArray seen = x.concat(from.read(), 1);
    NDArray hidden;
    NDArray cell = from.cell();
    if (sizes.controller() == Controller.LSTM) {
      NDList gates = map.of(controller, seen.concat(from.hidden(), 1)).split(4, 1);
      NDArray kept = Activation.sigmoid(gates.get(0)).mul(cell);
      cell = kept.add(Activation.sigmoid(gates.get(1)).mul(gates.get(2).tanh()));
      hidden = Activation.sigmoid(gates.get(3)).mul(cell.tanh());
    } else {
      hidden = map.of(controller, seen).tanh();
    }
    return move(map.of(heads, hidden), from, hidden, cell);
  }

  private Position move(NDArray asked, Position from, NDArray hidden, NDArray cell) {
    long batch = asked.getShape().get(0);
    int width = sizes.cellWidth();
    int keys = HEADS * width;
    int moves = keys + 3 * HEADS;
    int erase = moves + HEADS * MOVES;
    NDList parts =
        asked.split(
            new long[] {keys, keys + HEADS, keys + 2 * HEADS, moves, erase, erase + width}, 1);
    NDArray key = parts.get(0).reshape(batch, HEADS, width);
    NDArray strength = Activation.softPlus(parts.get(1)).reshape(batch, HEADS, 1);
    NDArray gate = Activation.sigmoid(parts.get(2)).reshape(HEADS * batch, 1);
    NDArray content = cosines(key, from.tape()).mul(strength).softmax(2);
    NDArray before = from.attention();
    NDArray aimed = before.add(gate.mul(content.reshape(HEADS * batch, sizes.cells()).sub(before)));
    NDArray shift = parts.get(4).reshape(HEADS * batch, MOVES).softmax(1);
    NDArray sharpness = Activation.softPlus(parts.get(3)).reshape(HEADS * batch, 1).add(1f);
    NDArray bounded = NDArrays.minimum(sharpness, asked.getManager().create(100f));
    NDArray attention = SoftTape.sharpen(SoftTape.shift(aimed, shift), bounded);
    NDList byHead = attention.reshape(batch, HEADS, sizes.cells()).split(HEADS, 1);
    NDArray tape =
        SoftTape.eraseAndAdd(
            from.tape(),
            byHead.get(0).squeeze(1),
            Activation.sigmoid(parts.get(5)),
            parts.get(6).tanh());
    NDArray read = SoftTape.read(tape, byHead.get(1).squeeze(1));
    return new Position(tape, attention, read, hidden, cell);
  }

  /** cos(k, M_i) of each head, (b, heads, n). */
  private static NDArray cosines(NDArray key, NDArray tape) {
    NDArray products = key.matMul(tape.transpose(0, 2, 1));
    NDArray lengths = length(key).mul(length(tape).transpose(0, 2, 1));
    return products.div(lengths);
  }

  /** Length along the last axis, which stays. */
  private static NDArray length(NDArray vectors) {
    return vectors.mul(vectors).sum(new int[] {2}, true).add(TINY).sqrt();
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    Shape in = inputShapes[0];
    return new Shape[] {new Shape(in.get(0), in.get(1), sizes.outputs())};
  }
}
