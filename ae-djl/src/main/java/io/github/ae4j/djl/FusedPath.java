package io.github.ae4j.djl;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import io.github.ae4j.djl.TrainedParameters.Entry;
import io.github.ae4j.signal.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A step in two goes over the optimizer's own tensors: one makes every sum, one updates every parameter in place and
 * zeroes the gradients. On the CPU both are a {@link HostStep} where that is faster, but for an update that noise or
 * an averaged readout follows; elsewhere they are calls into a {@link StepScript}. Nothing is kept from one go to
 * the next.
 *
 * <p>It goes only where it gives what the plain path gives: float32 on a CPU or a CUDA
 * device, dense and contiguous, gradients neither rescaled nor clipped; the update only where the loop
 * steers the learning rate, so that an optimizer left to itself stays bit by bit what it is alone.
 * Elsewhere the plain path goes on, and the log names the reason once.
 */
final class FusedPath implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FusedPath.class);

  private final NativeForm form;
  private final TrainedParameters parameters;
  private final NDManager manager;
  private final HostStep host;
  private final List<NDArray> fitting = new ArrayList<>();
  private boolean scripted;
  private boolean follows;
  private boolean onHost;
  private @Nullable StepScript script;
  private @Nullable String refusal;

  FusedPath(NativeForm form, TrainedParameters parameters, NDManager manager) {
    this.form = form;
    this.parameters = parameters;
    this.manager = manager;
    host = new HostStep(form, parameters);
  }

  /** Leaves every step to the script, wherever the tensors are. */
  void useScript() {
    scripted = true;
  }

  /** Says whether the loop steers what follows an update, noise or an averaged readout. */
  void follows(boolean something) {
    follows = something;
  }

  /** Leaves every step to the plain path. */
  void refuse(String reason) {
    refusal = reason;
  }

  /** Why steps take the plain path; null while they do not. */
  @Nullable String refusal() {
    return refusal;
  }

  /** Whether the open step can be reduced here. */
  boolean reduces() {
    if (refusal == null) {
      refusal = reason();
      if (refusal != null) {
        LOG.info("{} takes the plain path: {}", form.name, refusal);
      }
    }
    return refusal == null;
  }

  /** Whether the open step can be updated here. */
  boolean updates() {
    return form.steersRate() && reduces();
  }

  private @Nullable String reason() {
    List<Entry> entries = parameters.open();
    String device = parameters.device().getDeviceType();
    if (!device.equals("cpu") && !device.equals("gpu")) {
      return "the device must be a CPU or a CUDA device, got " + device;
    }
    if (parameters.type() != DataType.FLOAT32) {
      return "parameters must be float32, got " + parameters.type();
    }
    if (form.fields.clip() >= 0f) {
      return "gradients must not be clipped, got a limit of " + form.fields.clip();
    }
    if (form.fields.rescale() != 1f) {
      return "gradients must not be rescaled, got a factor of " + form.fields.rescale();
    }
    return seen(entries) ? null : misfit(entries);
  }

  /** Whether these very tensors were looked at before. */
  private boolean seen(List<Entry> entries) {
    boolean same = entries.size() == fitting.size();
    for (int i = 0; same && i < fitting.size(); i++) {
      same = entries.get(i).weight() == fitting.get(i);
    }
    return same;
  }

  private @Nullable String misfit(List<Entry> entries) {
    fitting.clear();
    onHost = !scripted && fitsHost(entries);
    boolean scriptUpdates = follows && form.steersRate();
    try {
      if ((!onHost || scriptUpdates) && !script().test("fits", list(entries, Entry::weight))) {
        return "parameters and gradients must be dense and contiguous";
      }
      entries.forEach(entry -> fitting.add(entry.weight()));
      return null;
    } catch (EngineException | UnsatisfiedLinkError e) {
      LOG.debug("the script of the fused path does not run", e);
      return "the engine must have the script's operations, got: " + e.getMessage();
    }
  }

  private boolean fitsHost(List<Entry> entries) {
    try {
      return host.fits(entries);
    } catch (LinkageError e) { // another release of DJL
      LOG.info("{} is updated by the script: {}", form.name, e.getMessage());
      LOG.debug("the memory of tensors cannot be reached", e);
      return false;
    }
  }

  /** Whether the tensors looked at last are summed in Java. */
  boolean isOnHost() {
    return onHost;
  }

  /** Whether the script was needed. */
  boolean isScriptLoaded() {
    return script != null;
  }

  private StepScript script() {
    if (script == null) {
      script = StepScript.load(manager);
    }
    return script;
  }

  /** The wanted sums of the open step, by the statistics' ordinals. */
  double[] sums(
      Set<Statistic> wanted, LossRecord losses, AveragedReadout readout, long join, long chunk) {
    List<Entry> entries = parameters.open();
    FusedTerms terms = new FusedTerms(form, wanted);
    if (onHost) {
      return host.sums(wanted, terms, losses, readout);
    }
    try (NoGradient off = NoGradient.open();
        Zeros zeros = new Zeros()) {
      double[] values =
          script()
              .numbers(
                  "measure",
                  list(entries, Entry::weight),
                  terms.first() ? list(entries, e -> zeros.or(e, first(e))) : none(),
                  terms.second() ? list(entries, e -> zeros.or(e, second(e))) : none(),
                  terms.readout() ? list(entries, readout::average) : none(),
                  list(losses.losses(), loss -> loss),
                  IValue.listFrom(groups(entries, join)),
                  IValue.from(chunk),
                  IValue.listFrom(terms.flags()),
                  IValue.listFrom(terms.numbers()));
      return terms.sums(values, losses.losses().size());
    }
  }

  /**
   * Makes the update of the open step and what follows it.
   *
   * @param follow the noise and the averaged readout
   */
  void update(Follow follow) {
    List<Entry> entries = parameters.open();
    entries.forEach(entry -> form.fields.count(entry.id()));
    if (onHost && !follows) {
      host.update();
      return;
    }
    IValue weights = list(entries, Entry::weight);
    IValue firsts = form.hasMomentum() ? list(entries, this::firstOrNew) : none();
    IValue averages = follow.averages() ? list(entries, follow.readout()::average) : none();
    IValue keys = IValue.listFrom(follow.keys(entries));
    IValue extras = IValue.listFrom(follow.deviation(), follow.rate());
    IValue numbers = IValue.listFrom(form.updateNumbers());
    if (form.preconditions()) {
      IValue seconds = list(entries, this::secondOrNew);
      IValue decoupled = IValue.from(form.decoupled());
      script().call("adam", weights, firsts, seconds, averages, keys, extras, decoupled, numbers);
    } else {
      script().call("sgd", weights, firsts, averages, keys, extras, numbers);
    }
  }

  private @Nullable NDArray first(Entry entry) {
    return form.fields.firstMoments().find(entry.id(), parameters.device());
  }

  private @Nullable NDArray second(Entry entry) {
    return form.fields.secondMoments().find(entry.id(), parameters.device());
  }

  private NDArray firstOrNew(Entry entry) {
    return form.fields.firstMoments().findOrZero(entry.id(), parameters.device(), entry.weight());
  }

  private NDArray secondOrNew(Entry entry) {
    return form.fields.secondMoments().findOrZero(entry.id(), parameters.device(), entry.weight());
  }

  /** How many neighbours make a vector: small tensors together, for a call costs more than they do. */
  private static long[] groups(List<Entry> entries, long join) {
    long[] groups = new long[entries.size()];
    int count = 0;
    long room = 0;
    for (Entry entry : entries) {
      long size = entry.weight().size();
      if (size > room) {
        count++;
        room = join;
      }
      groups[count - 1]++;
      room -= size;
    }
    return java.util.Arrays.copyOf(groups, count);
  }

  private static IValue none() {
    return IValue.listFrom(new PtNDArray[0]);
  }

  private static <T> IValue list(List<T> items, Function<T, NDArray> tensor) {
    PtNDArray[] tensors = new PtNDArray[items.size()];
    for (int i = 0; i < tensors.length; i++) {
      tensors[i] = (PtNDArray) tensor.apply(items.get(i));
    }
    return IValue.listFrom(tensors);
  }

  @Override
  public void close() {
    if (script != null) {
      script.close();
      script = null;
    }
    fitting.clear();
  }

  /** Stands in, for the time of a call, for state that an optimizer has not made yet. */
  private static final class Zeros implements AutoCloseable {
    private final List<NDArray> made = new ArrayList<>();

    NDArray or(Entry entry, @Nullable NDArray state) {
      if (state != null) {
        return state;
      }
      NDArray zeros = entry.weight().zerosLike();
      NDScope.unregister(zeros);
      made.add(zeros);
      return zeros;
    }

    @Override
    public void close() {
      made.forEach(NDArray::close);
    }
  }
}
