package io.github.ae4j.examples.lab.streams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.online.OnlineOptimizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OnlineLearnersTest {
  private static final Setting SMOKE = new Setting(Scale.SMOKE, null);

  private static Outcome run(String name) {
    OnlineLearners experiment = new OnlineLearners();
    Arm arm =
        experiment.arms(Scale.SMOKE).stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow();
    return experiment.run(arm, 3, SMOKE);
  }

  /** Constant SGD without momentum made here, instance by instance. */
  @Test
  void aConstantIsPlainDescent() {
    Examples examples = LearnerStream.TWENTIETH.make(Scale.SMOKE, 3);
    double[] w = new double[11];
    double sum = 0.0;
    double half = 0.0;
    int hits = 0;
    for (int t = 0; t < examples.size(); t++) {
      double score = examples.score(t, w);
      double y = examples.positive()[t] ? 1.0 : 0.0;
      double loss = Math.log1p(Math.exp(-(2.0 * y - 1.0) * score));
      sum += loss;
      half += t >= examples.size() / 2 ? loss : 0.0;
      hits += score > 0.0 == examples.positive()[t] ? 1 : 0;
      double slope = 1.0 / (1.0 + Math.exp(-score)) - y;
      for (int i = 0; i < 10; i++) {
        w[i] -= 0.1 * slope * examples.value()[t][i];
      }
      w[10] -= 0.1 * slope;
    }
    Outcome constant = run("constant-sgd-twentieth@0.1");
    int n = examples.size();
    assertEquals(sum / n, constant.metrics().get(Outcome.FINAL), 1e-9);
    assertEquals(half / (n / 2.0), constant.metrics().get("secondHalf"), 1e-9);
    assertEquals((double) hits / n, constant.metrics().get(OnlineLearners.HITS), 1e-12);
  }

  /** One stream, one loop, once sparse and once dense. */
  @ParameterizedTest
  @EnumSource(OnlineOptimizer.class)
  void onFewInputsALearnerIsTheArrayUnderItsLoop(OnlineOptimizer optimizer) {
    String name = LearnerArm.label(optimizer) + "-hyperplane";
    Outcome learner = run("online-" + name);
    Outcome array = run("array-" + name);
    double loss = learner.metrics().get(Outcome.FINAL);
    assertEquals(array.metrics().get(Outcome.FINAL), loss, 0.01);
    assertTrue(loss < 0.65, loss + ", and even odds have .693");
  }

  @ParameterizedTest
  @EnumSource(LearnerStream.class)
  void streamsAreOfTheSizeTheySay(LearnerStream stream) {
    Examples made = stream.make(Scale.SMOKE, 1);
    assertEquals(stream.size(Scale.SMOKE), made.size());
    assertEquals(stream.isDense(), made.attributes() <= 10);
  }
}
