package io.github.ae4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.trace.StepTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Checkpoints with the right checksum and wrong numbers, drawn from a seed: each is refused and
 * changes nothing, or the loop goes on from it with finite weights and coefficients in their
 * bounds.
 */
class CheckpointFuzzTest {
  private static final int CHECKPOINTS = 400;
  private static final int STEPS = 40;
  private static final Pattern NUMBER = Pattern.compile("(?<= )-?[0-9]+[.][-0-9E]+");
  private static final String[] NUMBERS = {
    "NaN",
    "Infinity",
    "-1.0",
    "0.0",
    "1e-300",
    "-1e-300",
    "1e300",
    "-1e300",
    "1e16",
    "1e30",
    "x",
    ""
  };

  private int refused;

  @Test
  void wrongNumbersWithTheRightChecksum() {
    SplittableRandom random = new SplittableRandom(21);
    for (Preset preset : List.of(Presets.standard(), Presets.standardWithReadout())) {
      tryAll(preset, 1e6, random);
    }
    tryAll(
        Presets.theory(), Double.MAX_VALUE, random); // a rate that is thrown off is not held there
    assertTrue(refused > CHECKPOINTS / 2 && refused < 2 * CHECKPOINTS, "refused " + refused);
  }

  private void tryAll(Preset preset, double farthest, SplittableRandom random) {
    for (int i = 0; i < CHECKPOINTS; i++) {
      Preset watched = preset.with(loop -> loop.observer(CheckpointFuzzTest::bounded));
      tryOne(watched, farthest, i, random.split());
    }
  }

  private void tryOne(Preset preset, double farthest, int i, SplittableRandom random) {
    double[] theta = {1.0, -2.0, 0.5};
    try (ArrayTrainer trainer =
        ArrayTrainer.steer(
            i % 2 == 0
                ? ArrayOptimizer.adam(theta, ArraySettings.of(0.01))
                : ArrayOptimizer.sgd(theta, ArraySettings.of(0.01)),
            preset)) {
      run(trainer, theta, 30);
      String before = trainer.loop().checkpoint();
      String wrong = CheckpointTest.signed(wrong(before, 1 + random.nextInt(3), random));
      try {
        trainer.loop().restore(wrong);
      } catch (IllegalArgumentException e) {
        refused++;
        assertTrue(e.getMessage().startsWith("checkpoint "), e.getMessage());
        assertEquals(before, trainer.loop().checkpoint());
      }
      run(trainer, theta, STEPS);
      for (double weight : theta) {
        assertTrue(
            Math.abs(weight) <= farthest,
            () -> "weight " + weight + " after " + difference(before, wrong));
      }
    }
  }

  private static String wrong(String text, int numbers, SplittableRandom random) {
    String changed = text;
    for (int k = 0; k < numbers; k++) {
      List<int[]> places = new ArrayList<>();
      Matcher matcher = NUMBER.matcher(changed);
      matcher.region(changed.indexOf("\nstate\n"), changed.lastIndexOf("end "));
      while (matcher.find()) {
        places.add(new int[] {matcher.start(), matcher.end()});
      }
      int[] place = places.get(random.nextInt(places.size()));
      String number =
          random.nextInt(3) == 0
              ? NUMBERS[random.nextInt(NUMBERS.length)]
              : "" + random.nextGaussian() * Math.pow(10.0, random.nextInt(-3, 6));
      changed = changed.substring(0, place[0]) + number + changed.substring(place[1]);
    }
    return changed;
  }

  private static String difference(String before, String wrong) {
    List<String> old = before.lines().toList();
    return wrong.lines().filter(line -> !old.contains(line)).toList() + "";
  }

  private static void run(ArrayTrainer trainer, double[] theta, int steps) {
    double[] gradient = new double[theta.length];
    for (int t = 0; t < steps; t++) {
      double loss = 0.1;
      for (int i = 0; i < theta.length; i++) {
        gradient[i] = theta[i] + 0.1 * Math.sin(t + 2.0 * i);
        loss += 0.5 * theta[i] * theta[i];
      }
      trainer.step(loss, gradient);
    }
  }

  /** Every coefficient applied is a number, and none runs away. */
  private static void bounded(StepTrace trace) {
    for (int i = 0; i < trace.coefficients().size(); i++) {
      double applied = trace.applied(0, i);
      if (!(applied >= 0.0 && applied <= 1e6)) {
        throw new AssertionError(trace.coefficients().get(i) + " " + applied);
      }
    }
  }
}
