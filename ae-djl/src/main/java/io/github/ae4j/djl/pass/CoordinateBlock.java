package io.github.ae4j.djl.pass;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
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
  /** Coordinates measured at once: what a core's cache holds. */
  private static final long CPU_SIZE = 1 << 15;

  /** Coordinates measured at once: what keeps a GPU at work. */
  private static final long GPU_SIZE = 1 << 24;

  /** The coordinates [from, to) of one tensor. */
  record Piece(TrainedParameter parameter, long from, long to) {
    private boolean whole() {
      return from == 0 && to == parameter.weight().size();
    }
  }

  /** Coordinates that are best measured at once on a device. */
  static long size(Device device) {
    return device.isGpu() ? GPU_SIZE : CPU_SIZE;
  }

  /** Cuts parameters into blocks of a size; the last may be smaller. */
  static List<CoordinateBlock> of(List<TrainedParameter> parameters, long size) {
    Cutter cutter = new Cutter(size);
    parameters.forEach(cutter::cut);
    cutter.close();
    return cutter.blocks;
  }

  private static final class Cutter {
    private final List<CoordinateBlock> blocks = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();
    private final long size;
    private long room;

    Cutter(long size) {
      this.size = size;
      room = size;
    }

    void cut(TrainedParameter parameter) {
      long end = parameter.weight().size();
      for (long from = 0; from < end; ) {
        long to = Math.min(end, from + room);
        pieces.add(new Piece(parameter, from, to));
        room -= to - from;
        from = to;
        if (room == 0) {
          close();
        }
      }
    }

    void close() {
      if (!pieces.isEmpty()) {
        blocks.add(new CoordinateBlock(List.copyOf(pieces)));
        pieces.clear();
      }
      room = size;
    }
  }

  /**
   * The block's coordinates of one tensor a parameter, as a new vector, which the engine allocates and
   * so aligns: how it rounds must not depend on where a user's tensor begins.
   *
   * @param tensor the parameter's tensor; null stands for zeros
   */
  NDArray gather(Function<TrainedParameter, @Nullable NDArray> tensor) {
    NDList parts = new NDList(pieces.size());
    for (Piece piece : pieces) {
      NDArray whole = tensor.apply(piece.parameter());
      parts.add(cut(piece, whole == null ? piece.parameter().weight().zerosLike() : whole));
    }
    return parts.size() == 1 ? parts.get(0).duplicate() : NDArrays.concat(parts);
  }

  private static NDArray cut(Piece piece, NDArray tensor) {
    NDArray flat = tensor.getShape().dimension() == 1 ? tensor : tensor.flatten();
    return piece.whole() ? flat : flat.get(new NDIndex().addSliceDim(piece.from(), piece.to()));
  }
}
