package io.github.ae4j.nd4j.samediff;

import io.github.ae4j.nd4j.form.Segment;
import io.github.ae4j.nd4j.form.WeightDecays;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.nd4j.linalg.learning.regularization.Regularization.ApplyStep;

/**
 * The variables of a SameDiff network that training changes. Their gradients and the updater's state
 * stand each in one flat vector, so that one updater updates them in one call. The network's own updaters,
 * one a variable, are given views of that state: what is trained here is seen by its {@code fit} and
 * saved with it.
 */
public final class TrainedVariables {
  private final SameDiff network;
  private final Regularizations regularizations;
  private final List<TrainedVariable> variables = new ArrayList<>();
  private final List<Segment> segments = new ArrayList<>();
  private final List<INDArray> gradients = new ArrayList<>();
  private final SharedState state;
  private final INDArray gradient;
  private final TrainingConfig config;
  private final IUpdater configured;
  private final SameDiff function;
  private final List<String> losses;

  private TrainedVariables(SameDiff network, List<SDVariable> trained) {
    this.network = network;
    regularizations = new Regularizations(network);
    config = network.getTrainingConfig();
    configured = config.getUpdater();
    function = network.getFunction(GradientPass.FUNCTION);
    losses = List.copyOf(network.getLossVariables());
    INDArray first = trained.get(0).getArr();
    long size = trained.stream().mapToLong(variable -> variable.getArr().length()).sum();
    gradient = Nd4j.create(first.dataType(), size);
    state = SharedState.of(configured, first, size);
    long from = 0;
    for (SDVariable variable : trained) {
      SameDiffRefusals.variable(variable, first);
      long to = from + variable.getArr().length();
      INDArray slice = gradient.get(NDArrayIndex.interval(from, to));
      gradients.add(slice);
      variables.add(TrainedVariable.of(variable, slice));
      from = to;
    }
  }

  /** Those that the network's loss depends on, with the state their updaters have. */
  public static TrainedVariables of(SameDiff network) {
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
    variables.segments.addAll(variables.state.adopt(network, variables.variables));
    return variables;
  }

  /** The network that is trained. */
  public SameDiff network() {
    return network;
  }

  /** The network's training configuration. */
  public TrainingConfig config() {
    return config;
  }

  /** One a variable. */
  public List<Segment> segments() {
    return segments;
  }

  /** Names of the variables. */
  public List<String> names() {
    return variables.stream().map(TrainedVariable::name).toList();
  }

  /** The gradients of all, which an update overwrites. */
  public INDArray gradient() {
    return gradient;
  }

  /** The flat gradients, one a segment. */
  public List<INDArray> gradients() {
    return gradients;
  }

  /** What updates all variables in one call. */
  public GradientUpdater<?> updater() {
    return state.updater();
  }

  /** The weight decay among the regularizations. */
  public WeightDecays decays() {
    return regularizations.decays(segments);
  }

  /** Whether a regularization adds to the gradients or to the update. */
  public boolean regularized() {
    return regularizations.any();
  }

  /** Whether the network has the losses and the gradient function that these variables were found by. */
  public boolean current() {
    return network.getFunction(GradientPass.FUNCTION) == function && sameLosses();
  }

  private boolean sameLosses() {
    return network.getLossVariables().equals(losses);
  }

  /**
   * The variables that the network's loss depends on by now: other ones after {@code convertToConstant} and {@code
   * convertToVariable}, or where a loss was added. Those that stay keep their state.
   *
   * @throws IllegalArgumentException if there is none, or one that cannot be trained beside the others
   * @throws IllegalStateException as {@link #check}
   */
  public TrainedVariables followed() {
    check();
    if (!stale()) {
      return of(network);
    }
    network.setLossVariables(network.getLossVariables().toArray(String[]::new));
    return of(network);
  }

  /** Whether the network has other losses than its gradient function knows of. */
  public boolean stale() {
    return network.getFunction(GradientPass.FUNCTION) == function && !sameLosses();
  }

  /**
   * Checks that the configuration is what it was, and the variables that are still trained where they were.
   *
   * @throws IllegalStateException if there is another configuration, or a variable has got another name or array
   */
  public void check() {
    if (network.getTrainingConfig() != config || config.getUpdater() != configured) {
      throw new IllegalStateException(
          "a steered network must keep its training configuration and the updater in it, and was"
              + " given another one, as setTrainingConfig and setUpdater do; close this and steer"
              + " the network anew");
    }
    for (TrainedVariable variable : variables) {
      SDVariable now = network.getVariable(variable.name());
      if (now == null) {
        throw new IllegalStateException(
            "variable "
                + variable.name()
                + " must keep its name while it is steered, and there is none of that name any"
                + " more; close this and steer the network anew");
      }
      if (now.getVariableType() == VariableType.VARIABLE && !variable.isAt(now.getArr())) {
        throw new IllegalStateException(
            "variable "
                + variable.name()
                + " must keep its array while it is steered, and was given another one; write its"
                + " values with assign, or close and steer again");
      }
    }
  }

  /**
   * The gradients of a batch where they lie, one vector a segment; where they do not lie as the variables
   * do, or a regularization adds to them, as {@link #gather}.
   */
  public List<INDArray> direct(Map<String, INDArray> computed) {
    List<INDArray> all = new ArrayList<>();
    for (TrainedVariable variable : variables) {
      INDArray one = Objects.requireNonNull(computed.get(variable.name()));
      if (regularized() || !Arrays.equals(one.stride(), variable.array().stride())) {
        return gather(computed);
      }
      all.add(Segment.flat("gradient of " + variable.name(), one));
    }
    return all;
  }

  /**
   * Copies the gradients of a batch into the flat vector, and adds to them what the regularization gives
   * before an update.
   *
   * @return one vector a segment
   */
  public List<INDArray> gather(Map<String, INDArray> computed) {
    for (TrainedVariable variable : variables) {
      variable.gradient().assign(computed.get(variable.name()));
    }
    regularizations.apply(variables, ApplyStep.BEFORE_UPDATER);
    return gradients;
  }

  /**
   * Copies the gradient of one variable in, with what the regularization adds before its update.
   *
   * @param i place among {@link #names}
   */
  public void gather(int i, INDArray computed) {
    TrainedVariable variable = variables.get(i);
    variable.gradient().assign(computed);
    regularizations.apply(variable, ApplyStep.BEFORE_UPDATER);
  }

  /** Takes the update from the variables, with what the regularization gives after one. */
  public void subtract() {
    regularizations.apply(variables, ApplyStep.POST_UPDATER);
    for (int i = 0; i < variables.size(); i++) {
      variables.get(i).flat().subi(gradients.get(i));
    }
  }
}
