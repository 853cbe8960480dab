package io.github.ae4j.djl.ecology;

import io.github.ae4j.adapter.StateFile;
import io.github.ae4j.ecology.AdaptedShape;
import io.github.ae4j.memory.Check;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The numbers of a tiny transformer, one tensor after the other: the embeddings of characters and places, of each layer
 * the four projections of the attention and the two of the network with the scale and shift of the normalisation before
 * either, and those of the last normalisation.
 *
 * @param sizes of the transformer
 * @param values the numbers
 */
record TinyWeights(TinySizes sizes, float[] values) {
  /** The projections of a layer that adapters are added to, in order. */
  static final List<String> PROJECTIONS = List.of("query", "key", "value", "joined", "up", "down");

  private static final StateFile FILE =
      new StateFile("a tiny transformer", 0x61_65_74_69_6e_79_0d_0aL, 1);

  TinyWeights {
    long count = count(sizes);
    if (values.length != count) {
      throw new IllegalArgumentException(
          "weights must have " + count + " numbers, got " + values.length);
    }
    for (float value : values) {
      Check.finite("weights", value);
    }
  }

  /** The tensors in their order. */
  static List<NamedTensor> tensors(TinySizes sizes) {
    int width = sizes.width();
    List<NamedTensor> all = new ArrayList<>();
    all.add(new NamedTensor("characters", Characters.COUNT, width));
    all.add(new NamedTensor("places", sizes.context(), width));
    for (int layer = 1; layer <= sizes.layers(); layer++) {
      String of = "layer " + layer + " ";
      all.add(new NamedTensor(of + "attention scale", 1, width));
      all.add(new NamedTensor(of + "attention shift", 1, width));
      all.add(new NamedTensor(of + "network scale", 1, width));
      all.add(new NamedTensor(of + "network shift", 1, width));
      for (String projection : PROJECTIONS) {
        int out = projection.equals("up") ? sizes.hidden() : width;
        int in = projection.equals("down") ? sizes.hidden() : width;
        all.add(new NamedTensor(of + projection, out, in));
      }
    }
    all.add(new NamedTensor("last scale", 1, width));
    all.add(new NamedTensor("last shift", 1, width));
    return all;
  }

  /** The projections that adapters are added to, in order. */
  static List<AdaptedShape> shapes(TinySizes sizes) {
    return tensors(sizes).stream()
        .filter(t -> PROJECTIONS.stream().anyMatch(p -> t.name().endsWith(" " + p)))
        .map(t -> new AdaptedShape(t.name(), t.columns(), t.rows()))
        .toList();
  }

  /** How many numbers there are. */
  static long count(TinySizes sizes) {
    return tensors(sizes).stream().mapToLong(NamedTensor::size).sum();
  }

  /**
   * Weights to train: matrices normal with variance 1/in, those that write into the stream divided by the root of how
   * often it is written to (Radford and others 2019), scales of 1 and shifts of 0.
   */
  static TinyWeights drawn(TinySizes sizes, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    float[] values = new float[Math.toIntExact(count(sizes))];
    int at = 0;
    for (NamedTensor tensor : tensors(sizes)) {
      for (int i = 0; i < tensor.size(); i++) {
        values[at++] = drawn(tensor, sizes, random);
      }
    }
    return new TinyWeights(sizes, values);
  }

  private static float drawn(NamedTensor tensor, TinySizes sizes, RandomGenerator random) {
    if (tensor.rows() == 1) {
      return tensor.name().endsWith("scale") ? 1f : 0f;
    }
    boolean writes = tensor.name().endsWith("joined") || tensor.name().endsWith("down");
    double times = writes ? 2.0 * sizes.layers() : 1.0;
    return (float) (random.nextGaussian() / Math.sqrt(tensor.columns() * times));
  }

  /** SHA-256 of the sizes and the numbers, in hexadecimal digits. */
  String hash() {
    ByteBuffer bytes =
        ByteBuffer.allocate((values.length + 4) * Float.BYTES).order(ByteOrder.BIG_ENDIAN);
    bytes.putInt(sizes.width()).putInt(sizes.layers()).putInt(sizes.heads());
    bytes.putInt(sizes.context());
    for (float value : values) {
      bytes.putFloat(value);
    }
    return Digest.hex(bytes.flip());
  }

  /** Writes them with their hash, to a file that is replaced whole or not at all. */
  void write(Path file) throws IOException {
    FILE.write(file, this::write);
  }

  private void write(DataOutputStream out) throws IOException {
    out.writeInt(sizes.width());
    out.writeInt(sizes.layers());
    out.writeInt(sizes.heads());
    out.writeInt(sizes.context());
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    StateFile.writeBytes(out, bytes.array());
    out.writeUTF(hash());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is damaged, foreign, or its numbers have another hash than it says
   */
  static TinyWeights read(Path file) throws IOException {
    return FILE.read(file, TinyWeights::read);
  }

  private static TinyWeights read(DataInputStream in) throws IOException {
    TinySizes sizes = new TinySizes(in.readInt(), in.readInt(), in.readInt(), in.readInt());
    byte[] bytes = StateFile.readBytes(in);
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
    TinyWeights weights = new TinyWeights(sizes, values);
    String said = in.readUTF();
    if (!said.equals(weights.hash())) {
      throw new IllegalArgumentException(
          "hash of the weights must be " + said + ", got " + weights.hash());
    }
    return weights;
  }
}
