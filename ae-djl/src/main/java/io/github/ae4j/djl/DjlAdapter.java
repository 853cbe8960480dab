package io.github.ae4j.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.training.optimizer.Optimizer;
import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.adapter.Demand;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.adapter.StepCount;
import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.djl.form.GroupedOptimizer;
import io.github.ae4j.djl.form.NativeForm;
import io.github.ae4j.djl.pass.AveragedReadout;
import io.github.ae4j.djl.pass.Averages;
import io.github.ae4j.djl.pass.GradientNoise;
import io.github.ae4j.djl.pass.Head;
import io.github.ae4j.djl.pass.LossRecord;
import io.github.ae4j.djl.pass.Parts;
import io.github.ae4j.djl.pass.PassChoice;
import io.github.ae4j.djl.pass.StepTensors;
import io.github.ae4j.djl.pass.TrainedParameters;
import io.github.ae4j.group.ParameterGroups;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A DJL optimizer, a copy of the user's own, under a control loop. After {@link #apply} the trainer calls
 * {@link #update}, or {@link #discard} if the step is skipped.
 */
final class DjlAdapter implements OptimizerAdapter {
  private final ParameterGroups groups;
  private final List<NativeForm> forms;
  private final Optimizer optimizer;
  private final NDManager manager;
  private final TrainedParameters parameters;
  private final LossRecord losses;
  private final AveragedReadout readout;
  private final Averages averages;
  private final GradientNoise noise;
  private final PassChoice passes;
  private final StepSensor sensor;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean attached;
  private StepCount count = new StepCount(Slots.of(StepCount.SLOTS), 0);
  private long step;
  private boolean decided;
  private final boolean[] freezes;

  /**
   * Takes a copy of an optimizer.
   *
   * @param optimizer a Sgd, Adam or AdamW that no adapter steers
   * @param block what it trains, at each look
   * @param parent what the adapter's own tensors belong to
   * @param device where the parameters are
   * @param steering how steps are gone about
   */
  DjlAdapter(
      Optimizer optimizer,
      Supplier<Block> block,
      NDManager parent,
      Device device,
      Steering steering) {
    groups = new ParameterGroups(steering.groups(), block.get().getParameters().keys());
    forms =
        Parts.ids(groups, block.get()).stream().map(ids -> NativeForm.of(optimizer, ids)).toList();
    Parts parts = new Parts(groups.rules(), forms, !steering.groups().isEmpty());
    parameters = new TrainedParameters(block, device, parts);
    parameters.find();
    this.optimizer =
        forms.size() == 1
            ? form().optimizer()
            : new GroupedOptimizer(
                forms.stream().map(NativeForm::optimizer).toList(), parts.groups());
    manager = parent.newSubManager(device);
    losses = new LossRecord(manager);
    readout = new AveragedReadout(manager);
    noise = new GradientNoise(steering.noiseSeed());
    StepTensors tensors = new StepTensors(form(), parameters, losses, readout);
    averages = new Averages(tensors, manager);
    passes = new PassChoice(tensors, steering.path().fastest(), noise, manager);
    sensor = new StepSensor(tensors, forms, passes, steering.gradientLimit());
    freezes = new boolean[forms.size()];
  }

  @Override
  public String optimizer() {
    return form().name();
  }

  @Override
  public int groups() {
    return forms.size();
  }

  @Override
  public List<String> groupNames() {
    return groups.names();
  }

  @Override
  public long parameters(int group) {
    checkGroup(group);
    return parameters.size(group);
  }

  @Override
  public Map<String, String> layout() {
    return parameters.layout();
  }

  @Override
  public Set<Statistic> measurable() {
    return sensor.measurable();
  }

  @Override
  public Set<Verdict> verdicts() {
    return parameters.haveHead() ? Verdict.withHead() : Verdict.common();
  }

  @Override
  public boolean freezes() {
    return true;
  }

  @Override
  public int keptGroup() {
    return groups.kept();
  }

  /** Has groups stand still from the next forward pass on, or move again, as the last decision said. */
  private void freeze() {
    for (int group = 0; group < freezes.length; group++) {
      if (freezes[group] && !parameters.isAsleep(group)) {
        parameters.of(group).forEach(readout::rest);
      }
      parameters.sleep(group, freezes[group]);
    }
  }

  private void note(Decision decision) {
    for (int group = 0; group < freezes.length; group++) {
      freezes[group] = decision.isFrozen(group);
    }
  }

  @Override
  public double decoupledDecay(int group) {
    checkGroup(group);
    return forms.get(group).decoupledDecay();
  }

  @Override
  public long unseen() {
    return count.unseen();
  }

  @Override
  public double longestGradient(int group) {
    checkGroup(group);
    return sensor.longestGradient();
  }

  @Override
  public Set<String> steerable() {
    return form().steerable();
  }

  @Override
  public int slots() {
    return cellsAt(forms.size()) + StepSensor.SLOTS;
  }

  /** Where a group's cells begin: behind the first group's are those of the count. */
  private static int cellsAt(int group) {
    return NativeForm.SLOTS * group + (group == 0 ? 0 : StepCount.SLOTS);
  }

  @Override
  public void attach(Demand demand, Slots memory) {
    if (attached) {
      throw new IllegalStateException(
          "an adapter must have one loop, this " + optimizer() + " has");
    }
    demand.check(this);
    for (int group = 0; group < forms.size(); group++) {
      forms.get(group).attach(demand.coefficients(), memory, cellsAt(group));
    }
    count = new StepCount(memory, NativeForm.SLOTS);
    sensor.demand(demand.statistics(), memory, cellsAt(forms.size()));
    attached = true;
  }

  /** Waits for the step at hand, if another thread is in one. */
  @Override
  public void detach() {
    locked(
        () -> {
          if (attached) {
            release();
            forms.forEach(NativeForm::detach);
            for (int group = 0; group < freezes.length; group++) {
              freezes[group] = false;
              parameters.sleep(group, false);
            }
            attached = false;
          }
        });
  }

  /** Keeps the loop from letting go until {@link #unlock}: it may be closed from outside of the trainer's gate. */
  void lock() {
    lock.lock();
  }

  void unlock() {
    lock.unlock();
  }

  void locked(Runnable action) {
    lock();
    try {
      action.run();
    } finally {
      unlock();
    }
  }

  /** Refuses a purpose for which a loop must steer. */
  void checkAttached(String purpose) {
    if (!attached) {
      throw new IllegalStateException(
          "the loop around " + optimizer() + " must be open for " + purpose + ", it was closed");
    }
  }

  /** Takes up what has changed in the model, but not while another thread is in a step; how often anything has. */
  long look() {
    if (lock.tryLock()) {
      try {
        parameters.look();
      } finally {
        unlock();
      }
    }
    return parameters.changes();
  }

  @Override
  public double read(int group, String coefficient) {
    checkGroup(group);
    return forms.get(group).current(coefficient);
  }

  @Override
  public void observe(Observation observation) {
    sensor.observe(observation);
  }

  /** Also scales what the optimizer itself rescales and clips afterwards. */
  @Override
  public void scaleGradient(int group, double factor) {
    checkGroup(group);
    parameters.scaleGradients(group, factor);
  }

  @Override
  public void apply(Decision decision) {
    note(decision);
    if (decision.verdict() != Verdict.APPLY) {
      count.event();
    }
    if (decision.verdict() != Verdict.SKIP) {
      decided = true;
      sensor.settle();
      carryOut(decision.verdict(), decision.headFactor());
      for (int group = 0; group < forms.size(); group++) {
        if (!parameters.isAsleep(group)) {
          forms.get(group).take(group, decision);
        }
      }
      ready();
    }
  }

  @Override
  public void check(Slots saved) {
    for (int group = 0; group < forms.size(); group++) {
      forms.get(group).check(saved, cellsAt(group));
    }
    for (int cell = NativeForm.SLOTS; cell < cellsAt(1); cell++) {
      Check.atLeast("count of steps of " + optimizer(), saved.get(cell), 0.0);
    }
    Check.atLeast("|g|^2 of " + optimizer(), saved.get(cellsAt(forms.size())), 0.0);
  }

  @Override
  public void restored(Decision last) {
    decided = true;
    forms.forEach(NativeForm::restored);
    note(last);
    for (int group = 0; group < freezes.length; group++) {
      parameters.sleep(group, freezes[group]);
    }
  }

  private void carryOut(Verdict verdict, double headFactor) {
    switch (verdict) {
      case SHRINK_HEAD -> {
        forms.forEach(NativeForm::flush);
        new Head(parameters).shrink(headFactor);
      }
      case FLUSH_MOMENTUM -> forms.forEach(NativeForm::flush);
      case RESET_STATE -> forms.forEach(NativeForm::reset);
      case RESTORE_READOUT -> {
        averages.restore();
        forms.forEach(NativeForm::reset);
      }
      default -> {}
    }
  }

  /**
   * Counts a step; whether it goes to the loop: where it is due, or not finite, or of no gradient, or
   * nothing has been decided yet. If not, the update is
   * readied with the coefficients as they are.
   */
  boolean next() {
    passes.begin();
    step = count.next();
    if (!decided || count.isDue() || !sensor.isSound()) {
      return true;
    }
    ready();
    return false;
  }

  private void ready() {
    for (int group = 0; group < forms.size(); group++) {
      if (!parameters.isAsleep(group)) {
        forms.get(group).ready();
      }
    }
  }

  /** Sets the next step for the loop, after the one at hand. */
  void schedule(Cadence cadence) {
    count.schedule(cadence);
  }

  /** Makes the update of the step at hand. */
  void update() {
    try {
      passes.update(step);
    } finally {
      release();
      freeze();
    }
  }

  /** Leaves the update out: the gradients are zeroed, as the update would have done. */
  void discard() {
    parameters.zeroGradients();
    release();
    freeze();
  }

  /** Lets go of what the step at hand held. */
  void release() {
    parameters.release();
    losses.clear();
  }

  /** The average over the parameters, and what serves it. */
  Averages averages() {
    return averages;
  }

  /** Frees all, the optimizer's tensors too, which nobody has come to hold. */
  void giveUp() {
    forms.forEach(NativeForm::reset);
    close();
  }

  /** Frees the adapter's own tensors, once detached. */
  void close() {
    detach();
    passes.report();
    passes.close();
    parameters.thaw();
    manager.close();
  }

  /** The optimizer that is steered; of several groups those of each as one. */
  Optimizer steered() {
    return optimizer;
  }

  /** The form of the first group's optimizer, for what is the same in all. */
  NativeForm form() {
    return forms.get(0);
  }

  List<NativeForm> forms() {
    return forms;
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

  PassChoice passes() {
    return passes;
  }

  GradientNoise noise() {
    return noise;
  }

  NDManager manager() {
    return manager;
  }
}
