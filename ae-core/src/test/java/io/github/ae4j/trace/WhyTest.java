package io.github.ae4j.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.preset.Presets;
import java.util.LinkedHashMap;
import java.util.List;
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
    List<String> shares = List.of(all.group(3).split(", "));
    for (String share : shares) {
      sum += Double.parseDouble(share.substring(share.lastIndexOf(' ') + 1));
    }
    double change = Double.parseDouble(all.group(2)) * (all.group(1).equals("fell") ? -1.0 : 1.0);
    assertEquals(change, sum, 6e-4 * (shares.size() + 1), sentence);
    return true;
  }
}
