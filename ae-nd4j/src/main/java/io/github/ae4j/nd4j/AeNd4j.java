package io.github.ae4j.nd4j;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Experimental;
import io.github.ae4j.Preset;
import io.github.ae4j.group.ArrayGroup;
import io.github.ae4j.machine.Halting;
import io.github.ae4j.nd4j.form.BareUpdater;
import io.github.ae4j.nd4j.form.OwnConfig;
import io.github.ae4j.nd4j.form.Pieces;
import io.github.ae4j.nd4j.form.Segment;
import io.github.ae4j.nd4j.form.UpdaterRefusals;
import io.github.ae4j.nd4j.form.WeightDecays;
import io.github.ae4j.nd4j.pass.GroupedAdapter;
import io.github.ae4j.nd4j.pass.Head;
import io.github.ae4j.nd4j.pass.Nd4jAdapter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.dataset.api.iterator.MultiDataSetIterator;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Entry: puts a bare ND4J updater under a control loop.
 *
 * <pre>{@code
 * GradientUpdater<?> updater = new Adam(1e-3).instantiate(state, true);
 * SteeredUpdater steered = AeNd4j.steer(updater, parameters, Presets.standard());
 * steered.step(loss, gradient); // was: updater.applyUpdater(gradient, iteration, epoch); parameters.subi(gradient);
 * }</pre>
 *
 * <p>The updater must be ND4J's own Sgd, Nesterovs, Adam, AMSGrad, Nadam, AdaMax, RmsProp, AdaGrad or
 * AdaDelta, over FLOAT or DOUBLE. Its instance is kept: it gets a configuration of its own, a copy of that which
 * others may have been made from, the loop writes to that one while it is steered, and afterwards it goes on bare
 * from its last values.
 */
public final class AeNd4j {
  private AeNd4j() {}

  /**
   * A new updater under a loop, with seed 0 for the noise.
   *
   * @see #steer(GradientUpdater, INDArray, Preset, int, long)
   */
  public static SteeredUpdater steer(
      GradientUpdater<?> updater, INDArray parameters, Preset preset) {
    return steer(updater, parameters, preset, 0, 0L);
  }

  /**
   * An updater under a loop.
   *
   * @param updater with its state set
   * @param parameters what it updates, without gaps in memory
   * @param preset the loop's parts
   * @param iteration number of updates the updater has made
   * @param noiseSeed of the noise, if the loop steers it
   * @throws IllegalArgumentException if the updater or its schedule cannot be steered, or the preset
   *     asks for what the updater lacks; the updater is then as it was
   * @throws IllegalStateException if the updater is steered already
   */
  public static SteeredUpdater steer(
      GradientUpdater<?> updater,
      INDArray parameters,
      Preset preset,
      int iteration,
      long noiseSeed) {
    return steer(updater, parameters, preset, iteration, noiseSeed, List.of());
  }

  /**
   * A new updater under a loop, with its parameters in groups, and seed 0 for the noise.
   *
   * @see #steer(GradientUpdater, INDArray, Preset, int, long, List)
   */
  public static SteeredUpdater steer(
      GradientUpdater<?> updater, INDArray parameters, Preset preset, List<ArrayGroup> groups) {
    return steer(updater, parameters, preset, 0, 0L, groups);
  }

  /**
   * An updater under a loop, with its parameters in groups, which are numbered and named in the loop as they lie. A
   * group has a loop's state of its own, is updated with another one's coefficients at a proportion of its rate, or is
   * frozen: what is frozen is not measured and stays bit by bit, and its gradient stays as it is. Closed, the updater
   * goes on, over all parameters, from the first group's values.
   *
   * @param groups ranges of the parameters in the order of their memory, which they fill; none for one group
   * @throws IllegalArgumentException as above, and if the groups leave a gap or overlap, have a name twice, follow one
   *     that has no state of its own, or are all frozen; if a proportion other than 1 is that of a group with a
   *     state of its own, or under an updater without a rate or with a schedule, or under Nesterovs after its first update
   */
  public static SteeredUpdater steer(
      GradientUpdater<?> updater,
      INDArray parameters,
      Preset preset,
      int iteration,
      long noiseSeed,
      List<ArrayGroup> groups) {
    Objects.requireNonNull(updater, "updater");
    Objects.requireNonNull(parameters, "parameters");
    Objects.requireNonNull(preset, "preset");
    Objects.requireNonNull(groups, "groups");
    UpdaterRefusals.kind(updater.getConfig());
    if (iteration < 0) {
      throw new IllegalArgumentException("iteration must be at least 0, got " + iteration);
    }
    return Claims.holding(
        updater, () -> steerClaimed(updater, parameters, preset, iteration, noiseSeed, groups));
  }

  private static SteeredUpdater steerClaimed(
      GradientUpdater<?> updater,
      INDArray parameters,
      Preset preset,
      int iteration,
      long noiseSeed,
      List<ArrayGroup> groups) {
    IUpdater shared = updater.getConfig();
    OwnConfig.give(updater);
    try {
      BareUpdater bare = new BareUpdater(updater, parameters);
      Pieces pieces = new Pieces(updater, parameters, groups, iteration);
      List<Nd4jAdapter> parts = new ArrayList<>();
      for (List<Segment> segments : pieces.segments()) {
        WeightDecays none = new WeightDecays(List.of());
        parts.add(new Nd4jAdapter(segments, none, iteration, noiseSeed));
      }
      tellHead(pieces, parts);
      GroupedAdapter adapter = new GroupedAdapter(parts, pieces.names(), pieces.layout());
      ControlLoop loop = ControlLoop.on(adapter).preset(preset).build();
      return new SteeredUpdater(
          bare, pieces, adapter, loop, iteration, () -> Claims.release(updater));
    } catch (RuntimeException | Error e) {
      OwnConfig.put(updater, shared);
      throw e;
    }
  }

  private static void tellHead(Pieces pieces, List<Nd4jAdapter> parts) {
    for (int group = 0; pieces.hasHead() && group < parts.size(); group++) {
      List<Segment> segments = pieces.segments().get(group);
      parts
          .get(group)
          .withHead(
              new Head(
                  pieces.head(group).stream()
                      .map(i -> new Head.Run(i, 0, segments.get(i).size()))
                      .toList()));
    }
  }

  /**
   * Writes a checkpoint of the loop and the updater: its count of updates, its state, and the averaged readout.
   * The parameters are saved as always. The file is replaced at once or not at all.
   *
   * @throws IOException if it cannot be written
   */
  public static void saveState(SteeredUpdater steered, Path file) throws IOException {
    Objects.requireNonNull(steered, "steered");
    Objects.requireNonNull(file, "file");
    steered.save(file);
  }

  /**
   * Continues from a checkpoint, with updater, parameters and preset made as they were, and the parameters' values
   * loaded.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if the file is truncated, damaged, foreign, of another version, or of
   *     another updater, model or loop; nothing is changed then
   */
  public static void restoreState(SteeredUpdater steered, Path file) throws IOException {
    Objects.requireNonNull(steered, "steered");
    Objects.requireNonNull(file, "file");
    steered.restore(file);
  }

  /**
   * Batches that end where a run is over: a {@code fit} of DL4J or of a steered SameDiff over them makes no further step
   * then, and returns as always. SameDiff's own fit fails in an epoch without a batch: call it for an epoch at a time,
   * while the run is not over. Batches are not prefetched.
   *
   * @param halting that watches the loop
   */
  @Experimental
  public static DataSetIterator until(Halting halting, DataSetIterator data) {
    Objects.requireNonNull(halting, "halting");
    Objects.requireNonNull(data, "data");
    return UntilHalted.of(DataSetIterator.class, halting, data);
  }

  /** As above, of batches with several inputs or outputs. */
  @Experimental
  public static MultiDataSetIterator until(Halting halting, MultiDataSetIterator data) {
    Objects.requireNonNull(halting, "halting");
    Objects.requireNonNull(data, "data");
    return UntilHalted.of(MultiDataSetIterator.class, halting, data);
  }
}
