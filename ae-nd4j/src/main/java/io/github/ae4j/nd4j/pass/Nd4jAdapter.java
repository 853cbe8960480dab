package io.github.ae4j.nd4j.pass;

import static io.github.ae4j.coefficient.Coefficient.GRADIENT_SCALE;
import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM_SHARE;
import static io.github.ae4j.coefficient.Coefficient.NOISE;
import static io.github.ae4j.coefficient.Coefficient.RATE_MEMORY;
import static io.github.ae4j.coefficient.Coefficient.READOUT_RATE;
import static io.github.ae4j.coefficient.Coefficient.WEIGHT_DECAY;

import io.github.ae4j.adapter.Demand;
import io.github.ae4j.adapter.GradientBound;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.nd4j.form.Cell;
import io.github.ae4j.nd4j.form.NativeForm;
import io.github.ae4j.nd4j.form.Precision;
import io.github.ae4j.nd4j.form.Segment;
import io.github.ae4j.nd4j.form.WeightDecays;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * ND4J updaters of one kind, the user's own instances, under a control loop. A host presents each step
 * to {@link #input}, lets the loop step, has {@link #update} make the updates, moves the
 * parameters, and calls {@link #moved}; or leaves all that out if the step is skipped.
 */
public final class Nd4jAdapter implements OptimizerAdapter {
  private final List<Segment> segments;
  private final NativeForm form;
  private final StepInput input;
  private final StepSensor sensor;
  private final GradientNoise noise;
  private final AveragedReadout readout;
  private WeightDecays decays;
  private final LeftSquares left = new LeftSquares();
  private final NativeUpdate update;
  private final AfterUpdate after;
  private final int updates;
  private @Nullable Head head;
  private int group;
  private boolean attached;

  /**
   * Takes updaters, which are written to only once a loop attaches.
   *
   * @param segments what is updated, at least one, all of one kind and data type
   * @param decays the weight decay of what is updated
   * @param updates number of updates made before
   * @param seed of the noise
   */
  public Nd4jAdapter(List<Segment> segments, WeightDecays decays, int updates, long seed) {
    this(segments, segments, decays, updates, seed, Backend.here());
  }

  /**
   * As above, with what is measured apart from what is updated, and on a backend told.
   *
   * @param measured copies of the segments' parameters and states
   */
  public Nd4jAdapter(
      List<Segment> segments,
      List<Segment> measured,
      WeightDecays decays,
      int updates,
      long seed,
      Backend backend) {
    this.segments = new ArrayList<>(segments);
    this.decays = decays;
    this.updates = updates;
    form = NativeForm.of(this.segments);
    long largest = this.segments.stream().mapToLong(Segment::size).max().orElse(1L);
    long block = Math.min(largest, backend.block());
    input = new StepInput(form.kind(), measured, block, readsMemory(backend));
    update = new NativeUpdate(this.segments, form, input, left);
    noise = new GradientNoise(seed);
    readout = new AveragedReadout(this.segments);
    Scratch scratch = new Scratch(this.segments.get(0).parameters().dataType(), block);
    MomentReadout moment = new MomentReadout(form, this::giveBackDecay, scratch, block);
    after = new AfterUpdate(form, noise, readout, moment, block);
    sensor = new StepSensor(form, input, readout, left, scratch, backend);
  }

  /**
   * Makes it the part of several that is one group of their loop.
   *
   * @param number the group, from 0
   * @param first place of its first coordinate among all, for the noise
   */
  void inGroup(int number, long first) {
    group = number;
    noise.startAt(first);
  }

  /**
   * Tells what the head is, before a loop attaches; without it no loop can shrink one.
   *
   * @return this
   */
  public Nd4jAdapter withHead(Head told) {
    head = told;
    sensor.head(told);
    return this;
  }

  /** Whether the head, or a part of it, is among its parameters. */
  boolean hasHead() {
    return head != null && !head.runs().isEmpty();
  }

  private boolean readsMemory(Backend backend) {
    return backend == Backend.CPU
        && form.precision() == Precision.SINGLE
        && form.kind().averagesSquares();
  }

  @Override
  public String optimizer() {
    return form.kind().label();
  }

  @Override
  public long parameters(int group) {
    checkGroup(group);
    return segments.stream().mapToLong(Segment::size).sum();
  }

  @Override
  public Set<Statistic> measurable() {
    return sensor.measurable();
  }

  @Override
  public Set<Verdict> verdicts() {
    return head == null ? Verdict.common() : Verdict.withHead();
  }

  @Override
  public double decoupledDecay(int group) {
    checkGroup(group);
    return decays.greatest(form.current(LEARNING_RATE), input.iteration(), input.epoch());
  }

  @Override
  public double ratedDecay(int group) {
    checkGroup(group);
    return decays.greatestRated(input.iteration(), input.epoch());
  }

  @Override
  public double longestGradient(int group) {
    checkGroup(group);
    return form.precision() == Precision.SINGLE ? GradientBound.LONGEST_SINGLE : Statistic.LARGEST;
  }

  private void giveBackDecay() {
    double rate = form.current(LEARNING_RATE);
    decays.giveBack(form.giveBack(), rate, input.iteration(), input.epoch());
  }

  @Override
  public Set<String> steerable() {
    Set<String> all = new HashSet<>(form.kind().steerable());
    all.add(NOISE);
    all.add(READOUT_RATE);
    all.add(GRADIENT_SCALE);
    if (update.hasKernel()) {
      all.add(MOMENTUM_SHARE);
      all.add(RATE_MEMORY);
    }
    if (decays.steerable()) {
      all.add(WEIGHT_DECAY);
    }
    return all;
  }

  @Override
  public int slots() {
    return Cell.SIZE;
  }

  @Override
  public void attach(Demand demand, Slots memory) {
    if (attached) {
      throw new IllegalStateException(
          "an adapter must have one loop, this " + optimizer() + " has");
    }
    demand.check(this);
    form.attach(demand.coefficients(), memory, updates);
    form.cells().set(Cell.READOUT_RATE, 1.0);
    form.cells().set(Cell.GRADIENT_SCALE, 1.0);
    sensor.demand(demand.statistics());
    attached = true;
  }

  boolean isAttached() {
    return attached;
  }

  /**
   * Refuses a step that no loop would see.
   *
   * @throws IllegalStateException if none is attached
   */
  public void checkAttached() {
    if (!attached) {
      throw new IllegalStateException(
          "a loop around " + optimizer() + " must be open for a step, this one is closed");
    }
  }

  @Override
  public void check(Slots saved) {
    Cell.check(optimizer(), saved);
  }

  @Override
  public void detach() {
    if (attached) {
      form.detach();
      attached = false;
    }
  }

  @Override
  public double read(int group, String coefficient) {
    if (!steerable().contains(coefficient)) {
      throw new IllegalArgumentException(
          optimizer() + " has no coefficient " + coefficient + "; it has " + steerable());
    }
    return switch (coefficient) {
      case NOISE -> form.cells().get(Cell.NOISE);
      case READOUT_RATE -> attached ? form.cells().get(Cell.READOUT_RATE) : 1.0;
      case GRADIENT_SCALE -> attached ? form.cells().get(Cell.GRADIENT_SCALE) : 1.0;
      case WEIGHT_DECAY -> decays.coefficient();
      default -> form.unscheduled(coefficient);
    };
  }

  /** Comes to stand still: the average of what stands still is what it is. */
  void rest() {
    readout.rest();
  }

  /** What stands still has no other loss than the rest; nothing else of it is measured. */
  void observeLoss(Observation observation) {
    sensor.observeLoss(observation, group);
  }

  /** What a verdict does to the state of parameters that stand still, and themselves stay as they are. */
  void carryOutAtRest(Verdict verdict) {
    switch (verdict) {
      case FLUSH_MOMENTUM, SHRINK_HEAD -> form.flush();
      case RESET_STATE, RESTORE_READOUT -> form.reset();
      default -> {}
    }
  }

  @Override
  public void observe(Observation observation) {
    sensor.observe(observation, group);
  }

  /**
   * As everywhere; with what stands in the gradient by then, that of L1 and L2 included.
   *
   * @param group 0
   */
  @Override
  public void scaleGradient(int group, double factor) {
    checkGroup(group);
    input.scaleGradients(factor);
  }

  @Override
  public void apply(Decision decision) {
    if (decision.verdict() != Verdict.SKIP) {
      carryOut(decision.verdict());
      if (head != null && decision.verdict() == Verdict.SHRINK_HEAD) {
        form.flush();
        head.shrink(segments, decision.headFactor());
      }
      write(decision);
    }
  }

  /**
   * Has the configurations hold what the loop does, after a step without an update.
   *
   * @param held canonical values by coefficients' names
   */
  public void skipped(ToDoubleFunction<String> held) {
    left.forget();
    form.hold(held);
  }

  /** Writes a decision's values, for the update of the iteration presented. */
  void write(Decision decision) {
    form.write(decision, group, input.iteration());
    if (steers(WEIGHT_DECAY)) {
      decays.coefficient(decision.value(group, WEIGHT_DECAY));
    }
    if (steers(GRADIENT_SCALE)) {
      form.cells().set(Cell.GRADIENT_SCALE, decision.value(group, GRADIENT_SCALE));
    }
    after.write(decision, group);
  }

  /** Does to the state what a verdict says. */
  void carryOut(Verdict verdict) {
    switch (verdict) {
      case FLUSH_MOMENTUM -> form.flush();
      case RESET_STATE -> form.reset();
      case RESTORE_READOUT -> {
        after.restoreReadout();
        form.reset();
      }
      default -> {}
    }
  }

  /**
   * Goes on with other segments, between two steps and while nothing is served: of the same kind and data type, with
   * their states as they are. An average of parameters that stay is kept, one of others begins at them.
   *
   * @param next what is updated
   * @param nextMeasured copies of their parameters and states; the same list where there are none
   * @param nextDecays their weight decay
   */
  public void replace(List<Segment> next, List<Segment> nextMeasured, WeightDecays nextDecays) {
    decays = nextDecays;
    readout.replace(next);
    segments.clear();
    segments.addAll(next);
    input.replace(nextMeasured);
    left.forget();
  }

  /** Disturbs the parameters, once the update has moved them, and takes their average. */
  public void moved() {
    if (after.disturbs()) {
      left.forget();
    }
    after.moved();
  }

  /** Says that the parameters were moved by others than the updates, or may be. */
  public void movedOutside() {
    left.forget();
  }

  /**
   * Puts the parameters' average in their place, until they are put back.
   *
   * @throws IllegalStateException if the loop keeps none
   */
  public void serveReadout() {
    left.forget();
    if (!after.averages()) {
      throw new IllegalStateException(update.whyNoAverage());
    }
    after.serveReadout();
  }

  /** Whether there is an average to serve, in a buffer or in the first moment. */
  public boolean averages() {
    return after.averages();
  }

  /** Whether averages stand in the parameters' place, or may. */
  public boolean serves() {
    return after.serves();
  }

  /** Puts the parameters back, bit by bit; does nothing if none is served. */
  public void putBack() {
    after.putBack();
  }

  /** Whether the loop steers a coefficient. */
  public boolean steers(String coefficient) {
    return form.steers(coefficient);
  }

  /** Makes the updates. */
  public NativeUpdate update() {
    return update;
  }

  /** Takes the step at hand. */
  public StepInput input() {
    return input;
  }

  /** What is updated. */
  public List<Segment> segments() {
    return Collections.unmodifiableList(segments);
  }

  /** The updaters in canonical coordinates. */
  public NativeForm form() {
    return form;
  }

  /** What the parameters are disturbed with. */
  public GradientNoise noise() {
    return noise;
  }

  /** The averaged parameters. */
  public AveragedReadout readout() {
    return readout;
  }
}
