package io.github.ae4j.nd4j;

import io.github.ae4j.Experimental;
import io.github.ae4j.Preset;
import io.github.ae4j.group.ParameterGroup;
import io.github.ae4j.nd4j.samediff.OwnTraining;
import io.github.ae4j.nd4j.samediff.SameDiffRefusals;
import io.github.ae4j.nd4j.samediff.TrainedVariables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * Entry: puts the training of a SameDiff network under a control loop.
 *
 * <pre>{@code
 * network.setTrainingConfig(config);
 * try (SteeredSameDiff training = AeSameDiff.steer(network, Presets.standard())) {
 *   training.fit(batches, epochs); // was: network.fit(batches, epochs)
 * }
 * }</pre>
 *
 * <p>The updater of the network's training configuration must be ND4J's own Sgd, Nesterovs, Adam,
 * AMSGrad, Nadam, AdaMax, RmsProp, AdaGrad or AdaDelta; the variables FLOAT or DOUBLE, all alike. The network
 * gets a copy of its training configuration, and keeps it: that which was set, and other networks may have, is not
 * written to. The network's own updater state is kept: it may be trained by {@code fit} before and after, and saved
 * at any time between two steps.
 *
 * <p>What is trained may change between two steps: variables by {@code convertToConstant} and {@code
 * convertToVariable}, the loss by {@code addLossVariable}. Those that stay keep their state.
 */
public final class AeSameDiff {
  private AeSameDiff() {}

  /**
   * A training under a loop, with seed 0 for the noise.
   *
   * @see #steer(SameDiff, Preset, long)
   */
  public static SteeredSameDiff steer(SameDiff network, Preset preset) {
    return steer(network, preset, 0L);
  }

  /**
   * A training under a loop, which goes on from the network's count of iterations and its updaters'
   * state.
   *
   * @param network with its graph, its loss and its training configuration set
   * @param preset the loop's parts
   * @param noiseSeed of the noise, if the loop steers it
   * @throws IllegalArgumentException if the network has no training configuration or maximises, has
   *     nothing to train, mixes data types, or its updater cannot be steered, or the preset asks for what
   *     the updater lacks; the network's values are then as they were
   * @throws IllegalStateException if the network is steered already
   */
  public static SteeredSameDiff steer(SameDiff network, Preset preset, long noiseSeed) {
    return steer(network, preset, noiseSeed, List.of());
  }

  /**
   * A training under a loop, with its variables in groups, which are told by their names. A group has a loop's state of
   * its own, is updated with another one's coefficients at a proportion of its rate, or is frozen: what is frozen is not
   * measured and not updated, and no gradient of it is computed.
   *
   * <p>The network's own {@code fit} goes on, once this is closed, from each group's last values; a saved network has one
   * updater, the first group's. A weight decay in the training configuration is one for all groups, and no loop of
   * several steers it.
   *
   * @param groups in any order; one group of all if empty
   * @throws IllegalArgumentException as above, and if the groups do not fit the variables, see {@link
   *     ParameterGroup}; if one is the head; if a proportion other than 1 is that of a group with a state of its own, or under an updater
   *     without a rate or with a schedule, or under Nesterovs after its first update
   */
  @Experimental
  public static SteeredSameDiff steer(
      SameDiff network, Preset preset, long noiseSeed, List<ParameterGroup> groups) {
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(preset, "preset");
    Objects.requireNonNull(groups, "groups");
    SameDiffRefusals.trainable(network);
    return owning(
        network,
        () ->
            new SteeredSameDiff(
                TrainedVariables.of(network, groups),
                preset,
                noiseSeed,
                () -> Claims.release(network)));
  }

  /**
   * A training under a loop, with its variables in groups, and seed 0 for the noise.
   *
   * @see #steer(SameDiff, Preset, long, List)
   */
  @Experimental
  public static SteeredSameDiff steer(
      SameDiff network, Preset preset, List<ParameterGroup> groups) {
    return steer(network, preset, 0L, groups);
  }

  /** Makes something of a network that has a training configuration of its own. */
  private static <T> T owning(SameDiff network, Supplier<T> making) {
    return Claims.holding(
        network,
        () -> {
          OwnTraining own = OwnTraining.give(network);
          try {
            return making.get();
          } catch (RuntimeException | Error e) {
            own.undo();
            throw e;
          }
        });
  }

  /**
   * A listener that steers a network's own {@code fit}, with seed 0 for the noise.
   *
   * @see #listener(SameDiff, Preset, long)
   */
  public static SteeringFit listener(SameDiff network, Preset preset) {
    return listener(network, preset, 0L);
  }

  /**
   * A listener that steers a network's own {@code fit}, for those who keep it: {@code network.fit(batches,
   * epochs, listener)}. Control is next-step, see {@link SteeringFit} for what that costs.
   *
   * @param network with its graph, its loss and its training configuration set, and at least one array of
   *     labels mapped
   * @param preset the loop's parts
   * @param noiseSeed of the noise, if the loop steers it
   * @throws IllegalArgumentException as {@link #steer(SameDiff, Preset, long)}
   * @throws IllegalStateException if the network is steered already
   */
  public static SteeringFit listener(SameDiff network, Preset preset, long noiseSeed) {
    return listener(network, preset, noiseSeed, List.of());
  }

  /**
   * A listener that steers a network's own {@code fit}, with its variables in groups.
   *
   * @throws IllegalArgumentException as {@link #steer(SameDiff, Preset, long, List)}, and if there are groups at several
   *     rates beside a weight decay that the learning rate multiplies: {@code fit} knows one rate
   */
  @Experimental
  public static SteeringFit listener(
      SameDiff network, Preset preset, long noiseSeed, List<ParameterGroup> groups) {
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(preset, "preset");
    Objects.requireNonNull(groups, "groups");
    SameDiffRefusals.trainable(network);
    SameDiffRefusals.labelled(network.getTrainingConfig());
    return owning(
        network,
        () -> {
          TrainedVariables variables = TrainedVariables.of(network, groups);
          if (variables.hasSeveralRates()) {
            SameDiffRefusals.ratedDecay(network.getTrainingConfig());
          }
          return new SteeringFit(variables, preset, noiseSeed, () -> Claims.release(network));
        });
  }

  /**
   * A listener that steers a network's own {@code fit}, with its variables in groups, and seed 0 for the noise.
   *
   * @see #listener(SameDiff, Preset, long, List)
   */
  @Experimental
  public static SteeringFit listener(SameDiff network, Preset preset, List<ParameterGroup> groups) {
    return listener(network, preset, 0L, groups);
  }

  /**
   * Writes a checkpoint of the loop and the updater: its count of updates, its state, and the averaged
   * readout. The network is saved as always. The file is replaced at once or not at all.
   *
   * @throws IOException if it cannot be written
   */
  public static void saveState(SteeredSameDiff steered, Path file) throws IOException {
    Objects.requireNonNull(steered, "steered");
    Objects.requireNonNull(file, "file");
    steered.save(file);
  }

  /**
   * Continues from a checkpoint, with a network loaded and steered as it was.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if the file is truncated, damaged, foreign, of another version, or of
   *     another updater, network or loop; nothing is changed then
   */
  public static void restoreState(SteeredSameDiff steered, Path file) throws IOException {
    Objects.requireNonNull(steered, "steered");
    Objects.requireNonNull(file, "file");
    steered.restore(file);
  }
}
