package io.github.ae4j.nd4j;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.Regularization.ApplyStep;

/**
 * The variables of a SameDiff network that training changes. Their gradients and the updater's state
 * stand each in one flat vector, so that one updater updates them in one call. The network's own updaters,
 * one a variable, are given views of that state: what is trained here is seen by its {@code fit} and
 * saved with it.
 */
final class TrainedVariables {
  private record Part(String name, INDArray array, INDArray flat, INDArray gradient) {}

  final SameDiff network;
  private final List<Part> parts = new ArrayList<>();
  private final List<Segment> segments = new ArrayList<>();
  private final List<INDArray> gradients = new ArrayList<>();
  private final GradientUpdater<?> updater;
  private final INDArray gradient;

  private TrainedVariables(SameDiff network, List<SDVariable> variables) {
    this.network = network;
    INDArray first = variables.get(0).getArr();
    long size = variables.stream().mapToLong(variable -> variable.getArr().length()).sum();
    gradient = Nd4j.create(first.dataType(), size);
    updater = updater(network.getTrainingConfig().getUpdater(), first, size);
    long from = 0;
    for (SDVariable variable : variables) {
      INDArray array = variable.getArr();
      SameDiffRefusals.variable(variable, array, first);
      INDArray flat = gradient.get(NDArrayIndex.interval(from, from + array.length()));
      gradients.add(flat);
      parts.add(new Part(variable.name(), array, Segment.flat("", array), shaped(flat, array)));
      from += array.length();
    }
  }

  /** Those that the network's loss depends on, with the state their updaters have. */
  static TrainedVariables of(SameDiff network) {
    if (!network.hasGradientFunction()) {
      network.createGradFunction();
    }
    List<SDVariable> trained =
        network.variables().stream()
            .filter(variable -> variable.getVariableType() == VariableType.VARIABLE)
            .filter(variable -> variable.dataType().isFPType() && variable.getGradient() != null)
            .toList();
    if (trained.isEmpty()) {
      throw new IllegalArgumentException(
          "the network must have a variable that its loss depends on, got none");
    }
    TrainedVariables variables = new TrainedVariables(network, trained);
    variables.adoptState();
    return variables;
  }

  private static GradientUpdater<?> updater(IUpdater config, INDArray like, long size) {
    long numbers = config.stateSize(size);
    INDArray state = numbers == 0 ? null : Nd4j.create(like.dataType(), 1, numbers);
    GradientUpdater<?> updater = config.instantiate(state, false);
    if (state != null) {
      updater.setStateViewArray(state, new long[] {size}, 'c', true);
    }
    return updater;
  }

  /** Moves the state of the network's own updaters into the flat one, and lets them share it. */
  private void adoptState() {
    Map<String, GradientUpdater> own = Updating.of(network);
    long from = 0;
    for (Part part : parts) {
      Map<String, INDArray> flat = new HashMap<>();
      Map<String, INDArray> shaped = new HashMap<>();
      GradientUpdater<?> theirs = own.get(part.name);
      long to = from + part.array.length();
      for (Map.Entry<String, INDArray> state : theirs.getState().entrySet()) {
        INDArray all = updater.getState().get(state.getKey());
        INDArray slice = all.get(NDArrayIndex.interval(from, to));
        INDArray view = shaped(slice, part.array);
        view.assign(state.getValue());
        flat.put(state.getKey(), slice);
        shaped.put(state.getKey(), view);
      }
      if (!shaped.isEmpty()) {
        theirs.setState(shaped, false);
      }
      List<IUpdater> configs = List.of(network.getTrainingConfig().getUpdater());
      segments.add(new Segment(updater, configs, part.flat, flat, 1.0));
      from = to;
    }
  }

  private static INDArray shaped(INDArray flat, INDArray like) {
    return flat.reshape(like.ordering(), true, like.shape());
  }

  List<Segment> segments() {
    return segments;
  }

  /** Names of the variables. */
  List<String> names() {
    return parts.stream().map(Part::name).toList();
  }

  /** The gradients of all, which an update overwrites. */
  INDArray gradient() {
    return gradient;
  }

  GradientUpdater<?> updater() {
    return updater;
  }

  /** The weight decay among the regularizations, which one list serves all variables with. */
  WeightDecays decays() {
    List<Regularization> all = config().getRegularization();
    if (all == null || all.isEmpty()) {
      return new WeightDecays();
    }
    List<Regularization> own = new ArrayList<>(all); // the user's may refuse to be written
    config().setRegularization(own);
    return new WeightDecays(List.of(own));
  }

  TrainingConfig config() {
    return network.getTrainingConfig();
  }

  /**
   * Checks that the variables are where they were.
   *
   * @throws IllegalStateException if one has got another array
   */
  void check() {
    for (Part part : parts) {
      if (network.getVariable(part.name).getArr() != part.array) {
        throw new IllegalStateException(
            "variable "
                + part.name
                + " must keep its array while it is steered, and was given another one; write its"
                + " values with assign, or close and steer again");
      }
    }
  }

  /**
   * The gradients of a batch where they lie, one vector a segment; where they do not lie as the variables
   * do, or a regularization adds to them, as {@link #gather}.
   */
  List<INDArray> direct(Map<String, INDArray> computed) {
    List<INDArray> all = new ArrayList<>();
    for (Part part : parts) {
      INDArray one = Objects.requireNonNull(computed.get(part.name));
      if (regularized() || !Arrays.equals(one.stride(), part.array.stride())) {
        return gather(computed);
      }
      all.add(Segment.flat("gradient of " + part.name, one));
    }
    return all;
  }

  /**
   * Copies the gradients of a batch into the flat vector, and adds to them what the regularization gives
   * before an update.
   *
   * @return one vector a segment
   */
  List<INDArray> gather(Map<String, INDArray> computed) {
    for (Part part : parts) {
      part.gradient.assign(computed.get(part.name));
    }
    regularize(ApplyStep.BEFORE_UPDATER);
    return gradients;
  }

  /**
   * Copies the gradient of one variable in, with what the regularization adds before its update.
   *
   * @param i place among {@link #names}
   */
  void gather(int i, INDArray computed) {
    Part part = parts.get(i);
    part.gradient.assign(computed);
    if (regularized()) {
      regularize(part, ApplyStep.BEFORE_UPDATER);
    }
  }

  /** The flat gradients, one a segment. */
  List<INDArray> gradients() {
    return gradients;
  }

  /** Takes the update from the variables, with what the regularization gives after one. */
  void subtract() {
    regularize(ApplyStep.POST_UPDATER);
    for (int i = 0; i < parts.size(); i++) {
      parts.get(i).flat.subi(gradients.get(i));
    }
  }

  /** Whether a regularization adds to the gradients or to the update. */
  boolean regularized() {
    List<Regularization> all = config().getRegularization();
    return all != null && !all.isEmpty();
  }

  private void regularize(ApplyStep when) {
    if (regularized()) {
      parts.forEach(part -> regularize(part, when));
    }
  }

  private void regularize(Part part, ApplyStep when) {
    int iteration = config().getIterationCount();
    int epoch = config().getEpochCount();
    IUpdater own = config().getUpdater();
    double rate = own.hasLearningRate() ? own.getLearningRate(iteration, epoch) : 1.0;
    for (Regularization regularization : config().getRegularization()) {
      if (regularization.applyStep() == when) {
        regularization.apply(part.array, part.gradient, rate, iteration, epoch);
      }
    }
  }

  /** The updaters of a network, which it makes at its first {@code fit} or here. */
  private static final class Updating {
    private static final MethodHandle INITIALIZE = initialize();

    private static MethodHandle initialize() {
      try {
        return MethodHandles.privateLookupIn(SameDiff.class, MethodHandles.lookup())
            .findVirtual(SameDiff.class, "initializeTraining", MethodType.methodType(void.class));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("ND4J must be of version 1.0.0-M2.1, got another one", e);
      }
    }

    @SuppressWarnings("rawtypes") // as SameDiff declares them
    static Map<String, GradientUpdater> of(SameDiff network) {
      try {
        INITIALIZE.invokeExact(network);
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException("the updaters of a network could not be made", e);
      }
      return network.getUpdaterMap();
    }
  }
}
