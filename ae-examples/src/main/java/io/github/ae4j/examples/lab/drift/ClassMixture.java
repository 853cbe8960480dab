package io.github.ae4j.examples.lab.drift;

import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.lab.task.DigitBatches;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A mixture of classes that skews: in the first phase all classes come alike, in each later one most
 * pictures are of a few classes drawn anew.
 */
public final class ClassMixture {
  private static final int FAVOURED = 3;
  private static final double FAVOUR = 0.9; // their share of the pictures

  private final int[][] ofClass;
  private final SplittableRandom random;

  private ClassMixture(Digits digits, SplittableRandom random) {
    this.random = random;
    ofClass =
        IntStream.range(0, Digits.CLASSES)
            .mapToObj(digit -> pictures(digits, digit))
            .toArray(int[][]::new);
  }

  private static int[] pictures(Digits digits, int digit) {
    return IntStream.range(0, digits.size())
        .filter(picture -> digits.labels()[picture] == digit)
        .toArray();
  }

  /** The batches of all phases; each picture is drawn from its class with replacement. */
  public static DigitBatches batches(
      Digits digits, int size, int phases, int phaseSteps, SplittableRandom random) {
    ClassMixture mixture = new ClassMixture(digits, random);
    int[] all = new int[phases * phaseSteps * size];
    for (int phase = 0; phase < phases; phase++) {
      int favoured = phase == 0 ? Digits.CLASSES : FAVOURED;
      int[] classes = Arrays.copyOf(Digits.permutation(Digits.CLASSES, random), favoured);
      int from = phase * phaseSteps * size;
      for (int i = from; i < from + phaseSteps * size; i++) {
        all[i] = mixture.picture(classes);
      }
    }
    return new DigitBatches(size, all);
  }

  private int picture(int[] favoured) {
    int digit =
        random.nextDouble() < FAVOUR
            ? favoured[random.nextInt(favoured.length)]
            : random.nextInt(Digits.CLASSES);
    int[] pictures = ofClass[digit];
    return pictures[random.nextInt(pictures.length)];
  }
}
