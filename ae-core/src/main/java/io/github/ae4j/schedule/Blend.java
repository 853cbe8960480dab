package io.github.ae4j.schedule;

import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.law.Law;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Weighs rules for one coefficient by what each one's move would have gained, to first order.
 *
 * <pre>
 *   u = sum w_i u_i
 *   w_i := w_i (1 + eta h u_i/reach_i),  normalised,  then  (1-s) w_i + s/n
 *   h = rho (slope),   h = [(l_(t-1) - l_t)/sqrt(2 V*)]/20, [.] in [-1, 1] (improvement)
 * </pre>
 *
 * <p>Each push counts on its rule's own reach: a rule is weighed by where it moves, not by how far, or the one that makes
 * the largest moves would alone be told right from wrong.
 *
 * <p>A move of log alpha by u_i in the last step would have lowered this loss by alpha {@code <g_t, d_(t-1)>} u_i. rho
 * is that slope on its own scale, and without it the fall of the loss stands for it, for l_(t-1) - l_t = alpha {@code
 * <g, d>} to first order too, with far more noise. u_i is the last step's. The weights are multiplied as in N. Cesa-Bianchi, Y. Mansour, G.
 * Stoltz (2007), "Improved second-order bounds for prediction with expert advice", and mixed as in M. Herbster, M.
 * Warmuth (1998), "Tracking the best expert": no weight dies.
 *
 * <p>On a task where one rule alone is right it may end far above it, and on some task every blend does: what it has
 * seen does not tell which rule will have been.
 *
 * <p>The weights are signals, {@link Signal#RULE_1} the first rule's, and so stand in the trace; they are cells of the
 * memory, and so in the checkpoint.
 *
 * @param rules 1 to 6, of one coefficient and of different names
 * @param gain by what a move is judged
 * @param rate eta; in [0, .5]
 * @param share s, how much of the weights is spread evenly in each step; in [0, 1]
 */
public record Blend(List<RateRule> rules, Gain gain, double rate, double share) implements Law {
  /** By what a move is judged. */
  public enum Gain {
    /** The cosine of the gradient with the last step, {@link Signal#PHASE}; of optimizers with a first moment. */
    SLOPE,
    /** The fall of the loss; needs nothing else. */
    IMPROVEMENT
  }

  private static final Signal[] WEIGHTS = {
    Signal.RULE_1, Signal.RULE_2, Signal.RULE_3, Signal.RULE_4, Signal.RULE_5, Signal.RULE_6
  };

  private static final double NOISY = 0.05;
  private static final int LAST_LOSS = 0;
  private static final int STARTED = 1;

  private static final int OWN = 2;

  /** Weight, last push, and eta over the reach, which a step has no time to look up. */
  private static final int EACH = 3;

  /** Checks the rules and the constants. */
  public Blend {
    rules = BlendedRules.of(rules, OWN, EACH);
    Objects.requireNonNull(gain, "gain");
    Check.within("rate", rate, 0.0, 0.5);
    Check.within("share", share, 0.0, 1.0);
    Check.within("number of rules", rules.size(), 1, WEIGHTS.length);
    check(
        rules,
        "one coefficient",
        rules.stream().map(RateRule::coefficient).distinct().count() == 1);
    check(
        rules,
        "different names",
        rules.stream().map(RateRule::name).distinct().count() == rules.size());
  }

  private static void check(List<RateRule> rules, String what, boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException("rules of a blend must be of " + what + ", got " + rules);
    }
  }

  /** The signal that is the weight of the i-th rule. */
  public static Signal weight(int i) {
    return WEIGHTS[i];
  }

  @Override
  public String name() {
    return "blend";
  }

  @Override
  public Set<Statistic> statistics() {
    Set<Statistic> all = EnumSet.noneOf(Statistic.class);
    rules.forEach(rule -> all.addAll(rule.statistics()));
    if (gain == Gain.IMPROVEMENT) {
      all.add(Statistic.LOSS);
    }
    return all;
  }

  @Override
  public Set<Signal> signals() {
    Set<Signal> all = EnumSet.of(gain == Gain.SLOPE ? Signal.PHASE : Signal.VARIANCE_BASE);
    rules.forEach(rule -> all.addAll(rule.signals()));
    return all;
  }

  @Override
  public Set<Signal> optional() {
    Set<Signal> all = EnumSet.noneOf(Signal.class);
    rules.forEach(rule -> all.addAll(rule.optional()));
    return all;
  }

  @Override
  public Set<Signal> writes() {
    return EnumSet.copyOf(List.of(WEIGHTS).subList(0, rules.size()));
  }

  @Override
  public Set<String> coefficients() {
    return rules.get(0).coefficients();
  }

  private BlendedRules blended() {
    return (BlendedRules) rules;
  }

  @Override
  public int slots() {
    return blended().cells;
  }

  @Override
  public void initialise(Slots memory) {
    for (int i = 0; i < rules.size(); i++) {
      RateRule rule = rules.get(i);
      memory.set(weightAt(i), 1.0 / rules.size());
      rule.initialise(memory.part(blended().at[i], rule.slots()));
      memory.set(scaleAt(i), rate / rule.reach());
    }
  }

  private static int weightAt(int i) {
    return OWN + EACH * i;
  }

  private static int pushAt(int i) {
    return OWN + EACH * i + 1;
  }

  private static int scaleAt(int i) {
    return OWN + EACH * i + 2;
  }

  @Override
  public void drive(Signals signals, Coefficients coefficients, Drive drive, Slots memory) {
    weigh(gain == Gain.SLOPE ? signals.value(Signal.PHASE) : improvement(signals, memory), memory);
    RateRule[] each = blended().each;
    int[] at = blended().at;
    double u = 0.0;
    for (int i = 0; i < each.length; i++) {
      double push = each[i].push(signals, memory, at[i]);
      double weight = memory.get(weightAt(i));
      memory.set(pushAt(i), push);
      signals.set(WEIGHTS[i], weight);
      u += weight * push;
    }
    drive.add(each[0].coefficient(), u);
  }

  private static double improvement(Signals signals, Slots memory) {
    double loss = signals.statistic(Statistic.LOSS);
    double fall = memory.get(STARTED) == 0.0 ? 0.0 : memory.get(LAST_LOSS) - loss;
    memory.set(LAST_LOSS, loss);
    memory.set(STARTED, 1.0);
    double base = signals.value(Signal.VARIANCE_BASE);
    return base > 0.0 ? NOISY * Factors.signed(fall / Math.sqrt(2.0 * base)) : 0.0;
  }

  private void weigh(double h, Slots memory) {
    int n = blended().each.length;
    double sum = 0.0;
    for (int i = 0; i < n; i++) {
      double weight =
          memory.get(weightAt(i)) * (1.0 + h * memory.get(scaleAt(i)) * memory.get(pushAt(i)));
      memory.set(weightAt(i), weight);
      sum += weight;
    }
    double kept = (1.0 - share) / sum;
    double even = share / n;
    for (int i = 0; i < n; i++) {
      memory.set(weightAt(i), kept * memory.get(weightAt(i)) + even);
    }
  }

  /** What was weighed stands; the last loss and the last pushes are of another task. */
  @Override
  public void interrupted(Interruption interruption, Signals signals, Slots memory) {
    for (int i = 0; i < rules.size(); i++) {
      RateRule rule = rules.get(i);
      rule.interrupted(interruption, signals, memory.part(blended().at[i], rule.slots()));
      memory.set(pushAt(i), 0.0);
    }
    memory.set(STARTED, 0.0);
  }
}
