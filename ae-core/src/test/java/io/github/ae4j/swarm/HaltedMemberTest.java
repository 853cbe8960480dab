package io.github.ae4j.swarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.machine.HaltRule;
import io.github.ae4j.machine.HaltRules;
import io.github.ae4j.machine.Halting;
import io.github.ae4j.preset.Presets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A member stops by the rules that stop any run, and stays stopped from turn to turn. */
class HaltedMemberTest {
  private static final Map<Integer, Long> MADE = new HashMap<>();

  private static ArrayTrajectory member(int number, Halting halting) {
    double[] parameters = {1.0 + number, -1.0};
    ArrayTask bowl =
        new ArrayTask() {
          @Override
          public double evaluate(long step, double[] x, double[] gradient) {
            MADE.put(number, step + 1);
            System.arraycopy(x, 0, gradient, 0, x.length);
            return score(x);
          }

          @Override
          public double score(double[] x) {
            return 0.5 * (x[0] * x[0] + x[1] * x[1]);
          }
        };
    return new ArrayTrajectory(
            bowl,
            parameters,
            ArrayOptimizer.sgd(parameters, ArraySettings.of(0.01)),
            halting.on(Presets.standard()))
        .until(halting);
  }

  /** Between turns it is its snapshot: each turn has a halting of its own. */
  @Test
  void aMemberMakesNoStepOnceItsRuleHolds() throws Exception {
    HaltRule[] rules = {HaltRules.steps(70), HaltRules.steps(1000)};
    TrajectoryFactory factory = number -> member(number, Halting.when(rules[number]));
    try (ThreadRunner runner = new ThreadRunner(1)) {
      Swarm swarm =
          Swarm.start(
              SwarmConfig.of(2, StepBudget.of(100, 50)).withConsensus(Consensus.of(0.0)),
              factory,
              runner,
              new MemoryStore());
      swarm.run(4);
    }
    assertEquals(70, MADE.get(0), "one round whole, of the second 20 steps, then none");
    assertTrue(MADE.get(1) >= 200, MADE.toString());
  }

  /** Each score is a validation figure; at the bottom there is none that is better. */
  @Test
  void aScoreIsItsValidationFigure() throws Exception {
    byte[] snapshot;
    Halting first = Halting.when(HaltRules.worsening(2));
    try (ArrayTrajectory member = member(2, first)) {
      int round = 1;
      while (!first.isHalted() && round < 1000) {
        member.advance(round++, 100);
        member.score();
      }
      assertEquals("WORSENING", first.halted().orElseThrow().reason());
      snapshot = member.snapshot();
    }
    Halting second = Halting.when(HaltRules.worsening(2));
    try (ArrayTrajectory member = member(2, second)) {
      member.restore(snapshot);
      assertEquals(first.halted(), second.halted(), "a run that is over stays over");
    }
    Halting other = Halting.when(HaltRules.steps(5));
    try (ArrayTrajectory member = member(2, other)) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> member.restore(snapshot)).getMessage();
      assertTrue(message.startsWith("state of BUDGET must have 3 numbers, got"), message);
    }
  }

  /** To look at a member is no validation: its figure was given when the turn ended. */
  @Test
  void aMemberThatIsOpenedCanBeScored() throws Exception {
    Halting first = Halting.when(HaltRules.worsening(2));
    byte[] snapshot;
    double score;
    try (ArrayTrajectory member = member(3, first)) {
      member.advance(1, 100);
      score = member.score();
      snapshot = member.snapshot();
    }
    Halting second = Halting.when(HaltRules.worsening(2));
    try (ArrayTrajectory member = member(3, second)) {
      member.restore(snapshot);
      assertEquals(score, member.score());
      assertEquals(score, member.score());
    }
  }
}
