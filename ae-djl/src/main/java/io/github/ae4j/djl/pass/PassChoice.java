package io.github.ae4j.djl.pass;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.github.ae4j.djl.form.OptimizerFields;
import io.github.ae4j.signal.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * By which {@link Way} each pass of a step is made.
 *
 * <table>
 * <caption>The choice, the first that holds</caption>
 * <tr><th>pass</th><th>where</th><th>way</th></tr>
 * <tr><td>update</td><td>the loop does not steer the learning rate: the optimizer stays bit by bit what it is
 * alone</td><td>engine</td></tr>
 * <tr><td>both</td><td>another way would not give what the engine's gives: not float32, not on a CPU or a CUDA device,
 * not dense and contiguous, gradients rescaled or clipped</td><td>engine</td></tr>
 * <tr><td>update</td><td>noise or an averaged readout follows</td><td>script</td></tr>
 * <tr><td>both</td><td>on the CPU, where Java is fastest</td><td>memory</td></tr>
 * <tr><td>both</td><td>elsewhere</td><td>script</td></tr>
 * </table>
 *
 * <p>What is faster than asked for gives way to the next. What sends every step to the engine's way is logged once.
 */
public final class PassChoice implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PassChoice.class);

  private final StepTensors tensors;
  private final Way fastest;
  private final Follow follow;
  private final MemoryPass memory;
  private final ScriptPass script;
  private final EnginePass engine;
  private final Newcomers newcomers;
  private final MovesOutside outside;
  private final List<NDArray> fitting = new ArrayList<>();
  private boolean fitsMemory;
  private @Nullable String refusal;

  /**
   * A choice for one optimizer's steps.
   *
   * @param fastest the fastest way to choose
   * @param noise gives the deviates
   * @param manager what temporaries belong to
   */
  public PassChoice(StepTensors tensors, Way fastest, GradientNoise noise, NDManager manager) {
    this.tensors = tensors;
    this.fastest = fastest;
    follow = new Follow(tensors.form(), noise, tensors.readout(), manager);
    memory = new MemoryPass(tensors);
    script = new ScriptPass(tensors, follow, manager);
    engine = new EnginePass(tensors, follow);
    newcomers = new Newcomers(tensors);
    outside = new MovesOutside(tensors);
    refusal = fastest == Way.ENGINE ? "the trainer was made so" : null;
  }

  /** Opens a step, whose gradients are to be there; before its update is readied. */
  public void begin() {
    outside.compare();
    tensors.parameters().begin();
    newcomers.begin();
  }

  /**
   * Makes the sums of the open step.
   *
   * @param wanted statistics that are sums, as they are reduced for the optimizer's form
   * @return of each group by the statistics' ordinals, the loss with the first one; those that are not wanted may be
   *     0; valid until the next call
   */
  public double[][] sums(Set<Statistic> wanted) {
    return pass(wayToSum()).sums(wanted);
  }

  /**
   * Makes the update of the open step and what follows it, and zeroes the gradients.
   *
   * @param step number of the step, which the noise is a function of
   */
  public void update(long step) {
    try (NoGradient off = NoGradient.open()) {
      Way way = wayToUpdate();
      if (way != Way.MEMORY) {
        memory.forget();
      }
      pass(way).update(step);
      outside.note(step);
    }
  }

  /** The way by which the open step's sums are made. */
  public Way wayToSum() {
    return !fits() ? Way.ENGINE : fitsMemory ? Way.MEMORY : Way.SCRIPT;
  }

  /** The way by which the open step's update is made. */
  public Way wayToUpdate() {
    if (!tensors.form().steersRate() || !fits()) {
      return Way.ENGINE;
    }
    return fitsMemory && !follow.isSteered() ? Way.MEMORY : Way.SCRIPT;
  }

  private StepPass pass(Way way) {
    return switch (way) {
      case MEMORY -> memory;
      case SCRIPT -> script;
      case ENGINE -> engine;
    };
  }

  /** Takes the parameters as they are, moved by whomever. */
  public void takeAsTheyAre() {
    outside.forget();
    memory.forget();
  }

  /** Has the parameters moved by somebody whose business it is. */
  public void move(Runnable move) {
    outside.compare();
    move.run();
    takeAsTheyAre();
  }

  /** Says whether the parameters were moved by others than the steps. */
  public void report() {
    outside.report(tensors.form().name());
  }

  /** How often the parameters were moved by others than the steps. */
  public long movesOutside() {
    return outside.moves();
  }

  /** Why steps go the engine's way; null while they do not. */
  public @Nullable String refusal() {
    return refusal;
  }

  /** Whether the script was needed. */
  public boolean isScriptLoaded() {
    return script.isLoaded();
  }

  /** Whether the open step can go another way than the engine's. */
  private boolean fits() {
    if (refusal == null) {
      refusal = unusual();
      if (refusal == null && !isSeen()) {
        refusal = misfit();
      }
      if (refusal != null) {
        LOG.info("{} takes the plain path: {}", tensors.form().name(), refusal);
      }
    }
    return refusal == null;
  }

  /** What of the tensors and the settings only the engine knows how to take. */
  private @Nullable String unusual() {
    TrainedParameters parameters = tensors.parameters();
    parameters.open();
    String device = parameters.device().getDeviceType();
    if (!device.equals("cpu") && !device.equals("gpu")) {
      return "the device must be a CPU or a CUDA device, got " + device;
    }
    return parameters.type() == DataType.FLOAT32
        ? unusual(tensors.form().fields())
        : "parameters must be float32, got " + parameters.type();
  }

  private static @Nullable String unusual(OptimizerFields fields) {
    if (fields.clip() >= 0f) {
      return "gradients must not be clipped, got a limit of " + fields.clip();
    }
    return fields.rescale() == 1f
        ? null
        : "gradients must not be rescaled, got a factor of " + fields.rescale();
  }

  /** Whether these very tensors were looked at before. */
  private boolean isSeen() {
    List<TrainedParameter> parameters = tensors.open();
    boolean same = parameters.size() == fitting.size();
    for (int i = 0; same && i < fitting.size(); i++) {
      same = parameters.get(i).weight() == fitting.get(i);
    }
    return same;
  }

  /** Looks at the open tensors, by both ways that are needed. */
  private @Nullable String misfit() {
    fitting.clear();
    fitsMemory = fastest == Way.MEMORY && fitsMemory();
    boolean needsScript = !fitsMemory || follow.isSteered() && tensors.form().steersRate();
    try {
      if (needsScript && !script.fits()) {
        return "parameters and gradients must be dense and contiguous";
      }
      tensors.open().forEach(parameter -> fitting.add(parameter.weight()));
      return null;
    } catch (EngineException | UnsatisfiedLinkError e) {
      LOG.debug("the script does not run", e);
      return "the engine must have the script's operations, got: " + e.getMessage();
    }
  }

  private boolean fitsMemory() {
    try {
      return memory.fits();
    } catch (LinkageError e) { // another release of DJL
      LOG.info("{} is updated by the script: {}", tensors.form().name(), e.getMessage());
      LOG.debug("the memory of tensors cannot be reached", e);
      return false;
    }
  }

  @Override
  public void close() {
    script.close();
    fitting.clear();
  }
}
