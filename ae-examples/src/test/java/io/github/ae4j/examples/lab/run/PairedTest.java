package io.github.ae4j.examples.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.examples.lab.run.Finding.Conclusion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairedTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final Pick AE = Pick.arm("ae-adamw@0.001");
  private static final Pick BEST = Pick.bestBaseline();

  private static Results results(double[] steered, double[] baseline) {
    List<RunRecord> runs = new ArrayList<>();
    runs.addAll(Synthetic.finals("ae-adamw@0.001", Role.STEERED, steered));
    runs.addAll(Synthetic.finals("adamw@0.1", Role.BASELINE, baseline));
    return new Results(Metric.loss("loss"), runs);
  }

  private static double[] five(double... five) {
    return five;
  }

  @Test
  void aRatioIsTheGeometricMeanOfThePairs() {
    Results results = results(five(1, 2, 1, 2, 1), five(2, 2, 4, 4, 2));
    Finding finding = Paired.ratioAtMost(Outcome.FINAL, AE, BEST, 0.9).judge(results);
    // Logs of 1/2, 1, 1/4, 1/2, 1/2 in units of log 2: -1, 0, -2, -1, -1; mean -1, s^2 = 1/2.
    double half = 2.776445 * Math.sqrt(0.5 / 5.0);
    assertEquals(0.5, finding.effect(), 1e-12);
    assertEquals(Math.pow(2.0, -1.0 - half), finding.low(), 1e-6);
    assertEquals(Math.pow(2.0, -1.0 + half), finding.high(), 1e-6);
    assertEquals(5, finding.pairs());
    assertEquals("final of ae-adamw@0.001 / adamw@0.1", finding.comparison());
    // The interval reaches 0.92.
    assertEquals(Conclusion.UNDECIDED, finding.verdict());
    assertEquals(
        Conclusion.HOLDS,
        Paired.ratioAtMost(Outcome.FINAL, AE, BEST, 1.0).judge(results).verdict());
    assertEquals(
        Conclusion.DOES_NOT_HOLD,
        Paired.ratioAtMost(Outcome.FINAL, AE, BEST, 0.2).judge(results).verdict());
  }

  @Test
  void differencesHaveADirection() {
    Results results = results(five(5, 6, 7, 8, 9), five(1, 2, 3, 4, 5));
    Finding atLeast = Paired.differenceAtLeast(Outcome.FINAL, AE, BEST, 4.0).judge(results);
    assertEquals(4.0, atLeast.low());
    assertEquals(Conclusion.HOLDS, atLeast.verdict());
    Finding atMost = Paired.differenceAtMost(Outcome.FINAL, AE, BEST, 3.9).judge(results);
    assertEquals(Conclusion.DOES_NOT_HOLD, atMost.verdict());
  }

  @Test
  void aDivergedLossDecidesWhereAllPairsAgree() {
    double infinite = INFINITY;
    Results fails = results(five(9, 9, infinite, 9, 9), five(1, 2, 3, 4, 5));
    Finding finding = Paired.ratioAtMost(Outcome.FINAL, AE, BEST, 1.0).judge(fails);
    assertEquals(Conclusion.DOES_NOT_HOLD, finding.verdict());
    assertEquals(9.0 / 2.0, finding.effect(), 1e-12);
    assertEquals(infinite, finding.high());
    Results mixed = results(five(0.5, 0.5, infinite, 0.5, 0.5), five(1, 1, 1, 1, 1));
    assertEquals(
        Conclusion.UNDECIDED,
        Paired.ratioAtMost(Outcome.FINAL, AE, BEST, 1.0).judge(mixed).verdict());
    Results both = results(five(0.5, 0.5, infinite, 0.5, 0.5), five(1, 1, infinite, 1, 1));
    assertEquals(
        Conclusion.UNDECIDED,
        Paired.ratioAtMost(Outcome.FINAL, AE, BEST, 1.0).judge(both).verdict());
  }

  @Test
  void zerosAreEqual() {
    Results results = results(five(0, 0, 0, 0, 0), five(0, 0, 0, 0, 0));
    assertEquals(1.0, Paired.ratioAtMost(Outcome.FINAL, AE, BEST, 1.0).judge(results).effect());
  }

  @Test
  void oneSeedDecidesNothing() {
    Results results = results(five(1), five(2));
    assertEquals(
        Conclusion.UNDECIDED, Paired.atMost(Outcome.FINAL, AE, 5.0).judge(results).verdict());
  }

  @Test
  void aMissingArmIsNamed() {
    Results results = results(five(1, 2), five());
    Finding finding = Paired.ratioAtMost(Outcome.FINAL, AE, BEST, 1.0).judge(results);
    assertEquals(Conclusion.UNDECIDED, finding.verdict());
    assertEquals(0, finding.pairs());
    assertTrue(finding.comparison().endsWith("(not run: the best baseline)"), finding.comparison());
  }

  @Test
  void aMetricThatNoRunHasDecidesNothing() {
    Results results = results(five(1, 2, 3, 4, 5), five(1, 2, 3, 4, 5));
    Finding finding = Paired.atMost("unheard-of", AE, 1.0).judge(results);
    assertEquals(Conclusion.UNDECIDED, finding.verdict());
    assertTrue(Double.isNaN(finding.effect()));
  }

  @Test
  void correlationsAreAveragedByFishersZ() {
    Results results = results(five(-0.9, -0.5), five(1, 1));
    Finding finding = Paired.correlationAtMost(Outcome.FINAL, AE, 0.0).judge(results);
    // artanh: -1.472219, -0.549306; mean -1.010763; its tanh.
    assertEquals(-0.766077, finding.effect(), 1e-6);
    assertEquals(Conclusion.UNDECIDED, finding.verdict());
    assertTrue(finding.low() >= -1.0 && finding.high() <= 1.0);
  }

  @Test
  void aShareOfSeeds() {
    Results results = results(five(1, 1, 1, 1, 1), five(2, 2, 2, 2, 0.5));
    Claim.Test better =
        Paired.holdsInShare(
            "%s is below %s",
            List.of(AE, BEST),
            runs -> runs.get(0).metric("final") < runs.get(1).metric("final"),
            0.9);
    Finding finding = better.judge(results);
    assertEquals(0.8, finding.effect());
    assertEquals(Conclusion.UNDECIDED, finding.verdict());
    Results all = results(five(1, 1, 1, 1, 1), five(2, 2, 2, 2, 2));
    assertEquals(Conclusion.UNDECIDED, better.judge(all).verdict());
    assertEquals(
        Conclusion.HOLDS,
        Paired.holdsInShare("%s is so", List.of(AE), runs -> true, 0.5).judge(all).verdict());
  }

  @Test
  void aFamilyIsTunedByWhatTheClaimIsOn() {
    List<RunRecord> runs = new ArrayList<>();
    for (int seed = 1; seed <= 3; seed++) {
      runs.add(Synthetic.run("adamw@1.0", Role.BASELINE, seed, 3.0, 1.0, 0.5, 0.5));
      runs.add(Synthetic.run("adamw@0.1", Role.BASELINE, seed, 4.0, 4.0, 2.0, 0.1));
      runs.add(Synthetic.run("adamw@9.0", Role.BASELINE, seed, 0.4, 0.4, 0.4, 9.0));
    }
    Results results = new Results(Metric.loss("loss"), runs);
    assertEquals("adamw@0.1", Pick.bestOf("adamw").of(results).orElseThrow());
    Pick byArea = Pick.bestOf("adamw", Outcome.AUC, false);
    assertEquals("adamw@1.0", byArea.of(results).orElseThrow());
    Pick highest = Pick.bestBaseline(Outcome.AUC, true);
    assertEquals("adamw@9.0", highest.of(results).orElseThrow());
    // The target is 2, what adamw@0.1 has at 75%: there the third is at its first look.
    assertEquals("adamw@9.0", Pick.soonestOf("adamw").of(results).orElseThrow());
    assertTrue(Pick.bestOf("sgd", Outcome.AUC, false).of(results).isEmpty());
  }

  @Test
  void timeToTarget() {
    List<RunRecord> runs = new ArrayList<>();
    for (int seed = 1; seed <= 5; seed++) {
      runs.add(Synthetic.run("ae-adamw@0.001", Role.STEERED, seed, 4.0, 2.0, 1.0, 0.5));
      runs.add(Synthetic.run("adamw@0.1", Role.BASELINE, seed, 5.0, 4.0, 2.0, 1.0));
      runs.add(Synthetic.run("adamw@9.0", Role.BASELINE, seed, 5.0, 5.0, 5.0, 5.0));
    }
    Results results = new Results(Metric.loss("loss"), runs);
    Target target = Target.of(results).orElseThrow();
    // 75% of 400 steps is the third look of the better baseline.
    assertEquals(new Target("adamw@0.1", 2.0, results.metric()), target);
    assertEquals(200.0, target.time(results.run("ae-adamw@0.001", 1).orElseThrow()));
    assertEquals(INFINITY, target.time(results.run("adamw@9.0", 1).orElseThrow()));
    Finding faster = Paired.timeToTargetRatioAtMost(AE, BEST, 0.7).judge(results);
    assertEquals(2.0 / 3.0, faster.effect(), 1e-12);
    assertEquals(Conclusion.HOLDS, faster.verdict());
    Finding missed = Paired.timeToTargetRatioAtMost(Pick.arm("adamw@9.0"), AE, 1.0).judge(results);
    assertEquals(Conclusion.DOES_NOT_HOLD, missed.verdict());
    assertEquals(INFINITY, missed.effect());
  }
}
