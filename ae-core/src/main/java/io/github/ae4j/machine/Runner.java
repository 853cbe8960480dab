package io.github.ae4j.machine;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a {@link Machine} until its rule holds. It can go on: {@code run(100)} twice is {@code run(200)}, and after a
 * halt by the rule the next {@code run} starts the rule anew. One thread at a time.
 */
@Experimental
public final class Runner<X, M, Z> {
  private static final String BUDGET = "BUDGET";
  private static final String SPIKE = "SPIKE";

  private final Machine<X, M, Z> machine;
  private @Nullable DoubleSupplier validation;
  private long every = Long.MAX_VALUE;
  private long made;
  private boolean keeps;
  private @Nullable Recovery recovery;
  private int recoveries;

  /** A runner of a machine. */
  public Runner(Machine<X, M, Z> machine) {
    this.machine = machine;
  }

  /**
   * Has a figure measured after every so many steps.
   *
   * @param steps at least 1
   * @param figure lower is better; finite
   */
  public Runner<X, M, Z> validateEvery(long steps, DoubleSupplier figure) {
    every = (long) Check.atLeast("steps", steps, 1);
    validation = figure;
    return this;
  }

  /** Gives a validation figure between two steps; see {@link Halting#validation}. */
  public void validation(double figure) {
    machine.halting().validation(figure);
  }

  /** Has the best snapshot kept, and given back when the rule or the environment ends the run. */
  public Runner<X, M, Z> keepBest(Keeper keeper) {
    machine.halting().keepBest(keeper);
    keeps = true;
    return this;
  }

  /**
   * Has a run whose rule gives {@link Spike} as its reason go back and go on, instead of ending. Off by default.
   *
   * @param recovery how
   */
  public Runner<X, M, Z> recover(Recovery recovery) {
    this.recovery = recovery;
    recovery.keeper().keep();
    return this;
  }

  /** How often the run went back after a spike. */
  public int recoveries() {
    return recoveries;
  }

  /**
   * Makes steps.
   *
   * @param maxSteps the most this call makes, at least 1
   * @return why it ended: the rule's reason; {@code BUDGET} where maxSteps were made or the environment ended; {@code
   *     INTERRUPTED} where the thread was interrupted, as it stays, or {@link Halting#interrupt} was called
   */
  public Halted run(long maxSteps) {
    Check.atLeast("maxSteps", maxSteps, 1);
    Halting halting = machine.halting();
    if (halting.isHalted()) {
      halting.goOn();
    }
    for (long i = 0; i < maxSteps; i++) {
      if (halting.isInterrupted()) {
        return ended("INTERRUPTED", Map.of());
      }
      if (!machine.environment().hasNext()) {
        return gaveBack(ended(BUDGET, Map.of("data", (double) made)));
      }
      advance();
      if (halting.halted().isPresent()) {
        Halted halted = halting.halted().get();
        if (!goesBack(halted)) {
          return gaveBack(diverged(halted));
        }
      }
    }
    return ended(BUDGET, Map.of("steps", (double) maxSteps));
  }

  private void advance() {
    Outcome outcome =
        machine.plant().advance(machine.state(), machine.memory(), machine.environment().next());
    outcome.reward().ifPresent(machine.controller().loop()::reward);
    machine.controller().step(outcome.loss());
    made++;
    Recovery way = recovery;
    if (way != null && made % way.every() == 0 && !machine.halting().suspects()) {
      way.keeper().keep();
    }
    DoubleSupplier figure = validation;
    if (figure != null && made % every == 0) {
      validation(figure.getAsDouble());
    }
  }

  private boolean goesBack(Halted halted) {
    Recovery way = recovery;
    if (way == null || !halted.reason().equals(SPIKE) || recoveries == way.most()) {
      return false;
    }
    recoveries++;
    way.goBack(machine.controller().loop(), recoveries);
    machine.halting().goOn();
    return true;
  }

  /** A spike from which there is no way back any more. */
  private Halted diverged(Halted halted) {
    return recovery != null && halted.reason().equals(SPIKE)
        ? new Halted("DIVERGED", halted.step(), halted.values())
        : halted;
  }

  private Halted ended(String reason, Map<String, Double> values) {
    return new Halted(reason, machine.controller().loop().steps(), values);
  }

  private Halted gaveBack(Halted halted) {
    if (keeps && machine.halting().best().isPresent()) {
      machine.halting().giveBackBest();
    }
    return halted;
  }
}
