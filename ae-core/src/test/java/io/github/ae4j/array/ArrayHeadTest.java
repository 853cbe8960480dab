package io.github.ae4j.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.adapter.Timing;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.event.Event;
import io.github.ae4j.event.HeadReset;
import io.github.ae4j.event.Response;
import io.github.ae4j.group.ArrayGroup;
import io.github.ae4j.group.Ranges;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.testkit.TraceSums;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The head of an array's parameters: how it is measured, how it is shrunk, and who is refused it. */
class ArrayHeadTest {
  private static final Coefficient RATE =
      Coefficient.of(Coefficient.LEARNING_RATE, Chart.LOG, 1e-30, 1.0);

  private final double[] theta = {1.0, 2.0, 3.0, -4.0, 0.5};
  private final List<Double> slopes = new ArrayList<>();

  private static ArraySettings withHead(double rate) {
    return ArraySettings.of(rate)
        .withGroups(ArrayGroup.own("body", 0, 2), ArrayGroup.head("head", 2, 5, "body"));
  }

  /** Shrinks the head to a tenth at one step. */
  private record Shrink(int at) implements Event {
    @Override
    public Set<Statistic> statistics() {
      return Set.of(Statistic.HEAD_G_THETA, Statistic.G_G);
    }

    @Override
    public Set<Verdict> verdicts() {
      return EnumSet.of(Verdict.SHRINK_HEAD);
    }

    @Override
    public int slots() {
      return 1;
    }

    @Override
    public void examine(
        Signals signals, Coefficients coefficients, Response response, Slots memory) {
      memory.set(0, memory.get(0) + 1.0);
      if (memory.get(0) == at) {
        response.shrinkHead(0.1, "shrunk");
        response.interrupt(Interruption.DRIFT, "drift");
      }
    }
  }

  private Preset shrinking(int at) {
    return (loop, adapter) ->
        loop.coefficient(RATE)
            .event(new Shrink(at))
            .observer(trace -> slopes.add(trace.statistic(0, Statistic.HEAD_G_THETA)));
  }

  private ArrayTrainer trainer(ArrayOptimizer optimizer, int at, Timing timing) {
    return ArrayTrainer.steer(optimizer, shrinking(at), Cadence.everyStep(), timing);
  }

  /** g + .5 theta along theta of the head: 3 (1 + 1.5) - 4 (2 - 2) + .5 (-1 + .25) = 7.125. */
  @ParameterizedTest
  @EnumSource
  void theSlopeIsTheHeadsAloneWithItsDecay(Timing timing) {
    double[] gradient = {10.0, 10.0, 1.0, 2.0, -1.0};
    float[] floats = new float[theta.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) theta[i];
    }
    ArraySettings settings = withHead(1e-30).withWeightDecay(0.5);
    for (ArrayOptimizer optimizer :
        List.of(ArrayOptimizer.sgd(theta, settings), ArrayOptimizer.adam(theta, settings))) {
      try (ArrayTrainer trainer = trainer(optimizer, 0, timing)) {
        trainer.step(1.0, gradient);
        trainer.step(1.0, gradient);
      }
    }
    try (ArrayTrainer trainer = trainer(ArrayOptimizer.sgd(floats, settings), 0, timing)) {
      trainer.step(1.0, new float[] {10f, 10f, 1f, 2f, -1f});
    }
    for (double slope : slopes) {
      assertEquals(7.125, slope, 1e-12);
    }
    assertEquals(5, slopes.size());
  }

  /** What is left is a tenth of the head; the first moment is that of the last gradient, the second goes on. */
  @ParameterizedTest
  @EnumSource
  void itIsTheHeadThatIsShrunk(Timing timing) {
    ArrayOptimizer optimizer = ArrayOptimizer.adam(theta, withHead(1e-30));
    try (ArrayTrainer trainer = trainer(optimizer, 2, timing)) {
      trainer.step(1.0, new double[] {1.0, 1.0, 1.0, 1.0, 1.0});
      assertEquals(Verdict.SHRINK_HEAD, trainer.step(1.0, new double[] {2.0, 2.0, 2.0, 2.0, 2.0}));
      assertArrayEquals(new double[] {1.0, 2.0, 0.3, -0.4, 0.05}, theta, 1e-12);
    }
    double[] state = optimizer.state();
    boolean same = timing == Timing.SAME_STEP; // else the update came before the verdict
    assertEquals(same ? 0.1 : 0.0, state[0], 1e-12);
    assertEquals(0.001999, state[1], 1e-12);
    for (int i = 0; i < theta.length; i++) {
      assertEquals(same ? 0.2 : 0.0, state[2 + i], 1e-12);
      assertEquals(0.999 * 0.001 + 0.001 * 4.0, state[2 + theta.length + i], 1e-12);
    }
  }

  /** Parts of one head: their slopes add up, and each is shrunk. */
  @Test
  void aHeadMayLieInParts() {
    ArraySettings parts =
        ArraySettings.of(1e-30)
            .withGroups(
                ArrayGroup.head("weights", 0, 1, "body"),
                ArrayGroup.own("body", 1, 3),
                ArrayGroup.head("bias", 3, 5, "body"));
    try (ArrayTrainer trainer = trainer(ArrayOptimizer.sgd(theta, parts), 2, Timing.SAME_STEP)) {
      trainer.step(1.0, new double[] {10.0, 1.0, 1.0, 2.0, -1.0});
      assertEquals(Verdict.SHRINK_HEAD, trainer.step(1.0, theta.clone()));
    }
    assertEquals(10.0 * 1.0 + 2.0 * -4.0 - 1.0 * 0.5, slopes.get(0), 1e-12);
    assertArrayEquals(new double[] {0.1, 2.0, 3.0, -0.4, 0.05}, theta, 1e-12);
  }

  @Test
  void withoutAHeadItIsRefusedByName() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    trainer(ArrayOptimizer.sgd(theta, ArraySettings.of(0.1)), 1, Timing.SAME_STEP))
            .getMessage();
    assertTrue(
        message.contains("Shrink may ask for SHRINK_HEAD, which Sgd on arrays cannot carry out"),
        message);
    assertTrue(message.contains("Shrink needs [HEAD_G_THETA]"), message);
    ArrayTrainer.steer(ArrayOptimizer.sgd(theta, ArraySettings.of(0.1)), Presets.standard())
        .close();
  }

  @Test
  void aNamedHeadIsInTheLayoutAndSwitchesTheEventOn() {
    assertEquals(
        Map.of("body", "[0, 2)", "head", "[2, 5), the head, at 1.0 of body"),
        new Ranges(withHead(0.1).groups(), 5).layout());
    List<String> parts = new ArrayList<>();
    Preset listing = Presets.standard().with(loop -> parts.addAll(loop.parts()));
    ArrayTrainer.steer(ArrayOptimizer.sgd(theta, withHead(0.1)), listing).close();
    assertTrue(parts.contains("AE-5 head reset"), parts.toString());
  }

  /** Two softmax layers on four clusters, whose names are exchanged after 300 steps. */
  private static final class Clusters {
    private static final int IN = 6;
    private static final int HIDDEN = 10;
    private static final int CLASSES = 4;
    private static final int BODY = IN * HIDDEN;
    private static final int SIZE = BODY + HIDDEN * CLASSES;
    private static final int SWITCH = 300;

    final double[] weights = new Random(1).doubles(SIZE, -0.5, 0.5).toArray();
    final double[] gradient = new double[SIZE];
    private final double[][] centres = new double[CLASSES][];

    Clusters() {
      Random random = new Random(2);
      Arrays.setAll(centres, any -> random.doubles(IN, -2.0, 2.0).toArray());
    }

    static ArraySettings settings(ArrayGroup head) {
      return ArraySettings.of(1e-3).withGroups(ArrayGroup.own("body", 0, BODY), head);
    }

    /** Loss and gradient of sixteen points. */
    double evaluate(int t) {
      Random random = new Random(t);
      Arrays.fill(gradient, 0.0);
      double loss = 0.0;
      for (int i = 0; i < 16; i++) {
        int cluster = random.nextInt(CLASSES);
        double[] x = new double[IN];
        Arrays.setAll(x, j -> centres[cluster][j] + 0.3 * random.nextGaussian());
        loss += point(x, t > SWITCH ? (cluster + 1) % CLASSES : cluster) / 16.0;
      }
      return loss;
    }

    private double point(double[] x, int label) {
      double[] h = new double[HIDDEN];
      double[] p = new double[CLASSES];
      double sum = 0.0;
      for (int j = 0; j < HIDDEN; j++) {
        for (int k = 0; k < IN; k++) {
          h[j] += weights[j * IN + k] * x[k];
        }
        h[j] = Math.tanh(h[j]);
      }
      for (int c = 0; c < CLASSES; c++) {
        for (int j = 0; j < HIDDEN; j++) {
          p[c] += weights[BODY + c * HIDDEN + j] * h[j];
        }
        p[c] = Math.exp(p[c]);
        sum += p[c];
      }
      for (int j = 0; j < HIDDEN; j++) {
        double back = 0.0;
        for (int c = 0; c < CLASSES; c++) {
          double error = (p[c] / sum - (c == label ? 1.0 : 0.0)) / 16.0;
          gradient[BODY + c * HIDDEN + j] += error * h[j];
          back += error * weights[BODY + c * HIDDEN + j];
        }
        for (int k = 0; k < IN; k++) {
          gradient[j * IN + k] += back * (1.0 - h[j] * h[j]) * x[k];
        }
      }
      return -Math.log(p[label] / sum);
    }
  }

  private static ArrayGroup head() {
    return ArrayGroup.head("head", Clusters.BODY, Clusters.SIZE, "body");
  }

  private static ArrayOptimizer adam(Clusters task, ArrayGroup head) {
    return ArrayOptimizer.adam(task.weights, Clusters.settings(head));
  }

  /** A run that is saved at every step from before the reset on goes on bit by bit. */
  @Test
  void aRunIsResumedThroughAReset() {
    List<String> events = new ArrayList<>();
    TraceSums sums = new TraceSums();
    Preset preset =
        Presets.standard()
            .with(loop -> loop.observer(sums, trace -> events.addAll(trace.events())));
    Clusters task = new Clusters();
    Clusters again = new Clusters();
    ArrayOptimizer optimizer = adam(task, head());
    ArrayOptimizer second = adam(again, head());
    try (ArrayTrainer trainer = ArrayTrainer.steer(optimizer, preset);
        ArrayTrainer resumed = ArrayTrainer.steer(second, Presets.standard())) {
      for (int t = 1; t <= Clusters.SWITCH + 40; t++) {
        boolean late = t > Clusters.SWITCH;
        if (late) {
          System.arraycopy(task.weights, 0, again.weights, 0, again.weights.length);
          second.restore(optimizer.state());
          resumed.loop().restore(trainer.loop().checkpoint());
        }
        Verdict verdict = trainer.step(task.evaluate(t), task.gradient);
        if (late) {
          assertEquals(verdict, resumed.step(again.evaluate(t), again.gradient));
          assertArrayEquals(task.weights, again.weights, "at " + t);
          assertEquals(trainer.loop().checkpoint(), resumed.loop().checkpoint(), "at " + t);
        }
      }
    }
    assertTrue(events.contains(HeadReset.EVENT), events.toString());
    assertEquals(Clusters.SWITCH + 39, sums.steps());
  }

  /** Without the event a head is a group that shares, bit by bit. */
  @Test
  void withoutTheEventNothingIsDifferent() {
    Clusters named = new Clusters();
    Clusters plain = new Clusters();
    ArrayGroup sharing = ArrayGroup.sharing("head", Clusters.BODY, Clusters.SIZE, "body", 1.0);
    try (ArrayTrainer one =
            ArrayTrainer.steer(adam(named, head()), Presets.standard().without("AE-5 head reset"));
        ArrayTrainer two = ArrayTrainer.steer(adam(plain, sharing), Presets.standard())) {
      for (int t = 1; t <= Clusters.SWITCH + 40; t++) {
        one.step(named.evaluate(t), named.gradient);
        two.step(plain.evaluate(t), plain.gradient);
      }
    }
    assertArrayEquals(plain.weights, named.weights);
  }
}
