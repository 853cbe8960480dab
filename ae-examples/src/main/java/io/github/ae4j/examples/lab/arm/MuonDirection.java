package io.github.ae4j.examples.lab.arm;

import java.util.ArrayList;
import java.util.List;

/**
 * Muon's direction: of a hidden matrix its orthogonalised momentum, of all else AdamW's, times the ratio of its
 * learning rate to Muon's. Hidden are the tensors of two or more dimensions but those that take the inputs in
 * and those that give the outputs.
 *
 * <p>K. Jordan, Y. Jin, V. Boza, J. You, F. Cesista, L. Newhouse, J. Bernstein (2024), "Muon: An optimizer
 * for hidden layers in neural networks": momentum .95 in Nesterov's form, no decay of the hidden matrices;
 * AdamW with the authors' betas .9 and .95 and this lab's decay.
 */
final class MuonDirection extends UpdateDirection {
  private static final double MOMENTUM = 0.95;
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.95;

  private final double[] theta;
  private final double ratio;
  private final List<OrthogonalMomentum> hidden = new ArrayList<>();
  private final int[] others;
  private final double[] otherGradient;
  private final AdamDirection adam;

  /**
   * Which matrices are not hidden.
   *
   * @param inputs how many of the first take the inputs in, as embeddings
   * @param outputs how many of the last give the outputs
   */
  record Ends(int inputs, int outputs) {}

  /**
   * A direction for a network.
   *
   * @param start its weights and shapes; the weights are read for AdamW's decay
   * @param ends its matrices that are not hidden
   * @param ratio of AdamW's learning rate to Muon's
   */
  MuonDirection(Start start, Ends ends, double ratio) {
    super(start.parameters().length, MOMENTUM);
    theta = start.parameters();
    this.ratio = ratio;
    others = split(start.shapes(), ends);
    otherGradient = new double[others.length];
    adam = new AdamDirection(others.length, BETA1, BETA2);
  }

  /** Makes the momenta of the hidden matrices; the places of all other weights. */
  private int[] split(List<int[]> shapes, Ends ends) {
    long matrices = shapes.stream().filter(shape -> shape.length > 1).count();
    List<Integer> places = new ArrayList<>();
    int from = 0;
    int number = 0;
    for (int[] shape : shapes) {
      int size = 1;
      for (int side : shape) {
        size = Math.multiplyExact(size, side);
      }
      number += shape.length > 1 ? 1 : 0;
      if (shape.length > 1 && number > ends.inputs && number <= matrices - ends.outputs) {
        hidden.add(new OrthogonalMomentum(from, shape));
      } else {
        for (int i = from; i < from + size; i++) {
          places.add(i);
        }
      }
      from += size;
    }
    if (from != theta.length) {
      throw new IllegalArgumentException(
          "shapes must fill the array of " + theta.length + " weights, got " + from);
    }
    return places.stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  long stateNumbers() {
    return adam.stateNumbers() + hidden.stream().mapToLong(OrthogonalMomentum::size).sum();
  }

  @Override
  void update(double[] gradient) {
    for (OrthogonalMomentum matrix : hidden) {
      matrix.update(gradient, momentum(), last);
    }
    for (int i = 0; i < others.length; i++) {
      otherGradient[i] = gradient[others[i]];
    }
    adam.update(otherGradient);
    for (int i = 0; i < others.length; i++) {
      last[others[i]] = ratio * (adam.last[i] + Base.DECAY * theta[others[i]]);
    }
  }
}
