package io.github.ae4j.djl.ecology;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.ae4j.ecology.LoraFactors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The matrices of a frozen model's projections, and adapters on them: added to them to answer, beside them to learn. */
final class AdaptedMatrices {
  private final NDManager manager;
  private final List<NDArray> matrices;
  private @Nullable Folded folded;

  /** An adapter that is immutable, added to the matrices. */
  private record Folded(LoraFactors of, NDManager memory, Projections maps) {}

  /**
   * Of a model.
   *
   * @param manager of the model; what is kept is closed with it
   */
  AdaptedMatrices(NDManager manager, List<NDArray> matrices) {
    this.manager = manager;
    this.matrices = matrices;
  }

  /** The projections with the adapter added to their matrices. */
  Projections folded(Optional<LoraFactors> factors) {
    return factors.isEmpty() ? Projections.plain(matrices) : folded(factors.get());
  }

  /** The last one is kept, since the same adapter is mostly asked again. */
  private Projections folded(LoraFactors factors) {
    Folded last = folded;
    if (last != null && last.of() == factors) {
      return last.maps();
    }
    if (last != null) {
      last.memory().close();
      folded = null;
    }
    NDManager memory = manager.newSubManager();
    FlatFactors flat = FlatFactors.of(factors);
    try (NDManager call = manager.newSubManager()) {
      List<NDArray> sums = new ArrayList<>();
      for (LoraLinear layer : flat.on(call.create(flat.single()), matrices)) {
        NDArray matrix = layer.folded();
        matrix.attach(memory);
        sums.add(matrix);
      }
      folded = new Folded(factors, memory, Projections.plain(sums));
    }
    return folded.maps();
  }

  /** The projections with the adapter beside their matrices. */
  Projections beside(LoraFactors factors, NDManager call) {
    FlatFactors flat = FlatFactors.of(factors);
    return beside(flat, call.create(flat.single()));
  }

  /**
   * The projections with the adapter beside their matrices, as it learns.
   *
   * @param tensor of the adapter's numbers, one axis
   */
  Projections beside(FlatFactors flat, NDArray tensor) {
    return Projections.adapted(flat.on(tensor, matrices));
  }
}
