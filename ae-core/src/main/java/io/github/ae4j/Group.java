package io.github.ae4j;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.DecayBound;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.coefficient.Moves;
import io.github.ae4j.event.Event;
import io.github.ae4j.event.Response;
import io.github.ae4j.evolution.Evolution;
import io.github.ae4j.law.Law;
import io.github.ae4j.limit.Limit;
import io.github.ae4j.measurement.Measurement;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.safety.Guard;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Part;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import java.util.Arrays;

/**
 * The loop's parts bound to one parameter group: its signals, coefficients, drive and memory. A
 * method a stage; each gives every part of the stage its turn, in order.
 *
 * <p>The first parts of a stage have a call of their own in the code. HotSpot counts for each call whom it meets: one
 * that meets the same part at every step is compiled into the loop, one that meets all of them is looked up in a table
 * each time, which takes a seventh of a step.
 */
final class Group {
  final Signals signals;
  final Coefficients coefficients;
  final Drive drive;
  final Candidate candidate;
  final Moves moves;

  private final Event[] screens;
  private final Measurement[] measurements;
  private final Event[] events;
  private final Guard[] guards;
  private final Law[] laws;
  private final Evolution[] evolutions;
  private final Limit[] limits;
  private final Part[] parts;
  private final Slots[] memory;
  private final int[] first;
  private final boolean watched;
  private final String[] atBound;
  private final boolean[] freezes;
  private boolean frozen;
  private boolean held;
  private double lambda;
  private double decay = 1.0;
  private double bound;
  private double boundOf = Double.NaN;

  Group(LoopPlan plan, LoopMemory loop, Observation observation, int group) {
    screens = plan.parts(Stage.SCREEN, Event[]::new);
    measurements = plan.parts(Stage.MEASURE, Measurement[]::new);
    events = plan.parts(Stage.EXAMINE, Event[]::new);
    guards = plan.parts(Stage.GUARD, Guard[]::new);
    laws = plan.parts(Stage.DRIVE, Law[]::new);
    evolutions = plan.parts(Stage.EVOLVE, Evolution[]::new);
    limits = plan.parts(Stage.LIMIT, Limit[]::new);
    parts = plan.parts().toArray(Part[]::new);
    memory = new Slots[parts.length];
    for (int i = 0; i < parts.length; i++) {
      memory[i] = loop.part(group, i);
      parts[i].initialise(memory[i]);
    }
    first = Arrays.stream(Stage.values()).mapToInt(plan::first).toArray();
    freezes = new boolean[screens.length];
    for (int i = 0; i < screens.length; i++) {
      freezes[i] = screens[i].writes().contains(Signal.FROZEN);
    }
    signals = signals(plan, loop, observation, group);
    signals.set(Signal.META_GAIN, 1.0);
    atBound = plan.coefficients().stream().map(Coefficient::atBound).toArray(String[]::new);
    moves = plan.book();
    coefficients = new Coefficients(plan.coefficients(), loop.coefficients(group), moves);
    watched = moves.isRead() || signals.isHeld();
    drive = new Drive(coefficients, laws.length);
    candidate = new Candidate(coefficients);
  }

  /** Where assertions are on, as in every test, parts are held to what they declare. */
  private static Signals signals(
      LoopPlan plan, LoopMemory loop, Observation observation, int group) {
    boolean held = false;
    assert held = true;
    return held
        ? Signals.declared(observation, group, loop.signals(group), plan.parts())
        : new Signals(observation, group, loop.signals(group));
  }

  int first(Stage stage) {
    return first[stage.ordinal()];
  }

  /** Gives the part at a place its turn: what moves and what is read is its doing. */
  private Slots turn(int place) {
    if (watched) {
      moves.turn(place);
      signals.turn(place);
    }
    return memory[place];
  }

  /** Says whether the group is frozen in the step that is opened. */
  void freeze(boolean freezes) {
    frozen = freezes;
  }

  /** Whether it is frozen in this step: nothing of it is measured, and no part but the one that froze it looks at it. */
  boolean isFrozen() {
    return frozen;
  }

  /** Opens a step; until laws run it is the last one, with what events shift. */
  void begin() {
    drive.clear();
    moves.begin();
  }

  /** Lets the screens look, and notes whether they hold the group; one that is frozen is. */
  void screen(Response response) {
    if (frozen) {
      rest(response);
      return;
    }
    int at = first(Stage.SCREEN);
    int n = screens.length;
    if (n > 0) {
      screens[0].examine(signals, coefficients, response, turn(at));
    }
    if (n > 1) {
      screens[1].examine(signals, coefficients, response, turn(at + 1));
    }
    if (n > 2) {
      screens[2].examine(signals, coefficients, response, turn(at + 2));
    }
    if (n > 3) {
      screens[3].examine(signals, coefficients, response, turn(at + 3));
    }
    for (int i = 4; i < n; i++) {
      screens[i].examine(signals, coefficients, response, turn(at + i));
    }
    held = response.takeHold();
    candidate.recall();
  }

  /** Lets those look alone that may thaw the group. */
  private void rest(Response response) {
    for (int i = 0; i < screens.length; i++) {
      if (freezes[i]) {
        screens[i].examine(signals, coefficients, response, turn(first(Stage.SCREEN) + i));
      }
    }
    held = true;
    candidate.recall();
  }

  /** Whether the group stands still in this step: it is frozen, or a screen has asked for it. */
  boolean isHeld() {
    return held;
  }

  void measure() {
    int at = first(Stage.MEASURE);
    int n = measurements.length;
    if (n > 0) {
      measurements[0].measure(signals, turn(at));
    }
    if (n > 1) {
      measurements[1].measure(signals, turn(at + 1));
    }
    if (n > 2) {
      measurements[2].measure(signals, turn(at + 2));
    }
    if (n > 3) {
      measurements[3].measure(signals, turn(at + 3));
    }
    for (int i = 4; i < n; i++) {
      measurements[i].measure(signals, turn(at + i));
    }
  }

  void examine(Response response) {
    int at = first(Stage.EXAMINE);
    int n = events.length;
    if (n > 0) {
      events[0].examine(signals, coefficients, response, turn(at));
    }
    if (n > 1) {
      events[1].examine(signals, coefficients, response, turn(at + 1));
    }
    if (n > 2) {
      events[2].examine(signals, coefficients, response, turn(at + 2));
    }
    if (n > 3) {
      events[3].examine(signals, coefficients, response, turn(at + 3));
    }
    if (n > 4) {
      events[4].examine(signals, coefficients, response, turn(at + 4));
    }
    for (int i = 5; i < n; i++) {
      events[i].examine(signals, coefficients, response, turn(at + i));
    }
  }

  void interrupt(Interruption interruption) {
    for (int i = 0; i < parts.length; i++) {
      parts[i].interrupted(interruption, signals, turn(i));
    }
  }

  void guard() {
    int at = first(Stage.GUARD);
    for (int i = 0; i < guards.length; i++) {
      guards[i].watch(signals, coefficients, turn(at + i));
    }
  }

  /**
   * Lets the laws add.
   *
   * @return false if their sum is not finite: it is dropped then, before the limits see it
   */
  boolean drive() {
    int at = first(Stage.DRIVE);
    int n = laws.length;
    if (n > 0) {
      drive.turn(0);
      laws[0].drive(signals, coefficients, drive, turn(at));
    }
    if (n > 1) {
      drive.turn(1);
      laws[1].drive(signals, coefficients, drive, turn(at + 1));
    }
    if (n > 2) {
      drive.turn(2);
      laws[2].drive(signals, coefficients, drive, turn(at + 2));
    }
    if (n > 3) {
      drive.turn(3);
      laws[3].drive(signals, coefficients, drive, turn(at + 3));
    }
    for (int i = 4; i < n; i++) {
      drive.turn(i);
      laws[i].drive(signals, coefficients, drive, turn(at + i));
    }
    boolean finite = drive.isFinite();
    if (!finite) {
      drive.clear();
    }
    return finite;
  }

  void evolve() {
    candidate.reset();
    int at = first(Stage.EVOLVE);
    for (int i = 0; i < evolutions.length; i++) {
      evolutions[i].evolve(signals, drive, candidate, turn(at + i));
    }
    candidate.drive();
  }

  void limit() {
    int at = first(Stage.LIMIT);
    int n = limits.length;
    if (n > 0) {
      limits[0].limit(signals, candidate, turn(at));
    }
    if (n > 1) {
      limits[1].limit(signals, candidate, turn(at + 1));
    }
    if (n > 2) {
      limits[2].limit(signals, candidate, turn(at + 2));
    }
    if (n > 3) {
      limits[3].limit(signals, candidate, turn(at + 3));
    }
    if (n > 4) {
      limits[4].limit(signals, candidate, turn(at + 4));
    }
    if (n > 5) {
      limits[5].limit(signals, candidate, turn(at + 5));
    }
    for (int i = 6; i < n; i++) {
      limits[i].limit(signals, candidate, turn(at + i));
    }
  }

  /**
   * Stores the candidate, and names each coefficient that has met a bound.
   *
   * @return false if it is not finite: the coefficients stay where the last step left them
   */
  boolean commit(Response response) {
    boolean finite = candidate.commit();
    for (int i = 0; i < atBound.length; i++) {
      if (candidate.isBounded(i)) {
        response.nameBeside(atBound[i]);
      }
    }
    if (!finite) {
      drive.clear();
      moves.forget(first(Stage.EVOLVE));
    }
    return finite;
  }

  /**
   * Tells what decays beside the gradient before the step.
   *
   * @param lambda the decay that the learning rate multiplies
   * @param coefficient the coefficient that makes it so; 1 where the loop does not hold it
   */
  void decays(double lambda, double coefficient) {
    this.lambda = lambda;
    decay = coefficient;
  }

  /** Holds the learning rate to the {@link DecayBound}, whatever has come of the step. */
  void bound() {
    int alpha = coefficients.find(Coefficient.LEARNING_RATE);
    if (alpha >= 0 && lambda > 0.0) {
      candidate.bound(alpha, bound(alpha));
    }
  }

  private double bound(int alpha) {
    double now = lambda * candidate.value(Coefficient.WEIGHT_DECAY, decay) / decay;
    if (now != boundOf) { // a logarithm is paid only where the decay has moved
      bound = coefficients.spec(alpha).chart().coordinate(DecayBound.rate(now));
      boundOf = now;
    }
    return bound;
  }

  /** Gives up a step that was not finished. */
  void abandon() {
    candidate.recall();
    coefficients.abandon();
    rest();
  }

  /** Takes in how many updates were made unseen since the last step. */
  void unseen(long updates) {
    signals.set(Signal.UNSEEN, updates);
  }

  /** Takes in a validation figure. */
  void validated(double figure) {
    double count = signals.value(Signal.VALIDATIONS);
    double best = count == 0.0 ? figure : signals.value(Signal.VALIDATION_BEST);
    signals.set(Signal.VALIDATIONS, count + 1.0);
    signals.set(Signal.VALIDATION, figure);
    signals.set(Signal.VALIDATION_BEST, Math.min(best, figure));
  }

  /** Starts the best validation figure anew; the last one stands in until there is another. */
  void forgetBest() {
    signals.set(Signal.VALIDATIONS, 0.0);
    signals.set(Signal.VALIDATION_BEST, signals.value(Signal.VALIDATION));
  }

  /** Takes up the coefficients as a checkpoint has left them; who held what it does not say. */
  void recall() {
    candidate.recall();
    coefficients.recall();
    int alpha = coefficients.find(Coefficient.LEARNING_RATE);
    if (alpha >= 0 && lambda > 0.0) {
      candidate.cap(alpha, bound(alpha));
    }
  }

  /** Who reads from now on is no part. */
  void rest() {
    signals.turn(-1);
  }
}
