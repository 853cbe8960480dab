package io.github.ae4j.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.adapter.Timing;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.event.LossShift;
import io.github.ae4j.group.ArrayGroup;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.schedule.Freezing;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Freezing on arrays: a bowl whose first group comes to rest while the second one is shaken on. */
class ArrayFreezingTest {
  private static final int BODY = 40;
  private static final int SIZE = 50;
  private static final Freezing SHORT =
      Freezing.defaults().withThresholds(0.3, 0.6).withSteps(20, 10).withTimes(32, 128, 4);
  private static final Preset PRESET = Presets.standard().with(loop -> loop.screen(SHORT));

  private static final ArraySettings SETTINGS =
      ArraySettings.of(0.01)
          .withGroups(ArrayGroup.own("body", 0, BODY), ArrayGroup.own("head", BODY, SIZE));

  /** What is minimised: half the squared distance to a target, that of the head with noise. */
  private static final class Bowl {
    private final double[] theta = new double[SIZE];
    private final double[] gradient = new double[SIZE];
    private double target = 1.0;

    private double loss(int t) {
      Random random = new Random(t);
      double loss = 1.0 + 0.02 * random.nextGaussian();
      for (int i = 0; i < SIZE; i++) {
        double miss = theta[i] - target;
        loss += 0.5 * miss * miss / SIZE;
        gradient[i] = miss + (i < BODY ? 0.0 : 0.5) * random.nextGaussian();
      }
      return loss;
    }
  }

  static Stream<Arguments> optimizers() {
    List<Arguments> all = new ArrayList<>();
    for (Timing timing : Timing.values()) {
      for (String kind : List.of("sgd", "adam", "adamW", "adafactor")) {
        all.add(Arguments.of(kind, timing));
      }
    }
    return all.stream();
  }

  private static ArrayOptimizer optimizer(String kind, double[] theta) {
    ArraySettings decaying = SETTINGS.withWeightDecay(1e-3);
    return switch (kind) {
      case "sgd" -> ArrayOptimizer.sgd(theta, decaying);
      case "adam" -> ArrayOptimizer.adam(theta, decaying);
      case "adamW" -> ArrayOptimizer.adamW(theta, decaying);
      default ->
          ArrayOptimizer.adafactor(
              theta, List.of(new int[] {5, 8}, new int[] {SIZE - BODY}), decaying);
    };
  }

  private static double[] body(double[] theta) {
    return Arrays.copyOf(theta, BODY);
  }

  private static int freeze(Bowl bowl, ArrayTrainer trainer) {
    int t = 0;
    while (!trainer.loop().isFrozen(0)) {
      t++;
      assertTrue(t < 3000, "frozen at last");
      trainer.step(bowl.loss(t), bowl.gradient);
    }
    return t;
  }

  /** No decay, no momentum, no step: not a bit, though its gradient is anything; and moved again by the looks. */
  @ParameterizedTest
  @MethodSource("optimizers")
  void whatIsFrozenDoesNotMove(String kind, Timing timing) {
    Bowl bowl = new Bowl();
    try (ArrayTrainer trainer =
        ArrayTrainer.steer(optimizer(kind, bowl.theta), PRESET, Cadence.everyStep(), timing)) {
      int t = freeze(bowl, trainer);
      double[] head = bowl.theta.clone();
      int looks = 0;
      for (int end = t + 300; t < end; ) {
        boolean frozen = trainer.loop().isFrozen(0);
        double[] before = body(bowl.theta);
        t++;
        double loss = bowl.loss(t);
        if (frozen) {
          Arrays.fill(bowl.gradient, 0, BODY, Double.NaN);
        }
        trainer.step(loss, bowl.gradient);
        looks += frozen ? 0 : 1;
        if (frozen) {
          assertArrayEquals(before, body(bowl.theta), "step " + t);
        } else {
          assertFalse(Arrays.equals(before, body(bowl.theta)), "step " + t);
        }
      }
      assertTrue(looks >= 8, looks + " steps looked at");
      assertFalse(Arrays.equals(head, bowl.theta));
    }
  }

  /** With noise and a readout in a buffer, whose average of what rests is what rests. */
  @Test
  void noiseAndReadoutLeaveItAlone() {
    Bowl bowl = new Bowl();
    Preset noisy =
        Presets.standardWithReadout()
            .with(
                loop ->
                    loop.coefficient(Coefficient.of(Coefficient.NOISE, Chart.LINEAR, 1e-4, 1.0))
                        .screen(SHORT));
    try (ArrayTrainer trainer =
        ArrayTrainer.steer(ArrayOptimizer.adam(bowl.theta, SETTINGS), noisy)) {
      int t = freeze(bowl, trainer);
      double[] rests = body(bowl.theta);
      for (int i = 0; i < 10; i++) {
        trainer.step(bowl.loss(t + 1 + i), bowl.gradient);
        assertTrue(trainer.loop().isFrozen(0));
        assertArrayEquals(rests, body(bowl.theta));
        assertArrayEquals(rests, body(trainer.readout()));
        assertFalse(Arrays.equals(bowl.theta, trainer.readout()));
      }
    }
  }

  /** Stopped while it is frozen, taken up by another: the same bits, through looks and the thaw of a drift. */
  @ParameterizedTest
  @EnumSource
  void aResumedRunIsTheSame(Timing timing) {
    Bowl bowl = new Bowl();
    Bowl again = new Bowl();
    ArrayOptimizer own = optimizer("adamW", bowl.theta);
    ArrayOptimizer other = optimizer("adamW", again.theta);
    Cadence cadence = Cadence.everyStep();
    try (ArrayTrainer trainer = ArrayTrainer.steer(own, PRESET, cadence, timing);
        ArrayTrainer resumed = ArrayTrainer.steer(other, PRESET, cadence, timing)) {
      int t = freeze(bowl, trainer) + 7;
      for (int i = 6; i >= 0; i--) {
        trainer.step(bowl.loss(t - i), bowl.gradient);
      }
      assertTrue(trainer.loop().isFrozen(0));
      System.arraycopy(bowl.theta, 0, again.theta, 0, SIZE);
      other.restore(own.state());
      resumed.loop().restore(trainer.loop().checkpoint());
      assertTrue(resumed.loop().isFrozen(0));
      for (int end = t + 400; t < end; ) {
        t++;
        bowl.target = again.target = t < end - 100 ? 1.0 : -2.0;
        trainer.step(bowl.loss(t), bowl.gradient);
        resumed.step(again.loss(t), again.gradient);
        assertArrayEquals(bowl.theta, again.theta, "step " + t);
      }
      assertFalse(trainer.loop().isFrozen(0));
      assertEquals(trainer.loop().checkpoint(), resumed.loop().checkpoint());
    }
  }

  /** By the group's name. */
  @Test
  void theCheckpointSaysWhatIsFrozen() {
    Bowl bowl = new Bowl();
    try (ArrayTrainer trainer =
        ArrayTrainer.steer(ArrayOptimizer.adam(bowl.theta, SETTINGS), PRESET)) {
      freeze(bowl, trainer);
      String checkpoint = trainer.loop().checkpoint();
      assertEquals(1.0, signal(checkpoint, "body", Signal.FROZEN));
      assertEquals(0.0, signal(checkpoint, "head", Signal.FROZEN));
    }
  }

  private static double signal(String checkpoint, String group, Signal signal) {
    String label = "group " + group + " signals: ";
    String line = checkpoint.lines().filter(l -> l.startsWith(label)).findFirst().orElseThrow();
    String cell = line.substring(label.length()).split(" ")[signal.ordinal()];
    return Double.parseDouble(cell);
  }

  @Test
  void aDriftThawsWithinTwentySteps() {
    Bowl bowl = new Bowl();
    List<String> events = new ArrayList<>();
    Preset told = PRESET.with(loop -> loop.observer(trace -> events.addAll(trace.events())));
    try (ArrayTrainer trainer =
        ArrayTrainer.steer(ArrayOptimizer.adam(bowl.theta, SETTINGS), told)) {
      int t = freeze(bowl, trainer);
      assertTrue(events.contains("frozen body") && events.contains(Freezing.QUIET));
      events.clear();
      bowl.target = -4.0;
      int steps = 0;
      while (!events.contains(LossShift.DRIFT)) {
        steps++;
        assertTrue(steps <= 20, "thawed within 20 steps");
        trainer.step(bowl.loss(t + steps), bowl.gradient);
      }
      assertTrue(events.contains("thawed body"), events.toString());
      assertFalse(events.contains(Freezing.LOOK), events.toString());
      assertFalse(trainer.loop().isFrozen(0));
      double[] before = body(bowl.theta);
      trainer.step(bowl.loss(t + 100), bowl.gradient);
      assertFalse(Arrays.equals(before, body(bowl.theta)));
    }
  }

  /** Of what rests the loss alone is measured; of the whole, what is trained. */
  @Test
  void whatRestsIsNotMeasured() {
    Bowl bowl = new Bowl();
    List<double[]> seen = new ArrayList<>();
    Preset told =
        PRESET.with(
            loop ->
                loop.observer(
                    trace ->
                        seen.add(
                            new double[] {
                              trace.statistic(0, Statistic.G_G),
                              trace.statistic(0, Statistic.LOSS),
                              trace.statistic(1, Statistic.G_G),
                              trace.signal(1, Signal.WHOLE_NORM),
                              trace.isFrozen(0) ? 1.0 : 0.0
                            })));
    try (ArrayTrainer trainer =
        ArrayTrainer.steer(ArrayOptimizer.adam(bowl.theta, SETTINGS), told)) {
      int t = freeze(bowl, trainer);
      double loss = bowl.loss(t + 1);
      trainer.step(loss, bowl.gradient);
      double[] last = seen.get(seen.size() - 1);
      assertTrue(Double.isNaN(last[0]));
      assertEquals(loss, last[1]);
      assertEquals(Math.sqrt(last[2]), last[3]);
      assertEquals(1.0, last[4]);
      double[] first = seen.get(0);
      assertEquals(Math.sqrt(first[0] + first[2]), first[3]);
    }
  }

  /** The head stays trained, wherever it is; with one named, its group does. */
  @Test
  void theHeadsGroupIsNeverFrozen() {
    Preset quiet =
        (loop, adapter) ->
            Presets.standard()
                .with(l -> l.screen(SHORT.withOrder(Freezing.Order.ANY).withTimes(1000, 1000, 4)))
                .configure(loop, adapter);
    ArraySettings first =
        ArraySettings.of(0.01)
            .withGroups(
                ArrayGroup.own("body", 0, BODY),
                ArrayGroup.head("head", BODY, SIZE - 5, "body"),
                ArrayGroup.own("rest", SIZE - 5, SIZE));
    Bowl bowl = new Bowl();
    try (ArrayTrainer trainer = ArrayTrainer.steer(ArrayOptimizer.adam(bowl.theta, first), quiet)) {
      for (int t = 1; t < 600; t++) {
        double loss = bowl.loss(t);
        double fades = 1.0 / (1.0 + t);
        Arrays.setAll(bowl.gradient, i -> fades * (i % 2 == 0 ? 1.0 : -1.0));
        trainer.step(loss, bowl.gradient);
      }
      assertFalse(trainer.loop().isFrozen(0));
      assertTrue(trainer.loop().isFrozen(1));
    }
  }

  @Test
  void closedItIsTrainedAgain() {
    Bowl bowl = new Bowl();
    ArrayOptimizer optimizer = ArrayOptimizer.adam(bowl.theta, SETTINGS);
    try (ArrayTrainer trainer = ArrayTrainer.steer(optimizer, PRESET)) {
      int t = freeze(bowl, trainer);
      trainer.step(bowl.loss(t + 1), bowl.gradient);
    }
    double[] before = body(bowl.theta);
    bowl.loss(1);
    optimizer.step(bowl.gradient);
    assertFalse(Arrays.equals(before, body(bowl.theta)));
  }

  @Test
  void oneGroupIsRefused() {
    ArrayOptimizer one = ArrayOptimizer.adam(new double[3], ArraySettings.of(0.01));
    String message =
        assertThrows(IllegalArgumentException.class, () -> ArrayTrainer.steer(one, PRESET))
            .getMessage();
    assertEquals(
        "groups must be two at least where a part freezes them, for one stays trained, and Adam on"
            + " arrays has 1: divide its parameters by withGroups",
        message);
  }

  /** A checkpoint in which the group that stays trained is frozen, or one is half frozen: nothing is taken of it. */
  @ParameterizedTest
  @CsvSource({
    "head, 1.0, 'frozen head must be in [0.0, 0.0], got 1.0'",
    "body, 2.0, 'frozen body must be in [0.0, 1.0], got 2.0'"
  })
  void aFrozenSetThatCannotBeIsRefused(String group, double cell, String message) {
    Bowl bowl = new Bowl();
    try (ArrayTrainer trainer =
        ArrayTrainer.steer(ArrayOptimizer.adam(bowl.theta, SETTINGS), PRESET)) {
      trainer.step(bowl.loss(1), bowl.gradient);
      String checkpoint = trainer.loop().checkpoint();
      String forged = forged(checkpoint, group, cell);
      String said =
          assertThrows(IllegalArgumentException.class, () -> trainer.loop().restore(forged))
              .getMessage();
      assertEquals("checkpoint is refused: " + message, said);
      assertEquals(checkpoint, trainer.loop().checkpoint());
      assertThrows(IllegalArgumentException.class, () -> trainer.loop().isFrozen(2));
    }
  }

  private static String forged(String checkpoint, String group, double cell) {
    String label = "group " + group + " signals:";
    StringBuilder text = new StringBuilder();
    for (String line : checkpoint.lines().toList()) {
      if (line.startsWith(label)) {
        String[] cells = line.split(" ");
        cells[3 + Signal.FROZEN.ordinal()] = Double.toString(cell);
        line = String.join(" ", cells);
      }
      text.append(line.startsWith("end ") ? "" : line + "\n");
    }
    CRC32 sum = new CRC32();
    sum.update(text.toString().getBytes(StandardCharsets.UTF_8));
    return text + String.format("end %08x\n", sum.getValue());
  }
}
