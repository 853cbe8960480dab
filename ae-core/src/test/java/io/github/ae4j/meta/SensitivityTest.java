package io.github.ae4j.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SensitivityTest {
  private static final double WHOLE = 1e-6;

  @Test
  void agreesWithDifferencesOfWholeRuns() {
    Gains gains = Gains.standard();
    int agree = 0;
    int pairs = 0;
    for (int t = 0; t < 20; t++) {
      Objective o = t % 4 < 2 ? Objective.finalLoss() : Objective.meanLoss();
      MetaTask task = new QuadraticMetaTask(t, 5 + t, 200, t % 2 == 0, o);
      long a = System.nanoTime();
      MetaRun run = MetaRun.of(task, gains, Sensitivity.EXACT);
      long b = System.nanoTime();
      int in = 0;
      int ok = 0;
      StringBuilder bad = new StringBuilder();
      for (int j = 0; j < gains.size(); j++) {
        double up = MetaRun.value(task, gains.moved(j, WHOLE));
        double down = MetaRun.value(task, gains.moved(j, -WHOLE));
        double d = (up - down) / (2 * WHOLE);
        double s = run.slopes()[j];
        if (d == 0.0 && s == 0.0) {
          continue;
        }
        in++;
        boolean fine = Math.abs(d - s) <= 1e-3 * Math.abs(d);
        ok += fine ? 1 : 0;
        if (!fine) {
          bad.append(String.format(" %s %.4g/%.4g", gains.names().get(j), s, d));
        }
      }
      long c = System.nanoTime();
      System.out.println(
          t + " value " + run.value() + " cross " + run.crossings() + " in " + in + " ok " + ok
              + " ms " + (b - a) / 1000000 + " " + (c - b) / 1000000 + bad);
      agree += ok;
      pairs += in;
    }
    System.out.println(agree + " of " + pairs);
    assertTrue(agree >= 0.95 * pairs, agree + " of " + pairs);
  }
}
