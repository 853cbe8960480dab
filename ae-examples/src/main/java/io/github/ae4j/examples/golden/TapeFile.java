package io.github.ae4j.examples.golden;

import io.github.ae4j.machine.tape.CopyLoss;
import java.nio.file.Path;

/**
 * A file of the tape's copy task: {@code cells}, {@code target}, {@code entropyWeight}, {@code writeWeight}, and rows of
 * a point, its loss and its gradient; {@code name} and {@code width} are checked where they are given.
 */
final class TapeFile {
  private final Path path;
  private final JsonInput file;
  private final CopyLoss task;

  private TapeFile(Path path, JsonInput file) {
    this.path = path;
    this.file = file;
    task = task(file);
  }

  /** Whether a file is of this kind, rather than a trace of the agent. */
  static boolean is(JsonInput file) {
    return !file.field("cells").isMissing();
  }

  /**
   * Evaluates every row's point and compares.
   *
   * @throws io.github.ae4j.examples.BadInput if the file is not of the form; the message says why
   */
  static Comparison replay(Path path, JsonInput file) {
    return new TapeFile(path, file).compare();
  }

  private static CopyLoss task(JsonInput file) {
    JsonInput cells = file.field("cells");
    double[] target = file.field("target").vector();
    if (!(cells.finite() >= 1.0 && cells.finite() <= 1e6) || cells.finite() % 1.0 != 0.0) {
      throw cells.wrong("be a whole number from 1 to a million");
    }
    if (target.length == 0) {
      throw file.field("target").wrong("have at least one number");
    }
    JsonInput width = file.field("width");
    if (!width.isMissing() && width.number() != target.length) {
      throw width.wrong("be the number of numbers of target, " + target.length);
    }
    return new CopyLoss(
        (int) cells.finite(),
        target,
        weight(file.field("entropyWeight")),
        weight(file.field("writeWeight")));
  }

  private static double weight(JsonInput weight) {
    if (!(weight.finite() >= 0.0)) {
      throw weight.wrong("be at least 0");
    }
    return weight.finite();
  }

  private Comparison compare() {
    JsonInput rows = file.field("rows").array();
    if (rows.size() == 0) {
      throw rows.wrong("have at least one row");
    }
    JsonInput name = file.field("name");
    Comparison worst =
        Comparison.none(
            name.isMissing() ? path.getFileName().toString() : name.text(), rows.size());
    for (int row = 1; row <= rows.size(); row++) {
      worst = compare(rows.element(row - 1).object(), row, worst);
    }
    return worst;
  }

  private Comparison compare(JsonInput row, int number, Comparison worst) {
    double[] theta = sized(row.field("theta"));
    double[] recorded = sized(row.field("gradient"));
    double[] gradient = new double[task.size()];
    double loss = task.evaluate(theta, gradient);
    Comparison now = worst.worse("loss", number, row.field("loss").finite(), loss);
    for (int i = 0; i < gradient.length; i++) {
      now = now.worse("gradient[" + i + "]", number, recorded[i], gradient[i]);
    }
    return now;
  }

  private double[] sized(JsonInput vector) {
    double[] values = vector.vector();
    if (values.length != task.size()) {
      throw vector.wrong(
          "have " + task.size() + " numbers, the width and twice the cells, has " + values.length);
    }
    return values;
  }
}
