package io.github.ae4j.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.adapter.Demand;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.nd4j.form.Field;
import io.github.ae4j.nd4j.form.Segment;
import io.github.ae4j.nd4j.form.UpdaterKind;
import io.github.ae4j.nd4j.form.WeightDecays;
import io.github.ae4j.nd4j.pass.Backend;
import io.github.ae4j.nd4j.pass.Nd4jAdapter;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Over float32 views of many blocks, which begin anywhere in memory, each inner product is that of double
 * arithmetic to 1e-5 of the product of the lengths; by the CPU's memory and by ND4J's operations alike.
 */
class SensorTest {
  private static final int SIZE = 150_001;
  private static final double SCALE = 1.0 / 64.0;

  static Stream<Arguments> kindsAndWays() {
    return Updaters.all().keySet().stream()
        .flatMap(name -> Stream.of(true, false).map(cpu -> Arguments.of(name, cpu)));
  }

  @ParameterizedTest(name = "{0}, on the CPU: {1}")
  @MethodSource("kindsAndWays")
  void agreesWithDoubleArithmetic(String name, boolean onCpu) {
    IUpdater config = Updaters.of(name);
    UpdaterKind kind = Objects.requireNonNull(UpdaterKind.of(config));
    Random random = new Random(5);
    INDArray theta = view(random, SIZE, false);
    INDArray gradient = view(random, SIZE, false);
    long numbers = config.stateSize(SIZE);
    GradientUpdater<?> updater =
        numbers == 0
            ? new org.nd4j.linalg.learning.SgdUpdater((org.nd4j.linalg.learning.config.Sgd) config)
            : config.instantiate(view(random, numbers, true), false);
    Segment one = Segment.of(updater, List.of(config), theta, 1.0);
    Backend backend = onCpu ? Backend.CPU : Backend.GPU;
    List<Segment> segments = List.of(one);
    Nd4jAdapter adapter =
        new Nd4jAdapter(segments, segments, new WeightDecays(List.of()), 40, 0L, backend);
    Set<Statistic> all = Loops.measurable(adapter);
    adapter.attach(new Demand(all, Set.of()), Slots.of(adapter.slots()));
    adapter.input().present(0.5, List.of(gradient), SCALE, 40, 0);
    Observation observation = new Observation(1);
    adapter.observe(observation);
    Map<Statistic, double[]> exact = new Exact(adapter, one, gradient).sums();
    for (Statistic statistic : all) {
      if (exact.containsKey(statistic)) {
        double[] valueAndScale = Objects.requireNonNull(exact.get(statistic));
        assertEquals(
            valueAndScale[0],
            observation.value(0, statistic),
            1e-5 * valueAndScale[1],
            statistic.name());
      }
    }
    assertEquals(SIZE, observation.value(0, Statistic.COUNT));
    assertEquals(0.5, observation.value(0, Statistic.LOSS));
    if (kind.first() != null) {
      assertEquals(1.0 - Math.pow(0.9, 40), observation.value(0, Statistic.MOMENTUM_WEIGHT), 1e-12);
    }
  }

  private static INDArray view(Random random, long size, boolean positive) {
    float[] values = new float[(int) size + 3];
    for (int i = 0; i < values.length; i++) {
      float value = (float) random.nextGaussian();
      values[i] = positive ? Math.abs(value) + 1e-3f : value;
    }
    return Nd4j.createFromArray(values).get(NDArrayIndex.interval(3, size + 3));
  }

  /** The sums from their definitions, over the canonical form that CanonicalReference has. */
  private static final class Exact {
    private final Nd4jAdapter adapter;
    private final UpdaterKind kind;
    private final double[] theta;
    private final double[] g;
    private final double[] m = new double[SIZE];
    private final double[] w = new double[SIZE];

    Exact(Nd4jAdapter adapter, Segment segment, INDArray gradient) {
      this.adapter = adapter;
      kind = adapter.form().kind();
      theta = segment.parameters().castTo(DataType.DOUBLE).toDoubleVector();
      g = gradient.castTo(DataType.DOUBLE).toDoubleVector();
      double[] first = state(segment, kind.first());
      double[] second = state(segment, kind.second());
      double[] third = state(segment, kind.third());
      double c = 1.0 - Math.pow(0.9, 40);
      double b2 = decay();
      double next = b2 * (1.0 - Math.pow(own(), 40)) + 1.0 - b2;
      double native2 = epsilon();
      for (int i = 0; i < SIZE; i++) {
        g[i] *= SCALE;
        // B = W m^ with W = alpha c; ND4J keeps -B
        m[i] = kind == UpdaterKind.NESTEROVS ? -c * first[i] / (0.1 * c) : first[i];
        double mean = b2 * second[i] + (1.0 - b2) * g[i] * g[i];
        w[i] =
            switch (kind) {
              case SGD, NESTEROVS -> 1.0;
              case ADAMAX -> 1.0 / Math.max(b2 * second[i], Math.abs(g[i]));
              case ADAGRAD -> 1.0 / (Math.sqrt(second[i] + g[i] * g[i]) + native2);
              case ADADELTA -> Math.sqrt(third[i] + native2) / Math.sqrt(mean + native2);
              case AMSGRAD ->
                  1.0 / (Math.sqrt(Math.max(mean, third[i]) / next) + native2 / Math.sqrt(next));
              default -> 1.0 / (Math.sqrt(mean / next) + native2 / Math.sqrt(next));
            };
      }
    }

    private double own() {
      Field field = kind.fields().get(io.github.ae4j.coefficient.Coefficient.BETA2);
      return field == null ? 0.0 : field.read(adapter.form().config());
    }

    private double decay() {
      return (float) own();
    }

    private double epsilon() {
      Field field = kind.fields().get(io.github.ae4j.coefficient.Coefficient.EPSILON);
      return field == null ? 0.0 : field.read(adapter.form().config());
    }

    private static double[] state(Segment segment, String name) {
      INDArray state = segment.state(name);
      return state == null ? new double[SIZE] : state.castTo(DataType.DOUBLE).toDoubleVector();
    }

    Map<Statistic, double[]> sums() {
      double[] wg = times(w, g);
      double[] wm = times(w, m);
      double[] ones = new double[SIZE];
      java.util.Arrays.fill(ones, 1.0);
      return Map.ofEntries(
          Map.entry(Statistic.SUM_G, dot(g, ones)),
          Map.entry(Statistic.G_G, dot(g, g)),
          Map.entry(Statistic.G_M, dot(g, m)),
          Map.entry(Statistic.M_M, dot(m, m)),
          Map.entry(Statistic.G_WG, dot(g, wg)),
          Map.entry(Statistic.G_WM, dot(g, wm)),
          Map.entry(Statistic.WG_WG, dot(wg, wg)),
          Map.entry(Statistic.WG_WM, dot(wg, wm)),
          Map.entry(Statistic.WM_WM, dot(wm, wm)),
          Map.entry(Statistic.THETA_THETA, dot(theta, theta)));
    }

    private static double[] times(double[] a, double[] b) {
      double[] out = new double[a.length];
      java.util.Arrays.setAll(out, i -> a[i] * b[i]);
      return out;
    }

    /** The inner product, and the product of the lengths. */
    private static double[] dot(double[] a, double[] b) {
      double sum = 0.0;
      double aa = 0.0;
      double bb = 0.0;
      for (int i = 0; i < a.length; i++) {
        sum += a[i] * b[i];
        aa += a[i] * a[i];
        bb += b[i] * b[i];
      }
      return new double[] {sum, Math.sqrt(aa * bb)};
    }
  }
}
