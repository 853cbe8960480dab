package io.github.ae4j.examples.tune;

import io.github.ae4j.examples.tune.TuneTask.Drift;
import java.util.SplittableRandom;

/**
 * Gaussian clusters with labels, some of them wrong; where targets change the labels change places.
 *
 * @param centres of the clusters, one after another
 * @param changes what becomes of the labels
 * @param classes number of clusters
 * @param scales of the inputs
 * @param spread deviation within a cluster; the centres' is 1
 * @param noise chance that a label is drawn at random
 */
record MixtureSource(
    Concept centres, Changes changes, int classes, double[] scales, double spread, double noise)
    implements Source {
  @Override
  public int inputs() {
    return scales.length;
  }

  @Override
  public void draw(int step, SplittableRandom random, double[] x, double[] target) {
    int cluster = random.nextInt(classes);
    double[] centre = centres.at(changes.drift() == Drift.TARGET ? 0 : step);
    for (int i = 0; i < x.length; i++) {
      x[i] = scales[i] * (centre[cluster * x.length + i] + spread * random.nextGaussian());
    }
    boolean wrong = random.nextDouble() < noise;
    int other = random.nextInt(classes);
    target[0] = wrong ? other : changes.order(Drift.TARGET, step, classes)[cluster];
  }
}
