package io.github.ae4j.examples.lab.drift;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.digits.StrokeDigits;
import io.github.ae4j.examples.lab.task.DigitBatches;
import io.github.ae4j.examples.lab.task.DigitView;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DigitViewTest {
  private static final Digits DIGITS = StrokeDigits.draw(100, 1L);

  private static float[] shown(DigitView view, int picture, int step) {
    float[] into = new float[Digits.PIXELS + 1];
    view.show(DIGITS, picture, step, into, 1);
    return Arrays.copyOfRange(into, 1, into.length);
  }

  private static float[] sorted(float[] picture) {
    float[] sorted = picture.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  @Test
  void pixelsAreThemselvesFirstAndThenInOneOrderAPhase() {
    DigitView view = new PermutedPixels(3, 10, new SplittableRandom(1L));
    float[] plain = shown(DigitView.PLAIN, 7, 1);
    assertArrayEquals(plain, shown(view, 7, 10));
    float[] second = shown(view, 7, 11);
    assertFalse(Arrays.equals(plain, second));
    assertArrayEquals(sorted(plain), sorted(second));
    assertArrayEquals(second, shown(view, 7, 20));
    assertFalse(Arrays.equals(second, shown(view, 7, 21)));
  }

  @Test
  void labelsAreThemselvesFirstAndThenExchanged() {
    DigitView view = new PermutedLabels(2, 10, new SplittableRandom(1L));
    int[] first = IntStream.range(0, 10).map(digit -> view.label(10, digit)).toArray();
    int[] second = IntStream.range(0, 10).map(digit -> view.label(11, digit)).toArray();
    assertArrayEquals(IntStream.range(0, 10).toArray(), first);
    assertFalse(Arrays.equals(first, second));
    assertArrayEquals(first, Arrays.stream(second).sorted().toArray());
  }

  @ParameterizedTest
  @EnumSource(Corruption.class)
  void corruptionsSpoilButStayIntensities(Corruption corruption) {
    float[] plain = shown(DigitView.PLAIN, 3, 1);
    float[] kept = plain.clone();
    float[] spoilt = corruption.of(plain, new SplittableRandom(1L));
    assertArrayEquals(kept, plain);
    assertEquals(corruption == Corruption.NONE, Arrays.equals(plain, spoilt));
    for (float value : spoilt) {
      assertTrue(value >= 0f && value <= 1f);
    }
  }

  @Test
  void corruptionsMoveWhatTheySayTheyMove() {
    float[] dot = new float[Digits.PIXELS];
    dot[2 * Digits.SIDE + 3] = 1f;
    SplittableRandom random = new SplittableRandom(1L);
    assertEquals(1f, Corruption.SHIFT.of(dot, random)[9 * Digits.SIDE + 10]);
    assertEquals(1f, Corruption.TURN.of(dot, random)[3 * Digits.SIDE + 25]);
    assertEquals(1f / 49f, Corruption.BLUR.of(dot, random)[5 * Digits.SIDE + 6], 1e-6f);
    assertEquals(0f, Corruption.INVERSION.of(dot, random)[2 * Digits.SIDE + 3]);
  }

  @Test
  void corruptionsGoRoundAndAStepShowsAPictureAlikeTwice() {
    RotatingCorruption view = new RotatingCorruption(10, new SplittableRandom(1L));
    assertEquals(Corruption.NONE, view.corruption(10));
    assertEquals(Corruption.INVERSION, view.corruption(11));
    assertEquals(Corruption.NONE, view.corruption(10 * Corruption.values().length + 1));
    int noisy = 10 * Corruption.NOISE.ordinal() + 1;
    assertArrayEquals(shown(view, 4, noisy), shown(view, 4, noisy));
    assertFalse(Arrays.equals(shown(view, 4, noisy), shown(view, 4, noisy + 1)));
  }

  @Test
  void aMixtureFavoursThreeClassesAfterItsFirstPhase() {
    DigitBatches batches = ClassMixture.batches(DIGITS, 32, 2, 100, new SplittableRandom(1L));
    assertTrue(favoured(batches, 1, 100) < 0.4);
    assertEquals(0.9 + 0.1 * 0.3, favoured(batches, 101, 200), 0.02);
  }

  /** Share of the three most frequent classes. */
  private static double favoured(DigitBatches batches, int from, int to) {
    int[] counts = new int[Digits.CLASSES];
    for (int step = from; step <= to; step++) {
      for (int picture : batches.of(step)) {
        counts[DIGITS.labels()[picture]]++;
      }
    }
    int all = Arrays.stream(counts).sum();
    Arrays.sort(counts);
    return (double) (counts[9] + counts[8] + counts[7]) / all;
  }
}
