package io.github.ae4j.online;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.preset.Presets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the classifier learns, and that a step is the array trainer's. */
class OnlineClassifierTest {
  private static final int INPUTS = 4;

  private static double[] input(SplittableRandom random) {
    return random.doubles(INPUTS, -1.0, 1.0).toArray();
  }

  private static int label(double[] x, SplittableRandom random) {
    double score = 3.0 * x[0] - 2.0 * x[1] + x[2] + 0.5;
    return random.nextDouble() < 1.0 / (1.0 + Math.exp(-score)) ? 1 : 0;
  }

  /** Loss and gradient made here, weight by weight, for the trainer that the learner must follow. */
  @Test
  void stepsAsAnArrayTrainerOnTheSameStream() {
    double[] w = new double[INPUTS + 1];
    double[] g = new double[INPUTS + 1];
    SplittableRandom random = new SplittableRandom(5);
    try (OnlineClassifier learner =
            OnlineClassifier.of(2, OnlineSettings.sgd(INPUTS), Presets.standard());
        ArrayTrainer trainer =
            ArrayTrainer.steer(ArrayOptimizer.sgd(w, ArraySettings.of(0.01)), Presets.standard())) {
      for (int t = 0; t < 3000; t++) {
        double[] x = input(random);
        int y = label(x, random);
        double weight = 0.5 + random.nextDouble();
        double score = w[0];
        for (int i = 0; i < INPUTS; i++) {
          score += w[i + 1] * x[i];
        }
        double p = 1.0 / (1.0 + Math.exp(-score));
        double loss = -Math.log(y == 1 ? p : 1.0 - p);
        assertEquals(p, learner.probability(x), 1e-9);
        assertEquals(loss, learner.learn(x, y, weight), 1e-8 * (1.0 + loss));
        g[0] = weight * (p - y);
        for (int i = 0; i < INPUTS; i++) {
          g[i + 1] = weight * (p - y) * x[i];
        }
        trainer.step(weight * loss, g);
      }
      assertEquals(w[1], learner.snapshot().weight(0, 1), 1e-8);
      assertTrue(w[1] > 1.0, "it has learnt");
    }
  }

  @ParameterizedTest
  @EnumSource(OnlineOptimizer.class)
  void sparseAndDenseInputOfTheSameInstanceAreOne(OnlineOptimizer optimizer) {
    OnlineSettings settings = OnlineSettings.of(INPUTS, optimizer);
    SplittableRandom random = new SplittableRandom(6);
    int[] all = {0, 1, 2, 3};
    try (OnlineClassifier dense = OnlineClassifier.binary(settings);
        OnlineClassifier sparse = OnlineClassifier.binary(settings)) {
      double after = 0.0;
      for (int t = 0; t < 3000; t++) {
        double[] x = input(random);
        int y = label(x, random);
        double loss = dense.learn(x, y);
        assertEquals(loss, sparse.learn(all, x, y));
        after += t >= 2800 ? loss / 200 : 0.0;
      }
      assertTrue(after < 0.5, after + ", and even odds have .693");
    }
  }

  /** Two of three inputs are 0: given as 0, left out, or both, the same is learnt. */
  @ParameterizedTest
  @EnumSource(OnlineOptimizer.class)
  void aZeroIsAsGoodAsNoInput(OnlineOptimizer optimizer) {
    int inputs = 12;
    OnlineSettings settings = OnlineSettings.of(inputs, optimizer);
    SplittableRandom random = new SplittableRandom(13);
    try (OnlineClassifier dense = OnlineClassifier.of(3, settings);
        OnlineClassifier sparse = OnlineClassifier.of(3, settings);
        OnlineClassifier padded = OnlineClassifier.of(3, settings)) {
      for (int t = 0; t < 2000; t++) {
        double[] x = new double[inputs];
        int[] at = random.ints(4, 0, inputs).sorted().distinct().toArray();
        for (int i : at) {
          x[i] = random.nextDouble() + 0.1;
        }
        int y = (at[0] + random.nextInt(4)) % 3;
        double[] values = Arrays.stream(at).mapToDouble(i -> x[i]).toArray();
        int[] more = IntStream.concat(IntStream.of(at), IntStream.of(t % inputs)).toArray();
        more = Arrays.stream(more).sorted().distinct().toArray();
        double loss = sparse.learn(at, values, y);
        assertEquals(loss, dense.learn(x, y), 1e-12, "step " + t);
        double[] zero = Arrays.stream(more).mapToDouble(i -> x[i]).toArray();
        assertEquals(loss, padded.learn(more, zero, y), 1e-12, "step " + t);
      }
      for (int i = 0; i < inputs; i++) {
        assertEquals(sparse.snapshot().weight(i, 1), dense.snapshot().weight(i, 1), 1e-12);
        assertEquals(sparse.snapshot().weight(i, 1), padded.snapshot().weight(i, 1), 1e-12);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(OnlineOptimizer.class)
  void tellsManyClassesApart(OnlineOptimizer optimizer) {
    int classes = 5;
    SplittableRandom random = new SplittableRandom(8);
    try (OnlineClassifier learner =
        OnlineClassifier.of(classes, OnlineSettings.of(40, optimizer))) {
      int hits = 0;
      for (int t = 0; t < 4000; t++) {
        int y = random.nextInt(classes);
        int[] indices = {8 * y + random.nextInt(8), 39};
        indices = indices[0] == 39 ? new int[] {39} : indices;
        double[] values = new double[indices.length];
        java.util.Arrays.fill(values, 1.0);
        double[] p = learner.probabilities(indices, values);
        assertEquals(1.0, java.util.Arrays.stream(p).sum(), 1e-12);
        hits += t >= 2000 && learner.predict(indices, values) == y ? 1 : 0;
        assertEquals(-Math.log(p[y]), learner.learn(indices, values, y), 1e-9);
      }
      assertTrue(hits > 1900, hits + " of 2000");
    }
  }

  @Test
  void twoClassesInEitherFormAgree() {
    double[] scores = {0.7};
    assertArrayEquals(
        new double[] {1.0 / (1.0 + Math.exp(0.7)), 1.0 / (1.0 + Math.exp(-0.7))},
        ClassifierSnapshot.probabilities(scores, 2),
        1e-15);
  }

  /** An input of 1e7 beside one of 1e-3: unscaled it hides the other, scaled both are learnt. */
  @Test
  void runningScaleTakesUnitsOff() {
    OnlineSettings settings = OnlineSettings.sgd(2).withScaling(InputScaling.ROOT_MEAN_SQUARE);
    SplittableRandom random = new SplittableRandom(9);
    try (OnlineClassifier scaled = OnlineClassifier.binary(settings)) {
      int hits = 0;
      for (int t = 0; t < 4000; t++) {
        double a = random.nextDouble() - 0.5;
        double b = random.nextDouble() - 0.5;
        int y = a + b > 0.0 ? 1 : 0;
        double[] x = {1e7 * a, 1e-3 * b};
        hits += t >= 2000 && scaled.predict(x) == y ? 1 : 0;
        scaled.learn(x, y);
      }
      assertTrue(hits > 1900, hits + " of 2000");
      double[] probe = {2e6, 1e-4};
      assertEquals(scaled.probability(probe), scaled.snapshot().probability(probe), 1e-12);
    }
  }

  @Test
  void servesTheAverageWhereAsked() {
    OnlineSettings settings = OnlineSettings.sgd(INPUTS);
    SplittableRandom random = new SplittableRandom(11);
    try (OnlineClassifier current = OnlineClassifier.binary(settings);
        OnlineClassifier average =
            OnlineClassifier.binary(settings.withServed(ServedWeights.AVERAGE))) {
      for (int t = 0; t < 500; t++) {
        double[] x = input(random);
        int y = label(x, random);
        current.learn(x, y);
        double p = average.probability(x);
        assertEquals(-Math.log(y == 1 ? p : 1.0 - p), average.learn(x, y), 1e-9);
      }
      double[] x = input(random);
      assertTrue(Math.abs(current.probability(x) - average.probability(x)) > 1e-6);
      assertEquals(average.probability(x), average.snapshot().probability(x), 1e-12);
      assertEquals(current.learningRate(), average.learningRate());
      double before = average.snapshot().probability(x);
      average.close();
      assertEquals(before, average.snapshot().probability(x), "the average outlives the loop");
    }
  }
}
