package io.github.ae4j.machine;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.time.Duration;
import java.util.List;

/**
 * The usual halt rules, at their defaults, and what puts rules together:
 *
 * <pre>{@code
 * HaltRule rule = any(standing(), worsening(5), after(1000, target(0.02)), time(Duration.ofHours(2)));
 * }</pre>
 */
@Experimental
public final class HaltRules {
  private HaltRules() {}

  /** The low-passed loss (b = .9) is at or below the target in ten measured steps in a row. */
  public static HaltRule target(double target) {
    return new Target(target, 0.0, 10, 0.9);
  }

  /** Steps below 1e-5 of the parameters and a variance below 1e-3 of its greatest, for 50 steps. */
  public static HaltRule resonance() {
    return new Resonance(1e-5, 1e-3, 50, Resonance.Scale.RELATIVE);
  }

  /** Evidence below -4, steps below 1/20 of the longest and a loss below 1/20 of the greatest, for 50 steps. */
  public static HaltRule standing() {
    return new Standing(4.0, 0.05, 0.05, 50);
  }

  /** No better validation figure in so many looks. */
  public static HaltRule worsening(int looks) {
    return new Worsening(looks, 0.0);
  }

  /** The loss is above its start by ten times what it has gained or spread, for 50 steps. */
  public static HaltRule diverged() {
    return new Diverged(10.0, 50);
  }

  /** The loss is ten mean deviations above its level and does not come down, for five steps. */
  public static HaltRule spike() {
    return new Spike(10.0, 5);
  }

  /** So many steps in a row were not finite. */
  public static HaltRule nonFinite(int inARow) {
    return new NonFiniteRun(inARow);
  }

  /** So many steps were made. */
  public static HaltRule steps(long most) {
    return new Budget(Budget.Kind.STEPS, Check.atLeast("steps", most, 1));
  }

  /** So much time has passed. */
  public static HaltRule time(Duration most) {
    return new Budget(Budget.Kind.SECONDS, most.toSeconds() + 1e-9 * most.getNano());
  }

  /** So many units of data were used. */
  public static HaltRule data(long most) {
    return new Budget(Budget.Kind.DATA, Check.atLeast("data", most, 1));
  }

  /** Somebody has asked for it. */
  public static HaltRule interrupted() {
    return new Interrupted();
  }

  /** Any of the rules holds; the reason is that of those that do. */
  public static HaltRule any(HaltRule... rules) {
    return new Combined(Combined.Quorum.ANY, List.of(rules));
  }

  /** All rules hold at once. */
  public static HaltRule all(HaltRule... rules) {
    return new Combined(Combined.Quorum.ALL, List.of(rules));
  }

  /** The rule sees every step, and holds after so many of them at the earliest. */
  public static HaltRule after(long steps, HaltRule rule) {
    return new After(steps, rule);
  }
}
