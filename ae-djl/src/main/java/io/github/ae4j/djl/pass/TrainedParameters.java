package io.github.ae4j.djl.pass;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import io.github.ae4j.djl.form.NativeForm;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that a step trains, in the block's own order: what the block holds is compared with what it held at the
 * last look, by identity, and taken up. A step opens them, which leaves out those that are frozen or not in use, and
 * releases the gradients' handles at its end.
 */
public final class TrainedParameters {
  private final Supplier<Block> block;
  private final Device device;
  private final Parts parts;
  private final boolean[] asleep;
  private List<Parameter> held = List.of();
  private List<TrainedParameter> all = List.of();
  private final List<TrainedParameter> open = new ArrayList<>();
  private @Nullable DataType type;
  private long changes;
  private boolean looked;

  /**
   * The parameters of a block, which are all to be on one device.
   *
   * @param block what is trained, at each look
   * @param parts what each is trained with
   */
  public TrainedParameters(Supplier<Block> block, Device device, Parts parts) {
    this.block = block;
    this.device = device;
    this.parts = parts;
    asleep = new boolean[parts.forms().size()];
  }

  /**
   * Has a group stand still from the next forward pass on, or move again; between steps. Its parameters require no
   * gradient meanwhile, so that backward ends where nothing but they lead.
   */
  public void sleep(int group, boolean sleeps) {
    if (asleep[group] != sleeps) {
      asleep[group] = sleeps;
      all.stream().filter(parameter -> parameter.isOf(group)).forEach(p -> p.sleep(sleeps));
    }
  }

  /** Whether a group stands still. */
  public boolean isAsleep(int group) {
    return asleep[group];
  }

  /** The parameters of a group. */
  public List<TrainedParameter> of(int group) {
    return all.stream().filter(parameter -> parameter.isOf(group)).toList();
  }

  /** All that have a state under the loop, those of groups that stand still too; opens them. */
  public List<TrainedParameter> steered() {
    open();
    return all.stream().filter(TrainedParameter::isSteered).toList();
  }

  /** Where they are. */
  public Device device() {
    return device;
  }

  /**
   * Takes up what has changed since the last look: parameters added, removed, frozen or thawed, and tensors replaced,
   * which from here on require a gradient. To be called between two steps, before a forward pass.
   *
   * @throws IllegalArgumentException if a replaced tensor cannot be steered
   */
  public void look() {
    renew();
    takeUp();
    looked = true;
  }

  /** Takes up what the block holds, and changes nothing of it. */
  public void find() {
    renew();
  }

  /** Of the parameters that are known. */
  private void takeUp() {
    for (TrainedParameter parameter : all) {
      if (parameter.isChanged()) {
        changes++;
        parameter.look();
        if (parameter.trains() && !parameter.isNewcomer()) {
          check(parameter);
        }
      }
    }
  }

  /** How many changes the looks have found. */
  public long changes() {
    return changes;
  }

  /**
   * Opens a step, whose gradients are to be there. Parameters that are added after its forward pass have none, and are
   * taken up by the next.
   *
   * @throws IllegalStateException as {@link #open}, or if a tensor was replaced since its forward pass or requires no
   *     gradient
   * @throws IllegalArgumentException if one cannot be steered, as where its gradient is sparse
   */
  public void begin() {
    if (!looked) {
      renew();
    }
    for (TrainedParameter parameter : all) {
      if (parameter.trains()) {
        parameter.checkDifferentiated();
      }
    }
    open();
  }

  /**
   * The parameters this step trains; the same list until {@link #release}.
   *
   * @throws IllegalStateException if there is none
   * @throws IllegalArgumentException if one cannot be steered
   */
  public List<TrainedParameter> open() {
    if (open.isEmpty()) {
      if (looked) {
        takeUp();
      } else {
        look();
      }
      for (TrainedParameter parameter : all) {
        if (parameter.trains()) {
          check(parameter);
          open.add(parameter);
          parameter.part().open().add(parameter);
        }
      }
      if (open.isEmpty()) {
        throw new IllegalStateException(
            "a model must have a parameter to train: none is both initialised and unfrozen;"
                + " call trainer.initialize with the input's shape before the first step");
      }
    }
    return open;
  }

  /** What the open parameters are trained with: each part of one group and one proportion. */
  List<Part> parts() {
    open();
    return parts.all();
  }

  /** Whether a parameter is the head, or a part of it. */
  boolean isHead(TrainedParameter parameter) {
    return parts.isHead(parameter.id());
  }

  /** Whether a group of them is named the head. */
  public boolean haveHead() {
    return parts.haveHead();
  }

  List<NativeForm> forms() {
    return parts.forms();
  }

  /** Number of the groups with coefficients of their own. */
  public int groups() {
    return parts.forms().size();
  }

  /** Number of coordinates of a group's open parameters. */
  public long coordinates(int group) {
    long sum = 0;
    for (TrainedParameter parameter : open()) {
      sum += parameter.part().group() == group ? parameter.weight().size() : 0;
    }
    return sum;
  }

  /** Number of coordinates of a group's parameters, frozen by themselves or not; -1 while one is not initialised. */
  public long size(int group) {
    renew();
    long sum = 0;
    for (TrainedParameter parameter : all) {
      if (parameter.isOf(group)) {
        if (!parameter.parameter().isInitialized()) {
          return -1;
        }
        sum += parameter.weight().size();
      }
    }
    return sum;
  }

  /** What belongs to each group, by its name; empty where nobody divided the parameters. */
  public Map<String, String> layout() {
    if (!parts.areDivided()) {
      return Map.of();
    }
    renew();
    return parts.layout(all);
  }

  /** Number of coordinates of the open parameters. */
  public long coordinates() {
    return open().stream().mapToLong(parameter -> parameter.weight().size()).sum();
  }

  /** Whether backward has left any of the open parameters a gradient, zero or not. */
  public boolean haveGradient() {
    return open().stream().anyMatch(TrainedParameter::hasGradient);
  }

  /** Zeroes the gradients of every parameter, as an update would; those of a frozen one too. */
  public void zeroGradients() {
    renew();
    all.forEach(TrainedParameter::zeroGradient);
  }

  /** |g|^2 of the gradients as backward left them. */
  public double square() {
    double sum = 0.0;
    try (NoGradient off = NoGradient.open();
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      for (TrainedParameter parameter : open()) {
        NDArray wide = parameter.gradient().toType(DataType.FLOAT64, true);
        sum += wide.mul(wide).sum().getDouble();
      }
    }
    return sum;
  }

  /** Multiplies the gradients as backward left them, where they lie: what looks at them next sees it. */
  public void scaleGradients(double factor) {
    for (int group = 0; group < groups(); group++) {
      scaleGradients(group, factor);
    }
  }

  /** Multiplies the gradients of a group. */
  public void scaleGradients(int group, double factor) {
    try (NoGradient off = NoGradient.open()) {
      for (TrainedParameter parameter : open()) {
        if (parameter.part().group() == group) {
          parameter.gradient().muli(factor);
        }
      }
    }
  }

  /** Thaws what groups have frozen. */
  public void thaw() {
    all.forEach(TrainedParameter::thaw);
  }

  /** Ends the step: closes the handles of its gradients. */
  public void release() {
    open.forEach(TrainedParameter::release);
    open.clear();
    parts.clear();
    looked = false;
  }

  /** Data type of the parameters, once opened. */
  public DataType type() {
    return type == null ? DataType.FLOAT32 : type;
  }

  /** Compares what the block holds with what it held; those that stay are the same objects. */
  private void renew() {
    List<Parameter> now = block.get().getParameters().values();
    if (isHeld(now)) {
      return;
    }
    changes++;
    Map<Parameter, TrainedParameter> known = new IdentityHashMap<>();
    all.forEach(parameter -> known.put(parameter.parameter(), parameter));
    List<TrainedParameter> next = new ArrayList<>();
    Parts.paths(block.get())
        .forEach(
            (parameter, paths) -> {
              TrainedParameter before = known.get(parameter);
              parts.check(paths);
              next.add(before != null ? before.named(paths.get(0)) : take(paths, parameter));
            });
    parts.checkEach(next);
    all = next;
    held = List.copyOf(now);
  }

  private TrainedParameter take(List<String> paths, Parameter parameter) {
    TrainedParameter taken = parts.take(paths, parameter);
    for (int group = 0; group < asleep.length; group++) {
      if (asleep[group] && taken.isOf(group)) {
        taken.sleep(true);
      }
    }
    return taken;
  }

  private boolean isHeld(List<Parameter> now) {
    boolean same = now.size() == held.size();
    for (int i = 0; same && i < held.size(); i++) {
      same = now.get(i) == held.get(i);
    }
    return same;
  }

  private void check(TrainedParameter parameter) {
    if (parameter.isNew()) {
      NDArray weight = parameter.weight();
      checkType(parameter, weight.getDataType());
      if (!weight.getDevice().equals(device)) {
        throw parameter.refused("be on the trainer's device, " + device, weight.getDevice());
      }
      if (weight.getSparseFormat() != SparseFormat.DENSE) {
        throw parameter.refused("be dense", weight.getSparseFormat());
      }
      type = weight.getDataType();
      parameter.fits();
    }
  }

  private void checkType(TrainedParameter parameter, DataType found) {
    checkType("parameter " + parameter.name(), found);
    if (type != null && found != type) {
      throw parameter.refused("have the data type of the others, " + type, found);
    }
  }

  /**
   * Checks that values of a type can be measured and updated here.
   *
   * @throws IllegalArgumentException if they cannot
   */
  public static void checkType(String what, DataType type) {
    if (type != DataType.FLOAT32 && type != DataType.FLOAT64) {
      throw new IllegalArgumentException(
          what + " must have data type float32 or float64, got " + type);
    }
  }
}
