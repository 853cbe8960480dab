package io.github.ae4j.djl.ecology;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.core.Linear;
import java.util.List;

/** How the projections of a transformer map, by their number. */
interface Projections {
  /** y of x, (..., in) to (..., out), with x's manager. */
  NDArray of(int projection, NDArray x);

  /** By matrices (out, in) alone. */
  static Projections plain(List<NDArray> matrices) {
    return (projection, x) -> Linear.linear(x, matrices.get(projection)).singletonOrThrow();
  }

  /** With an adapter each. */
  static Projections adapted(List<LoraLinear> layers) {
    return (projection, x) -> layers.get(projection).of(x);
  }
}
