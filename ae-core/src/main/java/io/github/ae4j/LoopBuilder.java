package io.github.ae4j;

import static io.github.ae4j.coefficient.Verdict.SHRINK_HEAD;

import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.event.Event;
import io.github.ae4j.evolution.Evolution;
import io.github.ae4j.law.Law;
import io.github.ae4j.limit.Limit;
import io.github.ae4j.measurement.Measurement;
import io.github.ae4j.memory.Check;
import io.github.ae4j.safety.Guard;
import io.github.ae4j.signal.Part;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.trace.StepObserver;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lists the parts of a loop; the order within each kind is the order they run in. */
public final class LoopBuilder {
  private static final Logger LOGGER = LoggerFactory.getLogger(ControlLoop.class);

  private final OptimizerAdapter adapter;
  private final List<Coefficient> coefficients = new ArrayList<>();
  private final Map<Stage, List<Part>> stages = new EnumMap<>(Stage.class);
  private final List<StepObserver> observers = new ArrayList<>();
  private final List<Consumer<ControlLoop>> built = new ArrayList<>();
  private int nonFiniteLimit;

  LoopBuilder(OptimizerAdapter adapter) {
    this.adapter = adapter;
    for (Stage stage : Stage.values()) {
      stages.put(stage, new ArrayList<>());
    }
  }

  /** Lists everything a preset holds. */
  public LoopBuilder preset(Preset preset) {
    Objects.requireNonNull(preset, "preset").configure(this, adapter);
    return this;
  }

  /** Steers a coefficient. In place of one of the same name listed before, if any. */
  public LoopBuilder coefficient(Coefficient coefficient) {
    Objects.requireNonNull(coefficient, "coefficient");
    coefficients.removeIf(c -> c.name().equals(coefficient.name()));
    coefficients.add(coefficient);
    return this;
  }

  /** Adds events that see the raw statistics before anything is filtered. */
  public LoopBuilder screen(Event... more) {
    return add(Stage.SCREEN, more);
  }

  /** Adds measurements (AE-1). */
  public LoopBuilder measure(Measurement... more) {
    return add(Stage.MEASURE, more);
  }

  /** Adds events that see the filtered signals. */
  public LoopBuilder event(Event... more) {
    return add(Stage.EXAMINE, more);
  }

  /** Adds guards (AE-10). */
  public LoopBuilder guard(Guard... more) {
    return add(Stage.GUARD, more);
  }

  /** Adds laws. */
  public LoopBuilder law(Law... more) {
    return add(Stage.DRIVE, more);
  }

  /** Adds evolutions (AE-3). */
  public LoopBuilder evolve(Evolution... more) {
    return add(Stage.EVOLVE, more);
  }

  /** Adds limits. */
  public LoopBuilder limit(Limit... more) {
    return add(Stage.LIMIT, more);
  }

  private LoopBuilder add(Stage stage, Part... more) {
    stages.get(stage).addAll(all(more));
    return this;
  }

  /** Adds observers. */
  public LoopBuilder observer(StepObserver... more) {
    observers.addAll(all(more));
    return this;
  }

  private static <T> List<T> all(T[] more) {
    for (T one : Objects.requireNonNull(more, "more")) {
      Objects.requireNonNull(one, "more");
    }
    return List.of(more);
  }

  /**
   * Has a step throw where the loss or gradient was not finite so many steps in a row; without it they are left out
   * and counted, however many.
   *
   * @param inARow at least 1; that many throw, and each that follows them until one is finite
   */
  public LoopBuilder nonFiniteLimit(int inARow) {
    nonFiniteLimit = (int) Check.atLeast("nonFiniteLimit", inARow, 1);
    return this;
  }

  /** Hands the loop, once it is built, to who works with it from outside, between its steps. */
  @Experimental
  public LoopBuilder whenBuilt(Consumer<ControlLoop> taker) {
    built.add(Objects.requireNonNull(taker, "taker"));
    return this;
  }

  /** Signals that the parts listed so far, or the loop itself, write. */
  @Experimental
  public Set<Signal> written() {
    return plan().written();
  }

  /** Statistics that the parts listed so far have measured. */
  @Experimental
  public Set<Statistic> measured() {
    return plan().statistics();
  }

  /** Names of the parts listed so far, in the order of the step. */
  public List<String> parts() {
    return stages.values().stream().flatMap(List::stream).map(Part::name).toList();
  }

  /**
   * Leaves out the parts of a name, or those that begin with a law's number, as {@code AE-8}.
   *
   * @throws IllegalArgumentException if there are none
   */
  public LoopBuilder without(String name) {
    Objects.requireNonNull(name, "name");
    boolean found = false;
    for (List<Part> stage : stages.values()) {
      found |= stage.removeIf(p -> p.name().equals(name) || p.name().startsWith(name + " "));
    }
    if (!found) {
      throw unknown(name);
    }
    return this;
  }

  /**
   * Leaves out the parts of a name and, for they would be refused, those that read what then no part
   * writes any more: what a loop is worth without them.
   *
   * @param name a part's name, or the number it begins with
   * @throws IllegalArgumentException if there are none
   */
  public LoopBuilder ablate(String name) {
    without(name);
    Optional<Part> reader = plan().orphan();
    return reader.isEmpty() ? this : ablate(reader.get().name());
  }

  /**
   * Puts another part in the place of the one of a name.
   *
   * @param name name of the part that goes
   * @param part what comes in its place; of the same kind, under any name
   * @throws IllegalArgumentException if there is no part of the name, or it is of another kind
   */
  public LoopBuilder replace(String name, Part part) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(part, "part");
    for (Map.Entry<Stage, List<Part>> stage : stages.entrySet()) {
      for (int i = 0; i < stage.getValue().size(); i++) {
        if (stage.getValue().get(i).name().equals(name)) {
          stage.getValue().set(i, ofKind(stage.getKey(), name, part));
          return this;
        }
      }
    }
    throw unknown(name);
  }

  private static Part ofKind(Stage stage, String name, Part part) {
    if (!stage.kind().isInstance(part)) {
      throw new IllegalArgumentException(
          "in the place of "
              + name
              + " must come a "
              + stage.kind().getSimpleName()
              + ", got "
              + part.name());
    }
    return part;
  }

  private IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException(
        "no part of the loop is named " + name + "; it has " + parts());
  }

  /**
   * Builds the loop and attaches it to the adapter.
   *
   * @throws IllegalArgumentException if the adapter cannot measure or steer what is listed, a part
   *     lacks what it reads, or a coefficient starts outside its bounds: a line for each fault;
   *     nothing is attached then
   * @throws IllegalStateException if the adapter has a loop already, or an observer refuses a second one
   */
  public ControlLoop build() {
    LoopPlan plan = plan();
    new PlanCheck(plan, adapter).pass();
    if (adapter.verdicts().contains(SHRINK_HEAD) && !plan.verdicts().contains(SHRINK_HEAD)) {
      LOGGER.warn(
          "The head of {} is trained as any other group: the loop has no part that resets it, as"
              + " Presets.standard() has",
          adapter.optimizer());
    }
    ControlLoop loop = new ControlLoop(plan, adapter);
    built.forEach(taker -> taker.accept(loop));
    return loop;
  }

  LoopPlan plan() {
    return new LoopPlan(coefficients, stages, observers, nonFiniteLimit);
  }
}
