package io.github.ae4j.examples.tune;

import io.github.ae4j.examples.tune.TuneTask.Drift;
import io.github.ae4j.examples.tune.TuneTask.Family;
import java.util.SplittableRandom;

/** The wide distribution that the standard loop's constants are searched on. */
final class TaskDistribution {
  /** Most multiplications a run may take, which holds it to some tenth of a second. */
  private static final double WORK = 1.2e7;

  private static final int LONGEST = 2_000;

  /** How many times longer a long stream is. */
  private static final int LONG = 20;

  private static final Family[] FAMILIES = {
    Family.REGRESSION, Family.CLASSIFICATION, Family.QUADRATIC, Family.STREAM, Family.LONG_STREAM
  };

  private static final Drift[] CHANGING_CURVES = {Drift.TARGET, Drift.LOSS_SCALE, Drift.WALK};

  private final SplittableRandom random;
  private final long seed;
  private int steps;

  private TaskDistribution(long seed) {
    this.seed = seed;
    random = new SplittableRandom(seed);
    steps = random.nextInt(600, LONGEST + 1);
  }

  /** The task of a seed. Two fifths of all tasks change, of streams three fifths. */
  static TuneTask task(long seed) {
    TaskDistribution draw = new TaskDistribution(seed);
    Family family = FAMILIES[draw.random.nextInt(FAMILIES.length)];
    return switch (family) {
      case REGRESSION -> draw.regression();
      case CLASSIFICATION -> draw.classification();
      case QUADRATIC -> draw.quadratic();
      case STREAM -> draw.stream(family);
      case LONG_STREAM -> draw.longStream();
      case TEXT, PICTURES -> throw new AssertionError(family);
    };
  }

  private TuneTask regression() {
    Changes changes = changes(drift(0.5, Drift.values()));
    int inputs = random.nextInt(2, 17);
    int outputs = random.nextInt(1, 4);
    Network teacher = network(inputs, outputs, random.nextInt(3), 8);
    Concept concept = new Concept(changes, random, teacher::start);
    double noise = random.nextBoolean() ? logUniform(0.01, 0.1) : logUniform(0.1, 1.0);
    Source source = new TeacherSource(teacher, concept, scales(inputs), noise, false);
    Network network = network(inputs, outputs, random.nextInt(6), 48);
    Fit fit = random.nextInt(4) == 0 ? Fit.HUBER : Fit.SQUARED;
    return batched(Family.REGRESSION, network, fit, source, changes);
  }

  private TuneTask classification() {
    Changes changes = changes(drift(0.5, Drift.values()));
    int inputs = random.nextInt(2, 17);
    boolean two = random.nextInt(3) == 0;
    int classes = two ? 2 : random.nextInt(3, 11);
    Concept centres = new Concept(changes, random, r -> gaussians(r, classes * inputs));
    double noise = random.nextBoolean() ? 0.0 : logUniform(0.02, 0.3);
    double spread = logUniform(0.3, 1.5);
    Source source = new MixtureSource(centres, changes, classes, scales(inputs), spread, noise);
    Network network = network(inputs, two ? 1 : classes, random.nextInt(6), 48);
    Fit fit = two ? Fit.LOGISTIC : Fit.CROSS_ENTROPY;
    return batched(Family.CLASSIFICATION, network, fit, source, changes);
  }

  private TuneTask batched(
      Family family, Network network, Fit fit, Source source, Changes changes) {
    double most = Math.max(1.0, Math.min(64.0, WORK / steps / network.size()));
    int batch = (int) Math.round(logUniform(1.0, most));
    int samples = random.nextBoolean() ? (int) logUniform(50.0, 5_000.0) : 0;
    return new DataTask(
        new DataTask.Plan(family, network, fit, source, changes, samples, batch, seed));
  }

  private TuneTask quadratic() {
    Changes changes = changes(drift(0.5, CHANGING_CURVES));
    int size = random.nextInt(2, 65);
    double condition = logUniform(1.0, 1e4);
    double unit = logUniform(0.01, 100.0);
    double[] curvature = random.doubles(size).map(u -> unit * Math.pow(condition, -u)).toArray();
    double noise = random.nextInt(4) == 0 ? 0.0 : logUniform(0.01, 3.0);
    Concept concept = new Concept(changes, random, r -> gaussians(r, size));
    return new QuadraticTask(concept, changes, curvature, noise, seed);
  }

  private TuneTask longStream() {
    steps *= LONG;
    return stream(Family.LONG_STREAM);
  }

  private TuneTask stream(Family family) {
    Changes changes = changes(drift(0.75, Drift.values()));
    int inputs = random.nextInt(2, 21);
    boolean labels = random.nextBoolean();
    Network linear = new Network(new int[] {inputs, 1}, false);
    Concept concept = new Concept(changes, random, linear::start);
    double noise = labels ? logUniform(0.02, 0.2) : logUniform(0.05, 1.0);
    Source source = new TeacherSource(linear, concept, scales(inputs), noise, labels);
    Fit fit = labels ? Fit.LOGISTIC : Fit.SQUARED;
    return new DataTask(new DataTask.Plan(family, linear, fit, source, changes, 0, 1, seed));
  }

  private Drift drift(double share, Drift... kinds) {
    Drift kind = kinds[random.nextInt(kinds.length)];
    return random.nextDouble() < share ? kind : Drift.NONE;
  }

  private Changes changes(Drift drift) {
    double turn = logUniform(0.5, steps > LONGEST ? 60.0 : 6.0);
    return new Changes(drift, steps, random.nextInt(2, 6), turn, seed);
  }

  private Network network(int inputs, int outputs, int depth, int widest) {
    int[] widths = new int[depth + 2];
    for (int i = 1; i <= depth; i++) {
      widths[i] = (int) Math.round(logUniform(4.0, widest));
    }
    widths[0] = inputs;
    widths[depth + 1] = outputs;
    return new Network(widths, random.nextBoolean());
  }

  /** Half of all tasks have inputs of unit scale; the others' lie in two decades. */
  private double[] scales(int inputs) {
    boolean equal = random.nextBoolean();
    return random.doubles(inputs).map(u -> equal ? 1.0 : Math.pow(10.0, u * 2.0 - 1.3)).toArray();
  }

  private double logUniform(double low, double high) {
    return low * Math.pow(high / low, random.nextDouble());
  }

  private static double[] gaussians(SplittableRandom random, int size) {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextGaussian();
    }
    return values;
  }
}
