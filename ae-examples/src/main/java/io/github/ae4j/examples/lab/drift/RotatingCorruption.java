package io.github.ae4j.examples.lab.drift;

import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.lab.task.DigitView;
import java.util.SplittableRandom;

/** One corruption after the other, round and round, the first phase being clean. */
public final class RotatingCorruption implements DigitView {
  private static final long STEP = 0x9E3779B97F4A7C15L; // spreads steps and pictures over the seeds

  private final int phaseSteps;
  private final long seed;
  private final float[] clean = new float[Digits.PIXELS];

  /**
   * Corruptions of a seed.
   *
   * @param phaseSteps steps until the next one
   * @param random draws the seed of their noise
   */
  public RotatingCorruption(int phaseSteps, SplittableRandom random) {
    this.phaseSteps = phaseSteps;
    seed = random.nextLong();
  }

  /** The corruption of a step, from 1. */
  Corruption corruption(int step) {
    Corruption[] all = Corruption.values();
    return all[(step - 1) / phaseSteps % all.length];
  }

  @Override
  public void show(Digits digits, int picture, int step, float[] into, int at) {
    PLAIN.show(digits, picture, step, clean, 0);
    SplittableRandom random =
        new SplittableRandom(seed + STEP * ((long) step * digits.size() + picture));
    float[] shown = corruption(step).of(clean, random);
    System.arraycopy(shown, 0, into, at, Digits.PIXELS);
  }
}
