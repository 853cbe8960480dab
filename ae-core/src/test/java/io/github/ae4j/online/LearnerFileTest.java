package io.github.ae4j.online;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.preset.Presets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A learner comes back from its file bit by bit, or not at all. */
class LearnerFileTest {
  private static final int INPUTS = 200;

  @TempDir Path folder;

  private static double learn(OnlineClassifier learner, SplittableRandom random, int inputs) {
    int[] indices = random.ints(6, 0, inputs).sorted().distinct().toArray();
    double[] values = random.doubles(indices.length).toArray();
    int y = Arrays.stream(indices).sum() % 2;
    return learner.learn(indices, values, y % learner.classes());
  }

  @ParameterizedTest
  @EnumSource(OnlineOptimizer.class)
  void goesOnBitByBit(OnlineOptimizer optimizer) throws IOException {
    OnlineSettings settings =
        OnlineSettings.of(INPUTS, optimizer).withScaling(InputScaling.ROOT_MEAN_SQUARE);
    Path file = folder.resolve("learner");
    try (OnlineClassifier first = OnlineClassifier.of(3, settings)) {
      SplittableRandom random = new SplittableRandom(4);
      for (int t = 0; t < 700; t++) {
        learn(first, random, INPUTS);
      }
      first.save(file);
      try (OnlineClassifier second = OnlineClassifier.load(file)) {
        assertEquals(settings, second.settings());
        assertEquals(first.lastEvent(), second.lastEvent());
        SplittableRandom same = new SplittableRandom(5);
        SplittableRandom again = new SplittableRandom(5);
        for (int t = 0; t < 700; t++) {
          assertEquals(learn(first, same, INPUTS), learn(second, again, INPUTS), "step " + t);
        }
        assertEquals(1400, second.instances());
        Path one = folder.resolve("one");
        Path other = folder.resolve("other");
        first.save(one);
        second.save(other);
        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(other));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(OnlineOptimizer.class)
  void growsAfterALoad(OnlineOptimizer optimizer) throws IOException {
    Path file = folder.resolve("learner");
    try (OnlineClassifier first = OnlineClassifier.binary(OnlineSettings.of(INPUTS, optimizer))) {
      SplittableRandom random = new SplittableRandom(4);
      for (int t = 0; t < 500; t++) {
        learn(first, random, INPUTS);
      }
      first.save(file);
      try (OnlineClassifier second = OnlineClassifier.load(file)) {
        second.grow(3 * INPUTS);
        SplittableRandom same = new SplittableRandom(6);
        SplittableRandom again = new SplittableRandom(6);
        for (int t = 0; t < 300; t++) {
          assertEquals(learn(first, same, INPUTS), learn(second, again, INPUTS), 1e-9, "step " + t);
        }
        for (int t = 0; t < 3000; t++) {
          second.learn(new int[] {3 * INPUTS - 1 - t % 2}, new double[] {1.0}, t % 2);
        }
        assertEquals(1, second.predict(new int[] {3 * INPUTS - 2}, new double[] {1.0}));
        assertEquals(0, second.predict(new int[] {3 * INPUTS - 1}, new double[] {1.0}));
        second.save(file);
        assertEquals(3 * INPUTS, OnlineClassifier.load(file).settings().inputs());
      }
    }
  }

  @Test
  void anotherKindOrPresetIsRefused() throws IOException {
    Path file = folder.resolve("learner");
    try (OnlineRegressor learner =
        OnlineRegressor.of(RegressionLoss.huber(2.0), OnlineSettings.sgd(2))) {
      learner.learn(new double[] {1.0, 2.0}, 3.0);
      learner.save(file);
      assertEquals(RegressionLoss.huber(2.0), OnlineRegressor.load(file).loss());
    }
    assertThrows(IllegalArgumentException.class, () -> OnlineClassifier.load(file));
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> OnlineRegressor.load(file, Presets.theory()));
    assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
  }

  /** SGD's standard loop given to AdaGrad: the file is loaded with it alone, and the message says so. */
  @Test
  void theStandardOfAnotherOptimizerIsNamed() throws IOException {
    Path file = folder.resolve("learner");
    try (OnlineClassifier learner =
        OnlineClassifier.of(2, OnlineSettings.adaGrad(2), OnlineLearner.standard())) {
      learner.learn(new double[] {1.0, 2.0}, 1);
      learner.save(file);
    }
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> OnlineClassifier.load(file));
    String rule =
        "the preset it was saved under, by default OnlineLearner.standard(OnlineOptimizer.";
    assertTrue(refused.getMessage().contains(rule + "ADAGRAD)"), refused.getMessage());
    assertEquals(1, OnlineClassifier.load(file, OnlineLearner.standard()).instances());
  }

  /** Cut at 200 places: the file is named each time, and the learner that was there goes on as it would have. */
  @Test
  void aTruncatedFileIsRefusedByName() throws IOException {
    Path file = folder.resolve("learner");
    try (OnlineClassifier learner = OnlineClassifier.of(3, OnlineSettings.adaGrad(40))) {
      SplittableRandom random = new SplittableRandom(4);
      for (int t = 0; t < 100; t++) {
        learn(learner, random, 40);
      }
      learner.save(file);
      byte[] whole = Files.readAllBytes(file);
      Path cut = folder.resolve("cut");
      for (int k = 0; k < 200; k++) {
        Files.write(cut, Arrays.copyOf(whole, (int) ((long) whole.length * k / 200)));
        IllegalArgumentException refused =
            assertThrows(IllegalArgumentException.class, () -> OnlineClassifier.load(cut));
        assertTrue(refused.getMessage().contains(cut.toString()), refused.getMessage());
      }
      Path after = folder.resolve("after");
      learner.save(after);
      assertArrayEquals(whole, Files.readAllBytes(after));
    }
  }

  /** Written as this version writes it, with one number of the head changed. */
  @ParameterizedTest
  @CsvSource({
    "8, 3, 'must be of version 2, got version 3'",
    "12, 2, 'the file must hold a classifier, and holds a learner of another kind'",
    "16, 1, 'classes must be in [2.0, 65536.0], got 1.0'",
    "16, 60000, 'the file must hold the weights of 40 inputs'",
    "20, 0, 'inputs must be in [1.0, 2.68435456E8], got 0.0'",
    "20, 1000000, 'the file must hold the weights of 1000000 inputs'",
    "20, 41, ''",
    "20, 39, ''",
    "16, 4, ''",
    "24, 0, ''",
    "24, 7, 'optimizer must be in [0.0, 2.0], got 7.0'"
  })
  void anotherSizeOrVersionIsRefusedByName(int place, int value, String rule) throws IOException {
    Path file = folder.resolve("learner");
    try (OnlineClassifier learner = OnlineClassifier.of(3, OnlineSettings.adam(40))) {
      SplittableRandom random = new SplittableRandom(4);
      for (int t = 0; t < 100; t++) {
        learn(learner, random, 40);
      }
      learner.save(file);
    }
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    int body = bytes.capacity() - Long.BYTES;
    bytes.putInt(place, value);
    CRC32 sum = new CRC32();
    sum.update(bytes.array(), 0, body);
    bytes.putLong(body, sum.getValue());
    Files.write(file, bytes.array());
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> OnlineClassifier.load(file));
    assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
    assertTrue(refused.getMessage().contains(rule), refused.getMessage());
    assertArrayEquals(bytes.array(), Files.readAllBytes(file));
  }

  /** Cut anywhere or with any byte changed it is refused, and so is a whole frame around another body. */
  @Test
  void aDamagedFileIsRefused() throws IOException {
    Path file = folder.resolve("learner");
    try (OnlineClassifier learner = OnlineClassifier.binary(OnlineSettings.adam(3))) {
      learner.learn(new double[] {1.0, 2.0, 3.0}, 1);
      learner.save(file);
    }
    byte[] whole = Files.readAllBytes(file);
    Path damaged = folder.resolve("damaged");
    SplittableRandom random = new SplittableRandom(2);
    for (int k = 0; k < 300; k++) {
      byte[] bytes =
          random.nextBoolean() ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      if (bytes.length == whole.length) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
      }
      Files.write(damaged, bytes);
      assertThrows(IllegalArgumentException.class, () -> OnlineClassifier.load(damaged));
    }
  }
}
