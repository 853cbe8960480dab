package io.github.ae4j.djl.ecology;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.github.ae4j.ecology.AdaptedShape;
import io.github.ae4j.ecology.LoraFactors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The numbers of an adapter in a row, A and B of each projection in turn, so that one tensor carries them and one their
 * gradient.
 *
 * @param shapes of the projections
 * @param rank r
 * @param values the numbers
 */
record FlatFactors(List<AdaptedShape> shapes, int rank, double[] values) {
  static FlatFactors of(LoraFactors factors) {
    double[] values = new double[Math.toIntExact(factors.parameters())];
    int at = 0;
    for (int p = 0; p < factors.shapes().size(); p++) {
      for (double[] part : List.of(factors.a(p), factors.b(p))) {
        checkSingle(factors.shapes().get(p).name(), part);
        System.arraycopy(part, 0, values, at, part.length);
        at += part.length;
      }
    }
    return new FlatFactors(factors.shapes(), factors.rank(), values);
  }

  /** Refuses what single precision has no number for: the engine would go on with infinity. */
  static void checkSingle(String projection, double[] values) {
    for (double value : values) {
      if (!Float.isFinite((float) value)) {
        throw new IllegalArgumentException(
            "factors of " + projection + " must be finite in single precision, got " + value);
      }
    }
  }

  LoraFactors factors() {
    List<double[]> a = new ArrayList<>();
    List<double[]> b = new ArrayList<>();
    int at = 0;
    for (AdaptedShape shape : shapes) {
      a.add(Arrays.copyOfRange(values, at, at + rank * shape.in()));
      at += rank * shape.in();
      b.add(Arrays.copyOfRange(values, at, at + shape.out() * rank));
      at += shape.out() * rank;
    }
    return LoraFactors.of(shapes, rank, a, b);
  }

  /** The numbers in single precision. */
  float[] single() {
    return single(values);
  }

  /** Numbers in single precision. */
  static float[] single(double[] values) {
    float[] single = new float[values.length];
    for (int i = 0; i < single.length; i++) {
      single[i] = (float) values[i];
    }
    return single;
  }

  /**
   * The projections with these factors.
   *
   * @param tensor of the numbers, one axis
   * @param matrices W of each projection
   */
  List<LoraLinear> on(NDArray tensor, List<NDArray> matrices) {
    long[] ends = new long[2 * shapes.size() - 1];
    long end = 0;
    for (int i = 0; i < ends.length; i++) {
      AdaptedShape shape = shapes.get(i / 2);
      end += (long) rank * (i % 2 == 0 ? shape.in() : shape.out());
      ends[i] = end;
    }
    NDList parts = tensor.split(ends, 0);
    NDArray scale = tensor.getManager().create((float) LoraFactors.SCALE);
    List<LoraLinear> layers = new ArrayList<>();
    for (int p = 0; p < shapes.size(); p++) {
      NDArray a = parts.get(2 * p).reshape(rank, shapes.get(p).in());
      NDArray b = parts.get(2 * p + 1).reshape(shapes.get(p).out(), rank);
      layers.add(new LoraLinear(matrices.get(p), a, b, scale));
    }
    return layers;
  }
}
