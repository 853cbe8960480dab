package io.github.ae4j.nd4j.samediff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.listeners.At;
import org.nd4j.autodiff.listeners.Listener;
import org.nd4j.autodiff.listeners.ListenerVariables;
import org.nd4j.autodiff.listeners.Operation;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.InferenceSession;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Forward and backward of a network in one pass, as {@code calculateGradientsAndOutputs} makes it, but in a
 * session of its own: one that keeps the arrays between the operations for the next step, as {@code fit}'s does.
 */
public final class GradientPass {
  /** Name of the function that a network keeps its gradients under. */
  static final String FUNCTION = "grad";

  /** A session keeps the number of every array it ever let go. */
  private static final int STEPS_OF_A_SESSION = 1_000;

  private final SameDiff network;
  private final List<String> variables;
  private @Nullable SameDiff function;
  private @Nullable InferenceSession session;
  private int left;

  public GradientPass(SameDiff network, List<String> variables) {
    this.network = network;
    this.variables = List.copyOf(variables);
  }

  /**
   * What a pass gives.
   *
   * @param loss the sum of the network's losses
   * @param gradients by the variables' names
   */
  public record Result(double loss, Map<String, INDArray> gradients) {}

  /**
   * Makes a pass; iteration and epoch are for listeners.
   *
   * @throws IllegalArgumentException if a placeholder is missing
   */
  public Result run(Map<String, INDArray> placeholders, int iteration, int epoch) {
    At at = At.builder().iteration(iteration).epoch(epoch).operation(Operation.TRAINING).build();
    try {
      return run(placeholders, at);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw explained(e, placeholders);
    }
  }

  /** What ND4J says of a placeholder that it misses is at most its name. */
  private RuntimeException explained(RuntimeException e, Map<String, INDArray> placeholders) {
    List<String> missing =
        network.inputs().stream().filter(name -> !placeholders.containsKey(name)).toList();
    return missing.isEmpty()
        ? e
        : new IllegalArgumentException(
            "a batch must have every placeholder that the loss needs, and has none of "
                + missing
                + ": "
                + e.getMessage(),
            e);
  }

  private Result run(Map<String, INDArray> placeholders, At at) {
    InferenceSession current = session();
    List<String> losses = network.getLossVariables();
    List<String> wanted = new ArrayList<>(losses);
    variables.forEach(name -> wanted.add(gradient(name)));
    Map<String, INDArray> computed = listened(current, wanted, placeholders, at);
    double loss = losses.stream().mapToDouble(name -> sum(computed.get(name))).sum();
    Map<String, INDArray> gradients = new HashMap<>();
    variables.forEach(name -> gradients.put(name, computed.get(gradient(name))));
    return new Result(loss, gradients);
  }

  private String gradient(String variable) {
    return network.getVariable(variable).getGradient().name();
  }

  private Map<String, INDArray> listened(
      InferenceSession current, List<String> wanted, Map<String, INDArray> placeholders, At at) {
    List<Listener> active =
        network.getListeners().stream().filter(l -> l.isActive(Operation.TRAINING)).toList();
    Set<String> required = new HashSet<>();
    for (Listener listener : active) {
      listener.operationStart(function, Operation.TRAINING);
      ListenerVariables asked = listener.requiredVariables(function);
      if (asked != null) {
        required.addAll(asked.trainingVariables());
      }
    }
    Map<String, INDArray> computed =
        current.output(wanted, placeholders, null, required, active, at);
    active.forEach(listener -> listener.operationEnd(function, Operation.TRAINING));
    return computed;
  }

  /** Sums a loss, which need not be a scalar. */
  public static double sum(INDArray values) {
    return values.length() == 1 ? values.getDouble(0) : values.sumNumber().doubleValue();
  }

  private InferenceSession session() {
    if (!network.hasGradientFunction()) {
      network.createGradFunction();
    }
    SameDiff now = network.getFunction(FUNCTION);
    if (now != function || left-- <= 0) {
      function = now;
      left = STEPS_OF_A_SESSION;
      session = new InferenceSession(now);
    }
    return Objects.requireNonNull(session);
  }
}
