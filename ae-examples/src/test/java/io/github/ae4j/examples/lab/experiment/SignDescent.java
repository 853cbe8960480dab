package io.github.ae4j.examples.lab.experiment;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Optimizer;
import io.github.ae4j.examples.lab.arm.Role;

/** Each weight goes a step of equal length against the sign of its gradient. */
record SignDescent(double[] point, double rate) implements Optimizer {
  /** The arm {@code sign@RATE}. */
  static Arm arm(double rate) {
    return new Arm(
        "sign", Arms.text(rate), Role.BASELINE, start -> new SignDescent(start.parameters(), rate));
  }

  @Override
  public void step(double loss, double[] gradient) {
    for (int i = 0; i < point.length; i++) {
      point[i] -= rate * Math.signum(gradient[i]);
    }
  }
}
