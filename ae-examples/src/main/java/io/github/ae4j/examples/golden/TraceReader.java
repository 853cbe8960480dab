package io.github.ae4j.examples.golden;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a trace file: {@code init}, {@code clip_grad_norm}, {@code config_overrides}, {@code problem},
 * {@code columns}, {@code rows}; {@code name}, {@code steps} and {@code dim} are checked where they
 * are given, anything else beside them is left alone.
 */
final class TraceReader {
  private final Path path;
  private final JsonInput file;

  private TraceReader(Path path) {
    this.path = path;
    this.file = JsonInput.read(path);
  }

  /**
   * Reads a file.
   *
   * @throws io.github.ae4j.examples.BadInput if it is not a trace; the message says why
   */
  static TraceFile read(Path path) {
    return new TraceReader(path).trace();
  }

  private TraceFile trace() {
    JsonInput init = file.field("init").only(Set.of("theta", "alpha", "mu", "sigma"));
    double[] theta = init.field("theta").vector();
    if (theta.length == 0) {
      throw init.field("theta").wrong("have at least one number");
    }
    List<String> columns = columns(theta.length);
    JsonInput name = file.field("name");
    JsonInput sigma = init.field("sigma");
    return new TraceFile(
        name.isMissing() ? path.getFileName().toString() : name.text(),
        theta,
        init.field("alpha").finite(),
        init.field("mu").finite(),
        sigma.isMissing() ? 0.0 : sigma.finite(),
        clip(),
        SeedSettings.read(file.field("config_overrides")),
        problem(theta.length),
        columns,
        rows(columns.size()));
  }

  private @Nullable Double clip() {
    JsonInput clip = file.field("clip_grad_norm");
    if (clip.isMissing()) {
      return null;
    }
    if (!(clip.finite() > 0.0)) {
      throw clip.wrong("be null or positive");
    }
    return clip.finite();
  }

  private TraceProblem problem(int dimension) {
    TraceProblem read = problem(file.field("problem"));
    if (read.dimension() != dimension) {
      throw file.field("init")
          .field("theta")
          .wrong("have the problem's " + read.dimension() + " coordinates");
    }
    JsonInput dim = file.field("dim");
    if (!dim.isMissing() && dim.number() != dimension) {
      throw dim.wrong("be the number of coordinates of init.theta, " + dimension);
    }
    return read;
  }

  /** Reads a problem. */
  static TraceProblem problem(JsonInput problem) {
    return switch (problem.object().field("kind").text()) {
      case "quadratic" -> quadratic(problem.only(Set.of("kind", "A", "b")));
      case "rosenbrock" -> rosenbrock(problem.only(Set.of("kind")));
      case "noisy" -> noisy(problem.only(Set.of("kind", "h", "amplitude", "faults")));
      default -> throw problem.field("kind").wrong("be quadratic, rosenbrock or noisy");
    };
  }

  private static TraceProblem quadratic(JsonInput problem) {
    double[] b = problem.field("b").vector();
    JsonInput rows = problem.field("A").array();
    if (rows.size() != b.length) {
      throw rows.wrong("have " + b.length + " rows, as b has numbers");
    }
    double[][] a = new double[b.length][];
    for (int i = 0; i < b.length; i++) {
      a[i] = rows.element(i).vector();
      if (a[i].length != b.length) {
        throw rows.element(i).wrong("have " + b.length + " numbers, as b has");
      }
    }
    return new TraceProblem.Quadratic(a, b);
  }

  private static TraceProblem rosenbrock(JsonInput problem) {
    return new TraceProblem.Rosenbrock();
  }

  private static TraceProblem noisy(JsonInput problem) {
    double[] h = problem.field("h").vector();
    JsonInput faults = problem.field("faults");
    Map<Integer, TraceProblem.Fault> byStep = new LinkedHashMap<>();
    if (!faults.isMissing()) {
      for (String step : faults.object().names()) {
        if (!step.matches("[1-9][0-9]{0,8}")) {
          throw faults.wrong("be keyed by step, from 1; \"" + step + "\" is none");
        }
        byStep.put(Integer.parseInt(step), fault(faults.field(step), h.length));
      }
    }
    return new TraceProblem.Noisy(h, problem.field("amplitude").finite(), byStep);
  }

  private static TraceProblem.Fault fault(JsonInput fault, int dimension) {
    return switch (fault.text()) {
      case "nan" -> TraceProblem.Fault.NAN;
      case "huge" -> TraceProblem.Fault.HUGE;
      case "inf" -> {
        if (dimension < 2) {
          throw fault.wrong("strike a problem of at least 2 coordinates where it is inf");
        }
        yield TraceProblem.Fault.INF;
      }
      default -> throw fault.wrong("be nan, inf or huge");
    };
  }

  private List<String> columns(int dimension) {
    JsonInput columns = file.field("columns").array();
    Set<String> known = TraceColumns.of(dimension);
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < columns.size(); i++) {
      String name = columns.element(i).text();
      if (!known.contains(name) || !names.add(name)) {
        throw columns.element(i).wrong("be one of " + known + ", once");
      }
    }
    Set<String> lacking = new TreeSet<>(known);
    lacking.removeAll(names);
    lacking.remove(TraceColumns.SIGMA);
    if (!lacking.isEmpty()) {
      throw columns.wrong("have the column " + lacking.iterator().next());
    }
    return new ArrayList<>(names);
  }

  private double[][] rows(int width) {
    JsonInput rows = file.field("rows").array();
    JsonInput steps = file.field("steps");
    if (rows.size() == 0 || (!steps.isMissing() && steps.number() != rows.size())) {
      throw rows.wrong(
          steps.isMissing()
              ? "have a row a step"
              : "have the " + steps.node() + " rows of steps, has " + rows.size());
    }
    double[][] values = new double[rows.size()][width];
    for (int i = 0; i < values.length; i++) {
      JsonInput row = rows.element(i).array();
      if (row.size() != width) {
        throw row.wrong("have " + width + " numbers, as there are columns");
      }
      for (int j = 0; j < width; j++) {
        values[i][j] = row.element(j).number();
      }
    }
    return values;
  }
}
