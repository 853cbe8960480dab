package io.github.ae4j.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import io.github.ae4j.djl.TrainedParameters.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A run of coordinates of the parameters, over as many tensors as it takes: small tensors are measured
 * together, for an engine's call costs more than they do, and large ones in parts that stay in a
 * processor's cache.
 */
record CoordinateBlock(List<Piece> pieces) {
  /** The coordinates [from, to) of one tensor. */
  record Piece(Entry entry, long from, long to) {
    private boolean whole() {
      return from == 0 && to == entry.weight().size();
    }
  }

  /** Cuts parameters into blocks of a size; the last may be smaller. */
  static List<CoordinateBlock> of(List<Entry> entries, long size) {
    List<CoordinateBlock> blocks = new ArrayList<>();
    List<Piece> pieces = new ArrayList<>();
    long room = size;
    for (Entry entry : entries) {
      long end = entry.weight().size();
      for (long from = 0; from < end; ) {
        long to = Math.min(end, from + room);
        pieces.add(new Piece(entry, from, to));
        room -= to - from;
        from = to;
        if (room == 0) {
          blocks.add(new CoordinateBlock(List.copyOf(pieces)));
          pieces.clear();
          room = size;
        }
      }
    }
    if (!pieces.isEmpty()) {
      blocks.add(new CoordinateBlock(List.copyOf(pieces)));
    }
    return blocks;
  }

  /**
   * The block's coordinates of one tensor a parameter, as a new vector, which the engine allocates and
   * so aligns: how it rounds must not depend on where a user's tensor begins.
   *
   * @param tensor the parameter's tensor; null stands for zeros
   */
  NDArray gather(Function<Entry, @Nullable NDArray> tensor) {
    NDList parts = new NDList(pieces.size());
    for (Piece piece : pieces) {
      NDArray whole = tensor.apply(piece.entry());
      parts.add(cut(piece, whole == null ? piece.entry().weight().zerosLike() : whole));
    }
    return parts.size() == 1 ? parts.get(0).duplicate() : NDArrays.concat(parts);
  }

  private static NDArray cut(Piece piece, NDArray tensor) {
    NDArray flat = tensor.getShape().dimension() == 1 ? tensor : tensor.flatten();
    return piece.whole() ? flat : flat.get(new NDIndex().addSliceDim(piece.from(), piece.to()));
  }
}
