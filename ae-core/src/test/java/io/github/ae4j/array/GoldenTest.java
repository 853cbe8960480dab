package io.github.ae4j.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.array.AeAgent.Step;
import io.github.ae4j.preset.SeedConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent makes the seed's own steps, to nine digits in every column of every row. */
class GoldenTest {
  private static final double RELATIVE = 1e-9;
  private static final double ABSOLUTE = 1e-12;

  @ParameterizedTest
  @ValueSource(strings = {"quadratic", "rosenbrock", "noisy", "faulty"})
  void reproducesTheTrace(String name) throws IOException {
    Map<String, Object> golden = object(TinyJson.read(resource(name)));
    Map<String, Object> init = object(golden.get("init"));
    double[] theta = numbers(init.get("theta"));
    SeedConfig config = SeedConfig.defaults();
    config = config.with("sigma_min", 0.0).with("sigma_max", 0.0);
    for (Map.Entry<String, Object> change : object(golden.get("config_overrides")).entrySet()) {
      config = config.with(change.getKey(), (double) change.getValue());
    }
    double clip = (double) golden.get("clip_grad_norm");
    LossFunction problem = new GoldenProblem(object(golden.get("problem")));
    List<?> columns = (List<?>) golden.get("columns");
    List<?> rows = (List<?>) golden.get("rows");
    try (AeAgent agent =
        new AeAgent(
            config,
            theta,
            (double) init.get("alpha"),
            (double) init.get("mu"),
            (double) init.get("sigma"),
            Double.isNaN(clip) ? OptionalDouble.empty() : OptionalDouble.of(clip))) {
      for (Object row : rows) {
        double[] expected = numbers(row);
        double[] actual = row(agent.step(problem), theta);
        for (int i = 1; i < expected.length; i++) {
          String where = name + " step " + (long) expected[0] + " " + columns.get(i);
          double allowed = ABSOLUTE + RELATIVE * Math.abs(expected[i]);
          assertEquals(expected[i], actual[i - 1], allowed, where);
        }
      }
    }
    assertTrue(rows.size() >= 200);
  }

  private static double[] row(Step step, double[] theta) {
    double[] row = new double[9 + theta.length];
    row[0] = step.loss();
    row[1] = step.trend();
    row[2] = step.variance();
    row[3] = step.uncertainty();
    row[4] = step.phase();
    row[5] = step.alpha();
    row[6] = step.mu();
    row[7] = step.gamma();
    row[8] = step.gradientNorm();
    System.arraycopy(theta, 0, row, 9, theta.length);
    return row;
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream = GoldenTest.class.getResourceAsStream("/golden/" + name + ".json")) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  static double[] numbers(Object list) {
    return ((List<?>) list).stream().mapToDouble(v -> (double) v).toArray();
  }
}
