package io.github.ae4j.examples.curriculum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.digits.StrokeDigits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistortionTest {
  private static final Digits DIGITS = StrokeDigits.draw(20, 3);

  /** A picture at half its size: means of four pixels. */
  private static float[] halved(int picture) {
    float[] halved = new float[Distortion.PIXELS];
    for (int i = 0; i < halved.length; i++) {
      int corner = i / Distortion.SIDE * 2 * Digits.SIDE + i % Distortion.SIDE * 2;
      for (int pixel : new int[] {0, 1, Digits.SIDE, Digits.SIDE + 1}) {
        halved[i] += 0.25f * DIGITS.intensity(picture, corner + pixel);
      }
    }
    return halved;
  }

  private static float[] distorted(Distortion distortion, int picture, int step, double strength) {
    float[] into = new float[Distortion.PIXELS];
    distortion.write(DIGITS, picture, step, strength, into, 0);
    return into;
  }

  private static double distance(float[] a, float[] b) {
    double sum = 0.0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    return sum;
  }

  @Test
  void noStrengthIsThePicture() {
    for (int picture = 0; picture < DIGITS.size(); picture++) {
      assertArrayEquals(halved(picture), distorted(Distortion.harsh(1), picture, 7, 0.0), 1e-6f);
    }
  }

  @Test
  void littleStrengthIsNearThePicture() {
    for (int picture = 0; picture < DIGITS.size(); picture++) {
      float[] plain = halved(picture);
      double near = distance(plain, distorted(Distortion.usual(1), picture, 7, 1e-4));
      double far = distance(plain, distorted(Distortion.usual(1), picture, 7, 0.9));
      assertTrue(near < 0.01 * far, near + " of " + far);
    }
  }

  /** A function of seed, step and picture, and of each of them. */
  @Test
  void drawsAreByCounter() {
    float[] one = distorted(Distortion.usual(1), 4, 7, 0.5);
    assertArrayEquals(one, distorted(Distortion.usual(1), 4, 7, 0.5));
    assertTrue(distance(one, distorted(Distortion.usual(2), 4, 7, 0.5)) > 1.0);
    assertTrue(distance(one, distorted(Distortion.usual(1), 4, 8, 0.5)) > 1.0);
    assertTrue(distance(one, distorted(Distortion.usual(1), 5, 7, 0.5)) > 1.0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.5, 0.99, 1.0})
  void intensitiesStayInTheirBounds(double strength) {
    for (int step = 1; step <= 200; step++) {
      for (float x : distorted(Distortion.harsh(5), step % DIGITS.size(), step, strength)) {
        assertTrue(x >= 0f && x <= 1f, "intensity " + x);
      }
    }
  }

  /** A turn alone, about the middle, leaves a disc and takes a point to where geometry has it. */
  @Test
  void turnsAboutTheMiddle() {
    byte[] pixels = new byte[Digits.PIXELS];
    for (int row = 3; row < 7; row++) {
      for (int column = 12; column < 16; column++) {
        pixels[row * Digits.SIDE + column] = (byte) 255; // about a point 9 pixels above the middle
      }
    }
    Digits dot = new Digits("a dot", pixels, new byte[1]);
    Distortion turn = new Distortion(1, Math.PI, 1.0, 0.0);
    for (int step = 1; step <= 50; step++) {
      float[] turned = new float[Distortion.PIXELS];
      turn.write(dot, 0, step, 1.0, turned, 0);
      double x = 0.0;
      double y = 0.0;
      double sum = 0.0;
      for (int i = 0; i < turned.length; i++) {
        x += turned[i] * (i % Distortion.SIDE - 6.5);
        y += turned[i] * (i / Distortion.SIDE - 6.5);
        sum += turned[i];
      }
      assertEquals(4.5, Math.hypot(x, y) / sum, 0.2);
    }
  }
}
