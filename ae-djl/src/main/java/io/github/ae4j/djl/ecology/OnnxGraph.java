package io.github.ae4j.djl.ecology;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The weights of an ONNX file and the nodes that use them, read out of its protobuf messages (onnx.proto of ONNX, IR
 * version 3 and later). Nothing of it is executed.
 */
final class OnnxGraph {
  private static final int GRAPH = 7;
  private static final int NODE = 1;
  private static final int WEIGHT = 5;
  private static final int NODE_IN = 1;
  private static final int NODE_OUT = 2;
  private static final int NODE_KIND = 4;
  private static final int SHAPE = 1;
  private static final int TYPE = 2;
  private static final int NAME = 8;
  private static final int RAW = 9;
  private static final int FLOAT = 1;

  private final Map<String, Tensor> tensors = new HashMap<>();
  private final List<Node> nodes = new ArrayList<>();

  /**
   * A weight.
   *
   * @param name of it
   * @param shape lengths of its axes
   * @param type of its numbers; 1 is float of 32 bits
   * @param raw its numbers, the lowest byte first
   */
  record Tensor(String name, List<Long> shape, long type, ByteBuffer raw) {
    /** This, if it is of a shape and has as many floats as that. */
    Tensor of(long... expected) {
      List<Long> wanted = Arrays.stream(expected).boxed().toList();
      if (!shape.equals(wanted)) {
        throw new IllegalArgumentException(name + " must be of " + wanted + ", got " + shape);
      }
      long size = shape.stream().reduce(1L, (one, other) -> one * other);
      if (type != FLOAT || raw.remaining() != size * Float.BYTES) {
        throw new IllegalArgumentException(
            name
                + " must be "
                + size
                + " raw floats, got type "
                + type
                + " in "
                + raw.remaining()
                + " bytes");
      }
      return this;
    }

    private FloatBuffer floats() {
      return raw.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    }

    /** Writes its first numbers. */
    void copy(float[] to, int from, int count) {
      floats().get(to, from, count);
    }

    /** Writes its numbers, (columns, rows), as (rows, columns). */
    void turned(float[] to, int from, int rows, int columns) {
      FloatBuffer floats = floats();
      for (int column = 0; column < columns; column++) {
        for (int row = 0; row < rows; row++) {
          to[from + row * columns + column] = floats.get();
        }
      }
    }

    /** The length of an axis of a tensor that must have so many. */
    int length(int axis, int axes) {
      if (shape.size() != axes) {
        throw new IllegalArgumentException(name + " must have " + axes + " axes, got " + shape);
      }
      long length = shape.get(axis);
      if (length < 1 || length > raw.remaining() / Float.BYTES) {
        throw new IllegalArgumentException(
            name + " must be of the floats in " + raw.remaining() + " bytes, got " + shape);
      }
      return (int) length;
    }
  }

  private record Node(String kind, List<String> in, List<String> out) {}

  /**
   * Of the bytes of a file.
   *
   * @throws IllegalArgumentException if they are no such message, or end within one
   */
  OnnxGraph(ByteBuffer file) {
    for (ProtoField model : ProtoField.of(file)) {
      if (model.number() != GRAPH) {
        continue;
      }
      for (ProtoField field : ProtoField.of(model.bytes())) {
        if (field.number() == NODE) {
          nodes.add(node(field.bytes()));
        } else if (field.number() == WEIGHT) {
          Tensor tensor = tensor(field.bytes());
          tensors.put(tensor.name(), tensor);
        }
      }
    }
  }

  private static Node node(ByteBuffer message) {
    String kind = "";
    List<String> in = new ArrayList<>();
    List<String> out = new ArrayList<>();
    for (ProtoField field : ProtoField.of(message)) {
      switch (field.number()) {
        case NODE_IN -> in.add(field.text());
        case NODE_OUT -> out.add(field.text());
        case NODE_KIND -> kind = field.text();
        default -> {}
      }
    }
    return new Node(kind, in, out);
  }

  private static Tensor tensor(ByteBuffer message) {
    String name = "";
    long type = 0;
    List<Long> shape = new ArrayList<>();
    ByteBuffer raw = ByteBuffer.allocate(0);
    for (ProtoField field : ProtoField.of(message)) {
      switch (field.number()) {
        case SHAPE -> shape.addAll(field.wholes());
        case TYPE -> type = field.value();
        case NAME -> name = field.text();
        case RAW -> raw = field.bytes();
        default -> {}
      }
    }
    return new Tensor(name, List.copyOf(shape), type, raw);
  }

  /** The names of the weights. */
  Set<String> names() {
    return tensors.keySet();
  }

  private boolean has(String name) {
    return tensors.containsKey(name);
  }

  /**
   * A weight by its name.
   *
   * @throws IllegalArgumentException if there is none
   */
  Tensor tensor(String name) {
    return present(name, tensors.get(name));
  }

  /**
   * The matrix that a named bias is added after, (in, out): its own name is a number.
   *
   * @param bias name of the bias
   * @throws IllegalArgumentException if there is none
   */
  Tensor matrixOf(String bias) {
    String name = "matrix before " + bias;
    Node add = present("Add of " + bias, node("Add", n -> n.in().contains(bias)));
    Node product =
        present(name, node("MatMul", n -> add.in().stream().anyMatch(n.out()::contains)));
    Tensor matrix =
        product.in().stream()
            .filter(this::has)
            .map(this::tensor)
            .findFirst()
            .orElseThrow(() -> missing(name));
    return new Tensor(name, matrix.shape(), matrix.type(), matrix.raw());
  }

  private @Nullable Node node(String kind, Predicate<Node> wanted) {
    return nodes.stream()
        .filter(node -> node.kind().equals(kind) && wanted.test(node))
        .findFirst()
        .orElse(null);
  }

  private static <T> T present(String name, @Nullable T thing) {
    if (thing == null) {
      throw missing(name);
    }
    return thing;
  }

  private static IllegalArgumentException missing(String name) {
    return new IllegalArgumentException("model must have " + name + ", and has not");
  }
}
