package io.github.ae4j.djl.ecology;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.github.ae4j.ecology.AdaptedShape;
import io.github.ae4j.ecology.LoraFactors;
import java.util.ArrayList;
import java.util.List;

/**
 * An adapter as a block on a frozen transformer: its parameters are A and B of each projection. From numbers, places and
 * mask to the stream before the last normalisation.
 */
final class AdapterBlock extends AbstractBlock {
  private final TinyTransformer model;
  private final List<AdaptedShape> shapes;
  private final int rank;
  private final List<Parameter> a = new ArrayList<>();
  private final List<Parameter> b = new ArrayList<>();

  AdapterBlock(TinyTransformer model, LoraFactors factors, NDManager manager) {
    this.model = model;
    shapes = factors.shapes();
    rank = factors.rank();
    for (int p = 0; p < shapes.size(); p++) {
      AdaptedShape shape = shapes.get(p);
      a.add(parameter(manager, shape.name() + " A", factors.a(p), new Shape(rank, shape.in())));
      b.add(parameter(manager, shape.name() + " B", factors.b(p), new Shape(shape.out(), rank)));
    }
  }

  private Parameter parameter(NDManager manager, String name, double[] values, Shape shape) {
    Parameter parameter =
        addParameter(Parameter.builder().setName(name).setType(Parameter.Type.WEIGHT).build());
    FlatFactors.checkSingle(name, values);
    parameter.setArray(manager.create(FlatFactors.single(values), shape));
    return parameter;
  }

  /** The factors as they are. */
  LoraFactors factors() {
    List<double[]> down = new ArrayList<>();
    List<double[]> up = new ArrayList<>();
    for (int p = 0; p < shapes.size(); p++) {
      down.add(numbers(a.get(p)));
      up.add(numbers(b.get(p)));
    }
    return LoraFactors.of(shapes, rank, down, up);
  }

  private static double[] numbers(Parameter parameter) {
    float[] single = parameter.getArray().toFloatArray();
    double[] numbers = new double[single.length];
    for (int i = 0; i < single.length; i++) {
      numbers[i] = single[i];
    }
    return numbers;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray tokens = inputs.get(0);
    NDArray scale = tokens.getManager().create((float) LoraFactors.SCALE);
    List<LoraLinear> layers = new ArrayList<>();
    for (int p = 0; p < shapes.size(); p++) {
      NDArray down = store.getValue(a.get(p), tokens.getDevice(), training);
      NDArray up = store.getValue(b.get(p), tokens.getDevice(), training);
      layers.add(new LoraLinear(model.projections().get(p), down, up, scale));
    }
    Projections maps = Projections.adapted(layers);
    return new NDList(model.stream(tokens, inputs.get(1), inputs.get(2), maps, null));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    Shape in = inputShapes[0];
    return new Shape[] {new Shape(in.get(0), in.get(1), model.sizes().width())};
  }
}
