package io.github.ae4j.examples.tune;

import io.github.ae4j.examples.tune.TuneTask.Drift;
import java.util.SplittableRandom;

/**
 * Grey pictures of waves at any place, with noise; a class is a direction and a number of waves over the picture.
 * Where targets change the labels change places.
 *
 * @param side of a picture
 * @param angle direction of each class's waves, radians
 * @param waves of each class over a picture
 * @param noise deviation of the noise; the waves' is .7
 * @param flips chance that a label is drawn at random
 * @param changes what becomes of the labels
 */
record GratingSource(
    int side, double[] angle, double[] waves, double noise, double flips, Changes changes)
    implements Source {
  @Override
  public int inputs() {
    return side * side;
  }

  @Override
  public void draw(int step, SplittableRandom random, double[] x, double[] target) {
    int kind = random.nextInt(angle.length);
    double phase = random.nextDouble(2.0 * Math.PI);
    double across = 2.0 * Math.PI * waves[kind] / side * Math.cos(angle[kind]);
    double down = 2.0 * Math.PI * waves[kind] / side * Math.sin(angle[kind]);
    for (int i = 0; i < x.length; i++) {
      double wave = Math.cos(across * (i % side) + down * (i / side) + phase);
      x[i] = wave + noise * random.nextGaussian();
    }
    boolean wrong = random.nextDouble() < flips;
    int other = random.nextInt(angle.length);
    target[0] = wrong ? other : changes.order(Drift.TARGET, step, angle.length)[kind];
  }
}
