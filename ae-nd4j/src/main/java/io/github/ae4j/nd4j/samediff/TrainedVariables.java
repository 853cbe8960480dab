package io.github.ae4j.nd4j.samediff;

import io.github.ae4j.group.ParameterGroup;
import io.github.ae4j.nd4j.form.Segment;
import io.github.ae4j.nd4j.form.WeightDecays;
import io.github.ae4j.nd4j.pass.Backend;
import io.github.ae4j.nd4j.pass.GroupedAdapter;
import io.github.ae4j.nd4j.pass.NativeUpdate.Whole;
import io.github.ae4j.nd4j.pass.Nd4jAdapter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.Regularization;

/**
 * The variables of a SameDiff network that training changes, in groups: pieces that are trained alike. What is trained
 * here is seen by the network's own {@code fit} and saved with it.
 */
public final class TrainedVariables {
  private final SameDiff network;
  private final Regularizations regularizations;
  private final TrainedGroups groups;
  private final List<List<TrainedPiece>> pieces;
  private final List<TrainedVariable> all = new ArrayList<>();
  private final List<TrainedPiece> places = new ArrayList<>();
  private final List<List<INDArray>> gradients;
  private final List<SDVariable> frozen;
  private final TrainingConfig config;
  private final IUpdater configured;
  private final SameDiff function;
  private final List<String> losses;

  private TrainedVariables(SameDiff network, TrainedGroups groups, List<SDVariable> found) {
    this.network = network;
    this.groups = groups;
    regularizations = new Regularizations(network);
    config = network.getTrainingConfig();
    configured = config.getUpdater();
    function = network.getFunction(GradientPass.FUNCTION);
    losses = List.copyOf(network.getLossVariables());
    frozen = groups.frozen(found);
    pieces = groups.pieces(network, found);
    gradients = of(TrainedPiece::gradients);
    for (TrainedPiece piece : pieces.stream().flatMap(List::stream).toList()) {
      all.addAll(piece.variables());
      places.addAll(Collections.nCopies(piece.variables().size(), piece));
    }
  }

  /**
   * Those that the network's loss depends on, with the state their updaters have.
   *
   * @param given groups of them; one of all if empty
   * @throws IllegalArgumentException if there is none, or one that cannot be trained beside the others, or the groups
   *     do not fit
   */
  public static TrainedVariables of(SameDiff network, List<ParameterGroup> given) {
    List<SDVariable> found = found(network);
    return new TrainedVariables(network, new TrainedGroups(network, given, found), found);
  }

  private static List<SDVariable> found(SameDiff network) {
    List<SDVariable> variables =
        network.variables().stream()
            .filter(variable -> variable.getVariableType() == VariableType.VARIABLE)
            .filter(variable -> variable.dataType().isFPType())
            .toList();
    if (!variables.isEmpty() && !network.hasGradientFunction()) {
      network.createGradFunction(); // which throws where there is none to differentiate by
    }
    List<SDVariable> found =
        variables.stream().filter(variable -> variable.getGradient() != null).toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "the network must have a variable that its loss depends on, got none: they are all"
              + " constants or placeholders; convertToVariable has one trained");
    }
    return found;
  }

  /** The network that is trained. */
  public SameDiff network() {
    return network;
  }

  /** The network's training configuration. */
  public TrainingConfig config() {
    return config;
  }

  /** The variables of each group, a segment each. */
  public List<List<Segment>> segments() {
    return of(TrainedPiece::segments);
  }

  private <T> List<List<T>> of(Function<TrainedPiece, List<T>> part) {
    return pieces.stream()
        .map(group -> group.stream().flatMap(piece -> part.apply(piece).stream()).toList())
        .toList();
  }

  /** The variables that a group freezes, each with the state that the network's updater has of it. */
  public List<Segment> frozen() {
    Map<String, GradientUpdater> own = NetworkUpdaters.of(network);
    return frozen.stream()
        .map(one -> Segment.of(own.get(one.name()), List.of(configured), one.getArr(), 1.0))
        .toList();
  }

  /** Whether there are several groups, or proportions, that are updated. */
  public boolean hasSeveralRates() {
    return pieces.stream().mapToInt(List::size).sum() > 1;
  }

  /** Names of the trained variables, group by group. */
  public List<String> names() {
    return all.stream().map(TrainedVariable::name).toList();
  }

  /** What belongs to each group, by its name; empty where nobody divided the variables. */
  public Map<String, String> layout() {
    List<String> stay = frozen.stream().map(SDVariable::name).toList();
    return groups.layout(all, stay);
  }

  /** The flat gradients of each group, one a segment. */
  public List<List<INDArray>> gradients() {
    return gradients;
  }

  /** What updates a group's variables, a call a piece. */
  public List<Whole> wholes(int group) {
    return pieces.get(group).stream().map(TrainedPiece::whole).toList();
  }

  /** The weight decay among the regularizations, of each group. */
  public List<WeightDecays> decays() {
    List<Regularization> own = regularizations.own();
    List<WeightDecays> decays = new ArrayList<>();
    List<List<Segment>> segments = segments();
    for (List<Segment> group : segments) {
      List<Segment> others = new ArrayList<>();
      segments.stream().filter(other -> other != group).forEach(others::addAll);
      decays.add(Regularizations.decays(own, group, others));
    }
    return decays;
  }

  /**
   * The adapter of the groups.
   *
   * @param measured the segments, or copies of them
   */
  public GroupedAdapter adapter(List<List<Segment>> measured, long noiseSeed) {
    List<List<Segment>> updated = segments();
    List<WeightDecays> decays = decays();
    int made = config.getIterationCount();
    List<Nd4jAdapter> parts = new ArrayList<>();
    for (int group = 0; group < updated.size(); group++) {
      parts.add(
          new Nd4jAdapter(
              updated.get(group),
              measured.get(group),
              decays.get(group),
              made,
              noiseSeed,
              Backend.here()));
    }
    return new GroupedAdapter(parts, groups.names(), layout());
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
   * convertToVariable}, or where a loss was added. Those that stay keep their state, and a new one goes to the group
   * that takes its name.
   *
   * @throws IllegalArgumentException if there is none, or one that cannot be trained beside the others, or no group
   *     takes one, or a group is left without any
   * @throws IllegalStateException as {@link #check}
   */
  public TrainedVariables followed() {
    check();
    if (stale()) {
      network.setLossVariables(network.getLossVariables().toArray(String[]::new));
    }
    return new TrainedVariables(network, groups, found(network));
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
    for (TrainedVariable variable : all) {
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
  public List<List<INDArray>> direct(Map<String, INDArray> computed) {
    for (TrainedVariable variable : all) {
      INDArray one = Objects.requireNonNull(computed.get(variable.name()));
      if (regularized() || !Arrays.equals(one.stride(), variable.array().stride())) {
        return gather(computed);
      }
    }
    return of(piece -> flat(piece, computed));
  }

  private static List<INDArray> flat(TrainedPiece piece, Map<String, INDArray> computed) {
    return piece.variables().stream()
        .map(v -> Segment.flat("gradient of " + v.name(), computed.get(v.name())))
        .toList();
  }

  /**
   * Copies the gradients of a batch into the flat vectors, and adds to them what the regularization gives
   * before an update.
   *
   * @return of each group, one vector a segment
   */
  public List<List<INDArray>> gather(Map<String, INDArray> computed) {
    pieces.forEach(group -> group.forEach(piece -> piece.gather(computed)));
    return gradients;
  }

  /**
   * Copies the gradient of one variable in, with what the regularization adds before its update.
   *
   * @param i place among {@link #names}
   */
  public void gather(int i, INDArray computed) {
    places.get(i).gather(all.get(i), computed);
  }

  /** Takes the update from a group's variables, with what the regularization gives after one. */
  public void subtract(int group) {
    pieces.get(group).forEach(TrainedPiece::subtract);
  }
}
