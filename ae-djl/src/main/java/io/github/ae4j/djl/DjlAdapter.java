package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.NOISE;
import static io.github.ae4j.coefficient.Coefficient.READOUT_RATE;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.optimizer.Sgd;
import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.adapter.Demand;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.adapter.StepCount;
import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;
import java.util.HashSet;
import java.util.Set;

/**
 * A DJL optimizer, the user's own instance, under a control loop. After {@link #apply} the host calls
 * {@link #update}, or {@link #discard} if the step is skipped.
 */
final class DjlAdapter implements OptimizerAdapter {
  private final Optimizer optimizer;
  private final HostUpdate update;
  private final NativeForm form;
  private final NDManager manager;
  private final TrainedParameters parameters;
  private final LossRecord losses;
  private final AveragedReadout readout;
  private final GradientNoise noise;
  private final FusedPath fused;
  private final StepSensor sensor;
  private boolean attached;
  private Set<String> steered = Set.of();
  private StepCount count = new StepCount(Slots.of(StepCount.SLOTS), 0);
  private long step;

  /**
   * Takes an optimizer, which is written to only once a loop attaches.
   *
   * @param optimizer a Sgd, Adam or AdamW that no other adapter steers
   * @param block what it trains
   * @param parent what the adapter's own tensors belong to
   * @param device where the parameters are
   * @param seed of the noise
   */
  DjlAdapter(Optimizer optimizer, Block block, NDManager parent, Device device, long seed) {
    Refusals.optimizer(optimizer);
    this.optimizer = optimizer;
    OptimizerFields fields = new OptimizerFields(optimizer);
    form =
        optimizer.getClass() == Sgd.class
            ? new SgdForm(fields)
            : new AdamForm(fields, optimizer.getClass() != Adam.class);
    manager = parent.newSubManager(device);
    parameters = new TrainedParameters(block, device);
    losses = new LossRecord(manager);
    readout = new AveragedReadout(manager);
    noise = new GradientNoise(seed);
    fused = new FusedPath(form, parameters, manager);
    update = new HostUpdate(optimizer, form, parameters, readout, noise, manager, fused);
    sensor = new StepSensor(form, parameters, losses, readout, fused);
  }

  @Override
  public String optimizer() {
    return form.name;
  }

  @Override
  public Set<Statistic> measurable() {
    return sensor.measurable();
  }

  @Override
  public Set<String> steerable() {
    Set<String> all = new HashSet<>(form.steerable());
    all.add(NOISE);
    all.add(READOUT_RATE);
    return all;
  }

  @Override
  public int slots() {
    return Cell.SIZE + StepCount.SLOTS;
  }

  @Override
  public void attach(Demand demand, Slots memory) {
    if (attached) {
      throw new IllegalStateException("an adapter must have one loop, this " + form.name + " has");
    }
    Refusals.optimizer(optimizer);
    Refusals.demand(this, demand);
    form.attach(demand.coefficients(), memory);
    count = new StepCount(memory, Cell.SIZE);
    form.cell(Cell.READOUT_RATE, 1.0);
    sensor.demand(demand.statistics());
    steered = demand.coefficients();
    fused.follows(steers(NOISE) || steers(READOUT_RATE));
    attached = true;
  }

  @Override
  public void detach() {
    if (attached) {
      release();
      form.detach();
      steered = Set.of();
      attached = false;
    }
  }

  @Override
  public double read(int group, String coefficient) {
    if (!steerable().contains(coefficient)) {
      throw new IllegalArgumentException(
          form.name + " has no coefficient " + coefficient + "; it has " + steerable());
    }
    return switch (coefficient) {
      case NOISE -> form.cell(Cell.NOISE);
      case READOUT_RATE -> attached ? form.cell(Cell.READOUT_RATE) : 1.0;
      default -> form.current(coefficient);
    };
  }

  @Override
  public void observe(Observation observation) {
    sensor.observe(observation);
  }

  @Override
  public void apply(Decision decision) {
    if (decision.verdict() != Verdict.APPLY) {
      count.event();
    }
    if (decision.verdict() == Verdict.SKIP) {
      return;
    }
    carryOut(decision.verdict());
    form.take(decision);
    if (steers(NOISE)) {
      form.cell(Cell.NOISE, decision.value(0, NOISE));
    }
    if (steers(READOUT_RATE)) {
      form.cell(Cell.READOUT_RATE, decision.value(0, READOUT_RATE));
    }
    form.ready();
  }

  @Override
  public void restored(Decision last) {
    form.restored();
  }

  private void carryOut(Verdict verdict) {
    switch (verdict) {
      case FLUSH_MOMENTUM -> form.flush();
      case RESET_STATE -> form.reset();
      case RESTORE_READOUT -> {
        if (steers(READOUT_RATE)) {
          update.restoreReadout();
        }
        form.reset();
      }
      default -> {}
    }
  }

  /**
   * Counts a step, and says whether it goes to the loop: where it is due, or its loss or gradient is not
   * finite or the gradient zero. If not, the update is readied with the coefficients as they are.
   */
  boolean next() {
    step = count.next();
    if (count.isDue() || !sensor.isSound()) {
      return true;
    }
    form.ready();
    return false;
  }

  /** Sets the next step for the loop, after the one at hand. */
  void schedule(Cadence cadence) {
    count.schedule(cadence);
  }

  /** Makes the update of the step at hand. */
  void update() {
    try {
      update.make(step, steers(NOISE), steers(READOUT_RATE));
    } finally {
      release();
    }
  }

  /** Leaves the update out: the gradients are zeroed, as the update would have done. */
  void discard() {
    update.discard();
    release();
  }

  /** Lets go of what the step at hand held. */
  void release() {
    parameters.release();
    losses.clear();
  }

  /** Frees the adapter's own tensors, once detached. */
  void close() {
    detach();
    fused.close();
    manager.close();
  }

  boolean steers(String coefficient) {
    return steered.contains(coefficient);
  }

  NativeForm form() {
    return form;
  }

  TrainedParameters parameters() {
    return parameters;
  }

  LossRecord losses() {
    return losses;
  }

  AveragedReadout readout() {
    return readout;
  }

  FusedPath fused() {
    return fused;
  }

  GradientNoise noise() {
    return noise;
  }

  NDManager manager() {
    return manager;
  }
}
