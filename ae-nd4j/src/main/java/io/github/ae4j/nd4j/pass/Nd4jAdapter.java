package io.github.ae4j.nd4j.pass;

import static io.github.ae4j.coefficient.Coefficient.MOMENTUM_SHARE;
import static io.github.ae4j.coefficient.Coefficient.NOISE;
import static io.github.ae4j.coefficient.Coefficient.READOUT_RATE;
import static io.github.ae4j.coefficient.Coefficient.WEIGHT_DECAY;

import io.github.ae4j.adapter.Demand;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
  private final WeightDecays decays;
  private final NativeUpdate update;
  private final int updates;
  private final long block;
  private boolean attached;
  private Set<String> steered = Set.of();
  private long step;

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
    this.segments = List.copyOf(segments);
    this.decays = decays;
    this.updates = updates;
    form = NativeForm.of(this.segments);
    long largest = this.segments.stream().mapToLong(Segment::size).max().orElse(1L);
    block = Math.min(largest, backend.block());
    input = new StepInput(form.kind(), List.copyOf(measured), block, readsMemory(backend));
    update = new NativeUpdate(this.segments, form, input);
    noise = new GradientNoise(seed);
    readout = new AveragedReadout(this.segments);
    Scratch scratch = new Scratch(this.segments.get(0).parameters().dataType(), block);
    sensor = new StepSensor(form, input, readout, scratch, backend);
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
  public Set<Statistic> measurable() {
    return sensor.measurable();
  }

  @Override
  public Set<String> steerable() {
    Set<String> all = new HashSet<>(form.kind().steerable());
    all.add(NOISE);
    all.add(READOUT_RATE);
    if (update.hasKernel()) {
      all.add(MOMENTUM_SHARE);
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
    sensor.demand(demand.statistics());
    steered = demand.coefficients();
    attached = true;
  }

  @Override
  public void detach() {
    if (attached) {
      form.detach();
      steered = Set.of();
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
      case WEIGHT_DECAY -> decays.coefficient();
      default -> readRule(coefficient);
    };
  }

  private double readRule(String coefficient) {
    form.checkUnscheduled(coefficient);
    return coefficient.equals(MOMENTUM_SHARE) ? form.share() : form.current(coefficient);
  }

  @Override
  public void observe(Observation observation) {
    sensor.observe(observation);
  }

  @Override
  public void apply(Decision decision) {
    if (decision.verdict() == Verdict.SKIP) {
      return;
    }
    carryOut(decision.verdict());
    write(decision);
  }

  /** Writes a decision's values, for the update of the iteration presented. */
  void write(Decision decision) {
    form.write(decision, input.iteration());
    if (steers(WEIGHT_DECAY)) {
      decays.coefficient(decision.value(0, WEIGHT_DECAY));
    }
    if (steers(NOISE)) {
      form.cells().set(Cell.NOISE, decision.value(0, NOISE));
    }
    if (steers(READOUT_RATE)) {
      readout.averages();
      form.cells().set(Cell.READOUT_RATE, decision.value(0, READOUT_RATE));
    }
    step = decision.step();
  }

  /** Does to the state what a verdict says. */
  void carryOut(Verdict verdict) {
    switch (verdict) {
      case FLUSH_MOMENTUM -> form.flush();
      case RESET_STATE -> form.reset();
      case RESTORE_READOUT -> {
        if (steers(READOUT_RATE)) {
          readout.restore();
        }
        form.reset();
      }
      default -> {}
    }
  }

  /** Disturbs the parameters, once the update has moved them, and takes their average. */
  public void moved() {
    double deviation = form.cells().get(Cell.NOISE);
    if (steers(NOISE) && deviation > 0.0) {
      noise.disturb(segments, block, step, deviation);
    }
    if (steers(READOUT_RATE)) {
      readout.follow(form.cells().get(Cell.READOUT_RATE));
    }
  }

  /**
   * Exchanges the parameters and their average.
   *
   * @throws IllegalStateException if the loop keeps none
   */
  public void exchangeReadout() {
    if (!steers(READOUT_RATE)) {
      throw new IllegalStateException(
          "the loop must steer " + READOUT_RATE + " to serve an averaged readout");
    }
    readout.exchange();
  }

  public boolean steers(String coefficient) {
    return steered.contains(coefficient);
  }

  public NativeUpdate update() {
    return update;
  }

  public StepInput input() {
    return input;
  }

  public List<Segment> segments() {
    return segments;
  }

  public NativeForm form() {
    return form;
  }

  public GradientNoise noise() {
    return noise;
  }

  public AveragedReadout readout() {
    return readout;
  }
}
