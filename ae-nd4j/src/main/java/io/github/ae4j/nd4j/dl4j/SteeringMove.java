package io.github.ae4j.nd4j.dl4j;

import java.util.Arrays;
import java.util.function.BiPredicate;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.optimize.api.ConvexOptimizer;
import org.deeplearning4j.optimize.api.StepFunction;
import org.deeplearning4j.optimize.solvers.BaseOptimizer;
import org.deeplearning4j.optimize.stepfunctions.NegativeGradientStepFunction;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Stands in an optimizer for what moves the parameters along the negative gradient, and does the same where a step
 * wants to know |theta|^2 after it: one pass less over the parameters.
 */
final class SteeringMove extends NegativeGradientStepFunction {
  private final transient StepFunction own;
  private final transient BiPredicate<INDArray, INDArray> moves;

  private SteeringMove(StepFunction own, BiPredicate<INDArray, INDArray> moves) {
    this.own = own;
    this.moves = moves;
  }

  /**
   * Puts it into an optimizer, where there is nothing of another kind, and nothing moves parameters behind it.
   *
   * @param layers those of the network
   * @param moves moves parameters by updates, or says that it does not
   */
  static void stand(
      ConvexOptimizer optimizer, Layer[] layers, BiPredicate<INDArray, INDArray> moves) {
    if (optimizer instanceof BaseOptimizer base
        && Arrays.stream(layers).allMatch(SteeringMove::isFree)) {
      StepFunction own = Solvers.stepFunction(base);
      if (own.getClass() == NegativeGradientStepFunction.class) {
        Solvers.stepFunction(base, new SteeringMove(own, moves));
      }
    }
  }

  /** Whether no constraint moves a layer's parameters, nor may. */
  private static boolean isFree(Layer layer) {
    return layer.numParams() == 0
        || (layer.conf().getLayer() instanceof BaseLayer base
            && (base.getConstraints() == null || base.getConstraints().isEmpty()));
  }

  /** Takes it out. */
  static void remove(ConvexOptimizer optimizer) {
    if (optimizer instanceof BaseOptimizer base
        && Solvers.stepFunction(base) instanceof SteeringMove move) {
      Solvers.stepFunction(base, move.own);
    }
  }

  @Override
  public void step(INDArray parameters, INDArray updates) {
    if (!moves.test(parameters, updates)) {
      own.step(parameters, updates);
    }
  }
}
