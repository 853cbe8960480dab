package io.github.ae4j.nd4j.dl4j;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.Solver;
import org.deeplearning4j.optimize.api.ConvexOptimizer;
import org.deeplearning4j.optimize.api.StepFunction;
import org.deeplearning4j.optimize.solvers.BaseOptimizer;

/** What DL4J's networks keep to themselves: what makes their steps, and a graph its configuration. */
final class Solvers {
  private static final VarHandle OF_LAYERS =
      handle(MultiLayerNetwork.class, "solver", Solver.class);
  private static final VarHandle OF_GRAPH = handle(ComputationGraph.class, "solver", Solver.class);
  private static final VarHandle OPTIMIZER =
      handle(Solver.class, "optimizer", ConvexOptimizer.class);
  private static final VarHandle STEP_FUNCTION =
      handle(BaseOptimizer.class, "stepFunction", StepFunction.class);
  private static final VarHandle CONFIGURATION =
      handle(ComputationGraph.class, "configuration", ComputationGraphConfiguration.class);

  private Solvers() {}

  private static VarHandle handle(Class<?> owner, String name, Class<?> type) {
    try {
      return MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
          .findVarHandle(owner, name, type);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("DL4J must be of version 1.0.0-M2.1, got another one", e);
    }
  }

  /** Has an optimizer make the steps of a network whose updater is initialised. */
  static void optimizer(MultiLayerNetwork network, ConvexOptimizer optimizer) {
    OPTIMIZER.set((Solver) OF_LAYERS.get(network), optimizer);
  }

  /** Has an optimizer make the steps of a graph whose updater is initialised. */
  static void optimizer(ComputationGraph network, ConvexOptimizer optimizer) {
    OPTIMIZER.set((Solver) OF_GRAPH.get(network), optimizer);
  }

  /** What moves the parameters of the networks that an optimizer steps. */
  static StepFunction stepFunction(BaseOptimizer optimizer) {
    return (StepFunction) STEP_FUNCTION.get(optimizer);
  }

  /** Has something else move them. */
  static void stepFunction(BaseOptimizer optimizer, StepFunction function) {
    STEP_FUNCTION.set(optimizer, function);
  }

  /** Puts a configuration in the place of a graph's. */
  static void configuration(ComputationGraph network, ComputationGraphConfiguration own) {
    CONFIGURATION.set(network, own);
  }
}
