package io.github.ae4j.examples.bench;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The networks that are timed on ND4J. */
enum Nd4jNet {
  /** One hidden layer of 256. */
  SMALL(784, 256, 10),
  /** Two hidden layers of 1,024. */
  LARGE(784, 1024, 1024, 10),
  /** Seven hidden layers of 256. */
  DEEP(784, 256, 256, 256, 256, 256, 256, 256, 10);

  /** Units of all layers, pixels first. */
  private final int[] widths;

  Nd4jNet(int... widths) {
    this.widths = widths;
  }

  /** Number of arrays of weights and biases. */
  int parameters() {
    return 2 * (widths.length - 1);
  }

  /** Units of all layers, joined by hyphens. */
  String label() {
    return Arrays.stream(widths).mapToObj(Integer::toString).collect(Collectors.joining("-"));
  }

  /** Units of all layers, pixels first. */
  int[] widths() {
    return widths.clone();
  }
}
