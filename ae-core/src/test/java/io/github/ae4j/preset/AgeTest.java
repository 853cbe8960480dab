package io.github.ae4j.preset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A loop that has stood for long answers no later to a drift than one that has stood for a day. The
 * task is a bowl under noise of 1 in each coordinate; the drift is a jump of its bottom by 1, too small for the loss to
 * tell at once.
 */
class AgeTest {
  private static final int SIZE = 10;
  private static final double JUMP = 1.0 / Math.sqrt(SIZE);
  private static final double BACK = 0.45;
  private static final int LATEST = 20_000;
  private static final int FORKS = 5;
  private static final double NEVER = 1e300;
  private static final StandardConfig SHIPPED = StandardConfig.defaults();

  /** A bowl with a steered optimizer on it. */
  private static final class Bowl {
    final boolean adam;
    final double[] theta = new double[SIZE];
    final double[] gradient = new double[SIZE];
    final ArrayOptimizer optimizer;
    final ArrayTrainer trainer;
    final SplittableRandom random;
    double bottom;

    Bowl(boolean adam, long seed, StandardConfig config) {
      this.adam = adam;
      random = new SplittableRandom(seed);
      Arrays.fill(theta, 3.0);
      ArraySettings settings = ArraySettings.of(1e-3);
      optimizer = adam ? ArrayOptimizer.adam(theta, settings) : ArrayOptimizer.sgd(theta, settings);
      trainer = ArrayTrainer.steer(optimizer, Presets.standard(config));
    }

    void run(int steps) {
      for (int t = 0; t < steps; t++) {
        double loss = 0.0;
        for (int i = 0; i < SIZE; i++) {
          gradient[i] = theta[i] - bottom - random.nextGaussian();
          loss += 0.5 * gradient[i] * gradient[i];
        }
        trainer.step(loss, gradient);
      }
    }

    /** The same loop at another number of steps since its last event, with a noise of its own. */
    Bowl aged(double n, long seed) {
      Bowl other = new Bowl(adam, seed, SHIPPED);
      System.arraycopy(theta, 0, other.theta, 0, SIZE);
      other.optimizer.restore(optimizer.state());
      other.trainer.loop().restore(withSteps(trainer.loop().checkpoint(), n));
      return other;
    }

    /** Steps until the parameters are back near the bottom once it has jumped. */
    int reaction() {
      bottom += JUMP;
      for (int t = 1; t < LATEST; t++) {
        run(1);
        double square = Arrays.stream(theta).map(x -> (x - bottom) * (x - bottom)).sum();
        if (square <= BACK * BACK) {
          return t;
        }
      }
      return LATEST;
    }

    double steps() {
      return Double.parseDouble(numbers(trainer.loop().checkpoint())[STEPS]);
    }
  }

  private static final String SLOPE = "group 0 " + SHIPPED.stepSlope().name() + ":";
  private static final int STEPS = 12;

  private static String[] numbers(String checkpoint) {
    String line = checkpoint.lines().filter(l -> l.startsWith(SLOPE)).findFirst().orElseThrow();
    return line.substring(SLOPE.length() + 1).split(" ");
  }

  private static String withSteps(String checkpoint, double n) {
    String[] numbers = numbers(checkpoint);
    String before = SLOPE + " " + String.join(" ", numbers);
    numbers[STEPS] = Double.toString(n);
    String text =
        checkpoint
            .substring(0, checkpoint.lastIndexOf("end "))
            .replace(before, SLOPE + " " + String.join(" ", numbers));
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return text + String.format("end %08x%n", crc.getValue()).replace("\r", "");
  }

  private static int reaction(Bowl bowl, double n) {
    int[] sorted =
        IntStream.range(0, FORKS).map(seed -> bowl.aged(n, seed).reaction()).sorted().toArray();
    return sorted[FORKS / 2];
  }

  /** Beyond the evidence's memory of its own steps only their number still changes, so the state of any age is at hand. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void reactsAtAnyAgeAsAtAHundredThousandSteps(boolean adam) {
    Bowl bowl = new Bowl(adam, 1, SHIPPED);
    bowl.run(10_000);
    int young = reaction(bowl, bowl.steps());
    bowl.run(90_000);
    int grown = reaction(bowl, bowl.steps());
    bowl.run(900_000);
    assertTrue(bowl.steps() > SHIPPED.get(StandardConstant.EVIDENCE_MEMORY), "no event on the way");
    int old = reaction(bowl, 1e7);
    assertTrue(young <= grown && grown < LATEST / 3, () -> young + " and " + grown);
    assertTrue(old <= 3 * grown, () -> "at 1e7 " + old + ", at 1e5 " + grown);
    assertEquals(old, reaction(bowl, 1e9));
  }

  @Test
  void anOldLoopResumesToTheBit() {
    Bowl bowl = new Bowl(false, 2, SHIPPED);
    bowl.run(1_000);
    Bowl one = bowl.aged(1e9, 3);
    Bowl other = one.aged(1e9, 3);
    one.run(1_000);
    other.run(1_000);
    assertArrayEquals(one.theta, other.theta);
    assertEquals(one.trainer.loop().checkpoint(), other.trainer.loop().checkpoint());
  }

  /** Where the clock's bound is not reached, nothing differs. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void upToAHundredThousandStepsTheBoundsDoNotAct(boolean adam) {
    StandardConfig unbounded =
        SHIPPED
            .with(StandardConstant.EVIDENCE_MEMORY, NEVER)
            .with(StandardConstant.CLOCK_LONGEST, NEVER);
    Bowl bounded = new Bowl(adam, 4, SHIPPED);
    Bowl other = new Bowl(adam, 4, unbounded);
    bounded.run(100_000);
    other.run(100_000);
    assertArrayEquals(other.theta, bounded.theta);
  }
}
