package io.github.ae4j.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.preset.Presets;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WhyTest {
  private static Why why(Object... shares) {
    Map<String, Double> map = new LinkedHashMap<>();
    for (int i = 0; i < shares.length; i += 2) {
      map.put((String) shares[i], (Double) shares[i + 1]);
    }
    return new Why("learningRate", map);
  }

  @Test
  void theLargestShareComesFirst() {
    assertEquals(
        "learningRate fell by 0.310: limit -0.420, drive +0.110",
        why("drive", 0.11, "limit", -0.42).sentence());
  }

  @Test
  void smallSharesAreCountedAndSummed() {
    assertEquals(
        "learningRate rose by 1.003: event +1.000, 2 smaller +0.003",
        why("a", 0.001, "event", 1.0, "b", 0.002).sentence());
  }

  @Test
  void aSmallMoveKeepsItsDigits() {
    assertEquals("learningRate rose by 2.5e-05: drive +2.5e-05", why("drive", 2.5e-5).sentence());
    assertEquals("learningRate stayed", why().sentence());
  }

  @Test
  void sharesThatCancelLeaveItWhereItWas() {
    assertEquals(
        "learningRate stayed: law +0.300, limit -0.200, bounds -0.100",
        why("law", 0.1 + 0.2, "limit", -0.2, "bounds", -0.1).sentence());
  }

  /** The numbers of each sentence add up to what it says was moved, to their last digit. */
  @Test
  void theNumbersOfARunsSentencesAddUp() {
    TraceRecorder recorder = new TraceRecorder(400);
    double[] theta = {3.0, -2.0};
    try (ArrayTrainer trainer =
        ArrayTrainer.steer(
            ArrayOptimizer.adam(theta, ArraySettings.of(10.0)),
            Presets.standard().with(loop -> loop.observer(recorder)))) {
      for (int t = 0; t < 400; t++) {
        double shift = t < 200 ? Math.sin(t) : 20.0;
        double[] g = {theta[0] - shift, theta[1] - shift};
        trainer.step(0.5 * (g[0] * g[0] + g[1] * g[1]), g);
      }
    }
    int told = 0;
    for (StepRecord record : recorder.snapshot()) {
      for (Why why : record.whys()) {
        told += addsUp(why.sentence()) ? 1 : 0;
      }
    }
    assertTrue(told > 500, told + " sentences told of a move");
  }

  private static boolean addsUp(String sentence) {
    Matcher all = Pattern.compile("(rose|fell) by (\\S+): (.*)").matcher(sentence);
    if (!all.find()) {
      return false;
    }
    double sum = 0.0;
    double rounded = halfDigit(all.group(2));
    for (String share : all.group(3).split(", ")) {
      String number = share.substring(share.lastIndexOf(' ') + 1);
      sum += Double.parseDouble(number);
      rounded += halfDigit(number);
    }
    double change = Double.parseDouble(all.group(2)) * (all.group(1).equals("fell") ? -1.0 : 1.0);
    assertEquals(change, sum, 1.001 * rounded, sentence);
    return true;
  }

  /** Half of the last digit of a number as it is written. */
  private static double halfDigit(String number) {
    return 0.5 * new BigDecimal(number).ulp().doubleValue();
  }

  @Test
  void aSentenceThatDoesNotAddUpIsFound() {
    assertThrows(AssertionError.class, () -> addsUp("a rose by 2.5e-05: b +2.0e-05, c +1.0e-05"));
    assertThrows(AssertionError.class, () -> addsUp("a fell by 0.310: b -0.420, c +0.112"));
  }
}
