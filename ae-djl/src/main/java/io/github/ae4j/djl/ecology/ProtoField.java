package io.github.ae4j.djl.ecology;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A field of a protobuf message.
 *
 * @param number of the field
 * @param value of a whole number; 0 for another kind
 * @param bytes of a text, a message or an array; empty for another kind
 */
record ProtoField(int number, long value, ByteBuffer bytes) {
  private static final int KIND_BITS = 3;
  private static final int WHOLE = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int BYTES = 2;
  private static final int FOUR_BYTES = 5;
  private static final int BITS = 7;
  private static final int MOST_BITS = 63;

  /**
   * The fields of a message, in order.
   *
   * @throws IllegalArgumentException if it ends within a field, or has one of an unknown kind
   */
  static List<ProtoField> of(ByteBuffer message) {
    ByteBuffer rest = message.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    List<ProtoField> fields = new ArrayList<>();
    try {
      while (rest.hasRemaining()) {
        fields.add(next(rest));
      }
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("message must be whole, and ends within a field", e);
    }
    return fields;
  }

  private static ProtoField next(ByteBuffer rest) {
    long key = whole(rest);
    int number = (int) (key >>> KIND_BITS);
    int kind = (int) key & ((1 << KIND_BITS) - 1);
    return switch (kind) {
      case WHOLE -> new ProtoField(number, whole(rest), ByteBuffer.allocate(0));
      case BYTES -> new ProtoField(number, 0, part(rest, whole(rest)));
      case FOUR_BYTES -> new ProtoField(number, 0, part(rest, Integer.BYTES));
      case EIGHT_BYTES -> new ProtoField(number, 0, part(rest, Long.BYTES));
      default ->
          throw new IllegalArgumentException(
              "kind of field " + number + " must be 0, 1, 2 or 5, got " + kind);
    };
  }

  private static ByteBuffer part(ByteBuffer rest, long length) {
    if (length < 0 || length > rest.remaining()) {
      throw new IllegalArgumentException(
          "field must have at most the " + rest.remaining() + " bytes left, got " + length);
    }
    ByteBuffer part = rest.slice(rest.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
    rest.position(rest.position() + (int) length);
    return part;
  }

  /** Seven bits a byte, the lowest first; all but the last have the highest bit set. */
  private static long whole(ByteBuffer rest) {
    long whole = 0;
    for (int shift = 0; shift <= MOST_BITS; shift += BITS) {
      byte next = rest.get();
      whole |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return whole;
      }
    }
    throw new IllegalArgumentException("whole number must have at most 10 bytes, got more");
  }

  /** The text of the bytes. */
  String text() {
    return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
  }

  /** The value, or the whole numbers packed into the bytes. */
  List<Long> wholes() {
    if (!bytes.hasRemaining()) {
      return List.of(value);
    }
    List<Long> wholes = new ArrayList<>();
    ByteBuffer rest = bytes.duplicate();
    while (rest.hasRemaining()) {
      wholes.add(whole(rest));
    }
    return wholes;
  }
}
