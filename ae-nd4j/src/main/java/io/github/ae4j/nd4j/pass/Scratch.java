package io.github.ae4j.nd4j.pass;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Room for one block of temporaries, kept from step to step; of a block's size, not the parameters'. */
final class Scratch {
  private static final int FIRST = 0;
  private static final int SECOND = 1;
  private static final int THIRD = 2;
  private static final int ONES = 3;

  private final DataType type;
  private final long size;
  private final @Nullable INDArray[] rooms = new INDArray[ONES + 1];

  /**
   * Room that is taken once it is asked for.
   *
   * @param size coordinates of the largest block
   */
  Scratch(DataType type, long size) {
    this.type = type;
    this.size = size;
  }

  INDArray first(long n) {
    return room(FIRST, n);
  }

  INDArray second(long n) {
    return room(SECOND, n);
  }

  INDArray third(long n) {
    return room(THIRD, n);
  }

  /** Ones, not to be written. */
  INDArray ones(long n) {
    return room(ONES, n);
  }

  private INDArray room(int which, long n) {
    INDArray room = rooms[which];
    if (room == null) {
      try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
        room = which == ONES ? Nd4j.ones(type, size) : Nd4j.create(type, size);
      }
      rooms[which] = room;
    }
    return n == size ? room : room.get(NDArrayIndex.interval(0, n));
  }
}
