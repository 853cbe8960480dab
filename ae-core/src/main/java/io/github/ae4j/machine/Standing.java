package io.github.ae4j.machine;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.LowPass;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * STANDING: the target stands still, the steps have annealed, and the loss has come down.
 *
 * <pre>
 *   EVIDENCE &lt;= -e   and   LP_.98(gamma) &lt;= share gamma_max   and   |LP_.98(l)| &lt;= fall l_max
 *   in n measured steps in a row
 * </pre>
 *
 * <p>gamma is EFFECTIVE_STEP; gamma_max and l_max are the greatest gamma and |l| of the averages since the start or the last drift, of the loss from the 35th step on. Of
 * several groups the one that stands least decides.
 *
 * <p>Evidence and annealed steps do not tell a slow drift from a target that stands: on hyperplanes that drift by .0005
 * to .003 an instance both were there after 15,000 to 60,000 instances. The loss does, where it has 0 as its least and
 * no noise in its labels: then it comes down on a target that stands, and alone there.
 *
 * @param evidence e, standard deviations; positive
 * @param share of the longest step, in (0, 1)
 * @param fall share of the greatest loss, in (0, 1]; 1 asks nothing of the loss, and then a slow drift may be taken for
 *     a target that stands
 * @param steps n, at least 1
 */
@Experimental
public record Standing(double evidence, double share, double fall, int steps) implements HaltRule {
  private static final double DECAY = 0.98;

  /** Weight of an average that no single loss makes, after 35 steps. */
  private static final double SETTLED = 0.5;

  private static final int GAMMA = 0;
  private static final int LONGEST = GAMMA + LowPass.SLOTS;
  private static final int LOSS = LONGEST + 1;
  private static final int GREATEST = LOSS + LowPass.SLOTS;
  private static final int EVIDENCE = GREATEST + 1;
  private static final int IN_A_ROW = EVIDENCE + 1;

  /** Checks the numbers. */
  public Standing {
    Check.positive("evidence", evidence);
    Check.positive("share", share);
    Check.decay("share", share);
    Check.positive("fall", fall);
    Check.within("fall", fall, 0.0, 1.0);
    Check.atLeast("steps", steps, 1);
  }

  @Override
  public String name() {
    return "STANDING";
  }

  @Override
  public int slots() {
    return IN_A_ROW + 1;
  }

  @Override
  public Set<Signal> signals() {
    return Set.of(Signal.EVIDENCE, Signal.EFFECTIVE_STEP);
  }

  @Override
  public void see(Look look, Slots memory) {
    if (look.isNamed(Looks.DRIFT)) {
      memory.clear(0, slots());
    }
    if (!look.isMeasured()) {
      return;
    }
    double gamma = LowPass.update(memory, GAMMA, DECAY, Looks.step(look));
    memory.set(LONGEST, Math.max(memory.get(LONGEST), gamma));
    memory.set(EVIDENCE, Looks.evidence(look));
    double loss = LowPass.update(memory, LOSS, DECAY, look.loss());
    if (LowPass.weight(memory, LOSS) >= SETTLED) {
      memory.set(GREATEST, Math.max(memory.get(GREATEST), Math.abs(loss)));
    }
    boolean annealed = gamma > 0.0 && gamma <= share * memory.get(LONGEST);
    boolean down = fall == 1.0 || Math.abs(loss) <= fall * memory.get(GREATEST);
    boolean stands = memory.get(EVIDENCE) <= -evidence && annealed && down;
    memory.set(IN_A_ROW, stands ? memory.get(IN_A_ROW) + 1.0 : 0.0);
  }

  @Override
  public boolean holds(Slots memory) {
    return memory.get(IN_A_ROW) >= steps;
  }

  @Override
  public Map<String, Double> values(Slots memory) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("evidence", memory.get(EVIDENCE));
    values.put("step", LowPass.value(memory, GAMMA));
    values.put("longest step", memory.get(LONGEST));
    values.put("loss", LowPass.value(memory, LOSS));
    values.put("greatest loss", memory.get(GREATEST));
    return values;
  }
}
