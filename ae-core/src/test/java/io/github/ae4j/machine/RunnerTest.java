package io.github.ae4j.machine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.array.AeAgent;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.LossFunction;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.preset.SeedConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RunnerTest {
  /** The seed's quadratic demo: its least loss is -13/6, and it is below 0 from the second step on. */
  private static final LossFunction QUADRATIC =
      (x, g) -> {
        g[0] = 3.0 * x[0] - 1.0;
        g[1] = x[1] + 2.0;
        return 0.5 * (3.0 * x[0] * x[0] + x[1] * x[1]) - x[0] + 2.0 * x[1];
      };

  private static final double LEAST = -13.0 / 6.0;

  private static Machine<double[], double[], Long> standard(double[] theta, HaltRule rule) {
    return Machine.descent(
        theta,
        ArrayOptimizer.sgd(theta, ArraySettings.of(0.05)),
        Presets.standard(),
        QUADRATIC,
        rule);
  }

  @Test
  void anotherArrayOfTheSameLengthIsRefused() {
    ArrayOptimizer optimizer = ArrayOptimizer.sgd(new double[2], ArraySettings.of(0.05));
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    Machine.descent(
                        new double[2],
                        optimizer,
                        Presets.standard(),
                        QUADRATIC,
                        HaltRules.steps(1)))
            .getMessage();
    assertEquals(
        "theta must be the array of 2 that the optimizer updates, got another of 2", message);
  }

  @Test
  void theQuadraticRunsUntilItHasMeasuredItsTarget() {
    double[] theta = {0.0, 0.0};
    Halted halted = new Runner<>(standard(theta, new Target(LEAST, 1e-4, 10, 0.9))).run(20_000);
    assertEquals("TARGET", halted.reason());
    assertTrue(halted.step() > 10, halted.toString());
    assertEquals(LEAST, QUADRATIC.evaluate(theta, new double[2]), 1e-4);
  }

  /** The agent under the seed's constants, halted by a rule. */
  private static Halted seed(HaltRule rule, double[] theta, List<AeAgent.Step> steps) {
    SeedConfig config =
        SeedConfig.defaults()
            .with("sigma_min", 0.0)
            .with("sigma_max", 0.0)
            .with("auto_gamma_warmup", 20)
            .with("alpha_max", 0.3);
    Halting halting = Halting.when(rule);
    AeAgent agent = new AeAgent(config, theta, 5e-2, 0.0, 0.0, OptionalDouble.empty(), halting::on);
    Controller controller =
        new Controller() {
          @Override
          public ControlLoop loop() {
            return agent.loop();
          }

          @Override
          public Verdict step(double loss) {
            steps.add(agent.step(QUADRATIC));
            return Verdict.APPLY;
          }
        };
    Iterator<Integer> endless = Collections.nCopies(Integer.MAX_VALUE, 0).iterator();
    Machine<double[], String, Integer> machine =
        new Machine<>(
            theta,
            "none",
            (x, m, z) -> Outcome.of(QUADRATIC.evaluate(x, new double[2])),
            controller,
            halting,
            endless);
    return new Runner<>(machine).run(300);
  }

  @Test
  void theSeedHaltsBySeedHaltAsItsPredicateDoes() {
    List<AeAgent.Step> steps = new ArrayList<>();
    Halted halted = seed(new SeedHalt(1e-5, 1e-5, 1e-3), new double[2], steps);
    assertEquals("SEED", halted.reason());
    int expected = 0;
    for (AeAgent.Step step : steps) {
      expected++;
      if (step.loss() <= 1e-5 || (step.gamma() <= 1e-5 && step.variance() <= 1e-3)) {
        break;
      }
    }
    assertEquals(expected, halted.step());
    assertEquals(1, halted.step(), "a loss of 0 at the start is accepted: the seed's defect");
    List<AeAgent.Step> positive = new ArrayList<>();
    Halted never = seed(new SeedHalt(-10.0, 0.0, 0.0), new double[2], positive);
    assertEquals("BUDGET", never.reason());
    assertEquals(300, positive.size());
  }

  @Test
  void twoRunsAreOne() {
    HaltRule rule = new Target(LEAST, 1e-3, 5, 0.9);
    double[] whole = {0.0, 0.0};
    Halted once = new Runner<>(standard(whole, rule)).run(20_000);
    double[] parts = {0.0, 0.0};
    Runner<double[], double[], Long> runner = new Runner<>(standard(parts, rule));
    Halted last = runner.run(7);
    assertEquals("BUDGET after step 7: steps 7.00000", last.toString());
    while (last.reason().equals("BUDGET")) {
      last = runner.run(7);
    }
    assertEquals(once, last);
    assertArrayEquals(whole, parts);
    assertNotEquals(last.step(), runner.run(20_000).step(), "and it can go on");
  }

  @Test
  void theBestIsGivenBackAtTheEnd() {
    double[] theta = {0.0, 0.0};
    List<double[]> seen = new ArrayList<>();
    Runner<double[], double[], Long> runner =
        new Runner<>(standard(theta, HaltRules.worsening(4)))
            .keepBest(
                Keeper.inMemory(
                    theta::clone, kept -> System.arraycopy(kept, 0, theta, 0, kept.length)))
            .validateEvery(
                10,
                () -> {
                  seen.add(theta.clone());
                  return Math.abs(theta[0] - 0.2); // best while the parameters pass .2
                });
    Halted halted = runner.run(20_000);
    assertEquals("WORSENING", halted.reason());
    assertEquals(seen.size() * 10L, halted.step());
    assertArrayEquals(seen.get(seen.size() - 5), theta);
  }

  @Test
  void theEnvironmentMayEnd() {
    double[] theta = {0.0, 0.0};
    Machine<double[], double[], Long> endless = standard(theta, HaltRules.steps(1000));
    Machine<double[], double[], Long> three =
        new Machine<>(
            endless.state(),
            endless.memory(),
            endless.plant(),
            endless.controller(),
            endless.halting(),
            List.of(1L, 2L, 3L).iterator());
    assertEquals("BUDGET after step 3: data 3.00000", new Runner<>(three).run(10).toString());
  }

  @Test
  void anInterruptedThreadStopsTheRun() {
    Machine<double[], double[], Long> machine = standard(new double[2], HaltRules.steps(1000));
    Thread.currentThread().interrupt();
    assertEquals("INTERRUPTED", new Runner<>(machine).run(10).reason());
    assertTrue(Thread.interrupted());
    assertEquals("BUDGET", new Runner<>(machine).run(10).reason());
  }
}
