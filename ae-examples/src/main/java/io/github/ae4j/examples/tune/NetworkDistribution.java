package io.github.ae4j.examples.tune;

import io.github.ae4j.examples.tune.TuneTask.Drift;
import io.github.ae4j.examples.tune.TuneTask.Family;
import io.github.ae4j.examples.tune.layers.Layer;
import io.github.ae4j.examples.tune.layers.Networks;
import java.util.SplittableRandom;

/**
 * The larger tasks: half are small transformers on text from a Markov chain, half residual networks with batch
 * normalisation on pictures of waves. Two fifths change, in their targets or in the scale of the loss.
 */
final class NetworkDistribution {
  /** Most multiplications a run may take, which holds it to some tenths of a second. */
  private static final double WORK = 5e8;

  /** A backward pass takes twice what a forward one does. */
  private static final double PASSES = 3.0;

  private static final int SIDE = 8;
  private static final double CHANGE = 0.4;
  private static final Drift[] KINDS = {Drift.TARGET, Drift.LOSS_SCALE};

  private final SplittableRandom random;
  private final long seed;
  private final int steps;

  private NetworkDistribution(long seed) {
    this.seed = seed;
    random = new SplittableRandom(seed);
    steps = random.nextInt(300, 801);
  }

  /** The larger task of a seed. */
  static TuneTask task(long seed) {
    NetworkDistribution draw = new NetworkDistribution(seed);
    return draw.random.nextBoolean() ? draw.text() : draw.pictures();
  }

  private TuneTask text() {
    Changes changes = changes();
    int vocabulary = random.nextInt(6, 25);
    int context = random.nextInt(8, 17);
    int width = 4 * random.nextInt(2, 6);
    int heads = random.nextBoolean() ? 2 : 4;
    int depth = random.nextInt(1, 3);
    Layer network = Networks.transformer(vocabulary, context, width, heads, depth);
    Source source = new TextSource(vocabulary, context, logUniform(0.7, 3.0), changes);
    int batch = batch(2.0, 16.0, context * network.work());
    int samples = samples(500.0);
    return new LayeredTask(
        new LayeredTask.Plan(
            Family.TEXT, network, vocabulary, context, source, changes, samples, batch, 128, seed));
  }

  private TuneTask pictures() {
    Changes changes = changes();
    int classes = random.nextInt(3, 9);
    double turned = random.nextDouble(Math.PI);
    double[] angle = new double[classes];
    double[] waves = new double[classes];
    for (int i = 0; i < classes; i++) {
      angle[i] = turned + Math.PI * i / classes;
      waves[i] = logUniform(0.8, 3.0);
    }
    double noise = logUniform(0.2, 1.5);
    double flips = random.nextBoolean() ? 0.0 : logUniform(0.02, 0.2);
    Source source = new GratingSource(SIDE, angle, waves, noise, flips, changes);
    double lastScale = random.nextBoolean() ? 0.0 : 1.0;
    int width = random.nextInt(4, 9);
    int blocks = random.nextInt(1, 3);
    Layer network = Networks.residual(SIDE, width, blocks, classes, lastScale);
    int batch = batch(4.0, 32.0, network.work());
    return new LayeredTask(
        new LayeredTask.Plan(
            Family.PICTURES,
            network,
            classes,
            1,
            source,
            changes,
            samples(200.0),
            batch,
            256,
            seed));
  }

  private Changes changes() {
    Drift kind = KINDS[random.nextInt(KINDS.length)];
    Drift drift = random.nextDouble() < CHANGE ? kind : Drift.NONE;
    return new Changes(drift, steps, random.nextInt(2, 6), 0.0, seed);
  }

  private int batch(double least, double most, long work) {
    double allowed = WORK / PASSES / steps / work;
    return (int) Math.round(logUniform(least, Math.max(least, Math.min(most, allowed))));
  }

  /** Half of all tasks have so many samples, up to twenty times over; the others ever new ones. */
  private int samples(double least) {
    int samples = (int) logUniform(least, 20.0 * least);
    return random.nextBoolean() ? samples : 0;
  }

  private double logUniform(double low, double high) {
    return low * Math.pow(high / low, random.nextDouble());
  }
}
