package io.github.ae4j.array;

/**
 * Walks a block of coordinates piece by piece, each piece within one row of one tensor. Reused from
 * block to block, so that a step allocates nothing.
 */
final class RowPieces {
  /** Where one tensor lies: in the parameters, and its means among the means. */
  record Tensor(int offset, int rows, int columns, int rowsAt, int columnsAt) {
    int end() {
      return offset + rows * columns;
    }

    int meansEnd() {
      return columnsAt + columns;
    }

    boolean isMatrix() {
      return rows > 1;
    }
  }

  private final Tensor[] tensors;
  private int offset;
  private int limit;
  private int next;

  /** The tensor of the piece. */
  Tensor tensor;

  /** Its row. */
  int row;

  /** Its first coordinate in the block. */
  int from;

  /** One behind its last. */
  int to;

  /** What leads from a coordinate in the block to its column's mean. */
  int shift;

  RowPieces(Tensor[] tensors) {
    this.tensors = tensors;
    tensor = tensors[0];
  }

  /** Starts on a block whose first coordinate lies at an offset in the parameters. */
  RowPieces over(int offset, int from, int to) {
    this.offset = offset;
    this.to = from;
    limit = to;
    next = 0;
    tensor = tensors[0];
    return this;
  }

  /** Goes to the next piece, if there is one. */
  boolean next() {
    if (to >= limit) {
      return false;
    }
    while (tensor.end() <= offset + to) {
      tensor = tensors[++next];
    }
    from = to;
    int place = offset + from - tensor.offset();
    int column = place % tensor.columns();
    row = place / tensor.columns();
    to = Math.min(limit, from + tensor.columns() - column);
    shift = tensor.columnsAt() + column - from;
    return true;
  }
}
