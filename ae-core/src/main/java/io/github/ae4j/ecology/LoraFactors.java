package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import io.github.ae4j.adapter.StateFile;
import io.github.ae4j.memory.Check;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * The factors of a low-rank adapter: y = W x + (alpha/r) B A x on each adapted projection of a host, with alpha = 2r, so
 * that alpha/r = {@value #SCALE} at every rank (Hu and others 2021, LoRA). Immutable.
 */
@Experimental
public final class LoraFactors {
  /** alpha/r. */
  public static final double SCALE = 2.0;

  private static final StateFile FILE = new StateFile("an adapter", 0x61_65_6c_6f_72_61_0d_0aL, 1);

  /**
   * The factors of one projection.
   *
   * @param shape of the projection
   * @param a A, [rank x in], a row after the other
   * @param b B, [out x rank], a row after the other
   */
  private record Pair(AdaptedShape shape, double[] a, double[] b) {}

  private final int rank;
  private final List<Pair> pairs;

  private LoraFactors(int rank, List<Pair> pairs) {
    this.rank = rank;
    this.pairs = pairs;
  }

  /**
   * Factors of given numbers.
   *
   * @param shapes of the adapted projections, at least one
   * @param rank r, in [1, the least width]
   * @param a of each projection A, [rank x in], a row after the other; finite
   * @param b of each projection B, [out x rank], a row after the other; finite
   * @throws IllegalArgumentException if the rank is above a width, or a length or a number does not fit; names the
   *     projection
   */
  public static LoraFactors of(
      List<AdaptedShape> shapes, int rank, List<double[]> a, List<double[]> b) {
    Objects.requireNonNull(shapes, "shapes");
    Objects.requireNonNull(a, "a");
    Objects.requireNonNull(b, "b");
    check(shapes, rank);
    if (a.size() != shapes.size() || b.size() != shapes.size()) {
      throw new IllegalArgumentException(
          "factors must be of %d projections, got %d and %d"
              .formatted(shapes.size(), a.size(), b.size()));
    }
    List<Pair> pairs = new ArrayList<>();
    for (int p = 0; p < shapes.size(); p++) {
      AdaptedShape shape = shapes.get(p);
      pairs.add(
          new Pair(
              shape,
              checked("A of " + shape.name(), a.get(p), rank * shape.in()),
              checked("B of " + shape.name(), b.get(p), shape.out() * rank)));
    }
    return new LoraFactors(rank, List.copyOf(pairs));
  }

  private static void check(List<AdaptedShape> shapes, int rank) {
    if (shapes.isEmpty()) {
      throw new IllegalArgumentException("factors must have a projection");
    }
    for (AdaptedShape shape : shapes) {
      if (rank < 1 || rank > shape.width()) {
        throw new IllegalArgumentException(
            "rank must be in [1, %d], the width of %s, got %d"
                .formatted(shape.width(), shape.name(), rank));
      }
      if ((long) rank * Math.max(shape.in(), shape.out()) > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "A and B must have at most %d numbers, got rank %d of %s"
                .formatted(Integer.MAX_VALUE, rank, shape));
      }
    }
  }

  private static double[] checked(String name, double[] values, int length) {
    Objects.requireNonNull(values, name);
    if (values.length != length) {
      throw new IllegalArgumentException(
          name + " must have " + length + " numbers, got " + values.length);
    }
    for (double value : values) {
      Check.finite(name, value);
    }
    return values.clone();
  }

  /**
   * An adapter that changes nothing yet: A drawn normal with variance 1/in, B = 0.
   *
   * @param rank r, in [1, the least width]
   */
  public static LoraFactors fresh(List<AdaptedShape> shapes, int rank, RandomGenerator random) {
    Objects.requireNonNull(shapes, "shapes");
    Objects.requireNonNull(random, "random");
    check(shapes, rank);
    List<Pair> pairs = new ArrayList<>();
    for (AdaptedShape shape : shapes) {
      double[] a = new double[rank * shape.in()];
      double spread = Math.sqrt(1.0 / shape.in());
      Arrays.setAll(a, i -> spread * random.nextGaussian());
      pairs.add(new Pair(shape, a, new double[shape.out() * rank]));
    }
    return new LoraFactors(rank, List.copyOf(pairs));
  }

  /** r. */
  public int rank() {
    return rank;
  }

  /** The shapes of the projections. */
  public List<AdaptedShape> shapes() {
    return pairs.stream().map(Pair::shape).toList();
  }

  /** A of a projection, [rank x in], a row after the other; a copy. */
  public double[] a(int projection) {
    return pairs.get(projection).a().clone();
  }

  /** B of a projection, [out x rank], a row after the other; a copy. */
  public double[] b(int projection) {
    return pairs.get(projection).b().clone();
  }

  /** A of a projection itself; not to be written to. */
  double[] rawA(int projection) {
    return pairs.get(projection).a();
  }

  /** B of a projection itself; not to be written to. */
  double[] rawB(int projection) {
    return pairs.get(projection).b();
  }

  /** Factors of the same form with other numbers: A, then B of each projection. */
  LoraFactors with(double[] row) {
    List<double[]> a = new ArrayList<>();
    List<double[]> b = new ArrayList<>();
    int at = 0;
    for (Pair pair : pairs) {
      int middle = at + pair.a().length;
      a.add(Arrays.copyOfRange(row, at, middle));
      at = middle + pair.b().length;
      b.add(Arrays.copyOfRange(row, middle, at));
    }
    return of(shapes(), rank, a, b);
  }

  /** How many numbers they are. */
  public long parameters() {
    return pairs.stream().mapToLong(p -> (long) p.a().length + p.b().length).sum();
  }

  /** What a projection's weights change by, (alpha/r) B A, [out x in], a row after the other. */
  public double[] product(int projection) {
    Pair pair = pairs.get(projection);
    int in = pair.shape().in();
    double[] product = new double[pair.shape().out() * in];
    for (int o = 0; o < pair.shape().out(); o++) {
      for (int r = 0; r < rank; r++) {
        double weight = SCALE * pair.b()[o * rank + r];
        for (int i = 0; i < in; i++) {
          product[o * in + i] += weight * pair.a()[r * in + i];
        }
      }
    }
    return product;
  }

  /**
   * Checks that they fit a host's projections.
   *
   * @throws IllegalArgumentException if they do not
   */
  public void fit(List<AdaptedShape> shapes) {
    Objects.requireNonNull(shapes, "shapes");
    if (!shapes().equals(shapes)) {
      throw new IllegalArgumentException("adapter must be of " + shapes + ", got " + shapes());
    }
  }

  /**
   * Writes them to a file of their own, which is replaced whole or not at all.
   *
   * @throws IOException if it cannot be written; names the file
   */
  public void write(Path file) throws IOException {
    FILE.write(file, this::write);
  }

  /**
   * Reads what {@link #write(Path)} wrote; the same bits.
   *
   * @param shapes that they must be of
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is damaged, foreign, or of other shapes; names the file
   */
  public static LoraFactors read(Path file, List<AdaptedShape> shapes) throws IOException {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(shapes, "shapes");
    return FILE.read(
        file,
        in -> {
          LoraFactors factors = read(in);
          factors.fit(shapes);
          return factors;
        });
  }

  /** Writes them into a body of a {@link StateFile}. */
  public void write(DataOutputStream out) throws IOException {
    Objects.requireNonNull(out, "out");
    out.writeInt(rank);
    out.writeInt(pairs.size());
    for (Pair pair : pairs) {
      out.writeUTF(pair.shape().name());
      out.writeInt(pair.shape().in());
      out.writeInt(pair.shape().out());
      StateFile.writeNumbers(out, pair.a());
      StateFile.writeNumbers(out, pair.b());
    }
  }

  /**
   * Reads what {@link #write(DataOutputStream)} wrote.
   *
   * @throws IllegalArgumentException if it does not fit together
   */
  public static LoraFactors read(DataInputStream in) throws IOException {
    Objects.requireNonNull(in, "in");
    int rank = in.readInt();
    int projections = StateFile.readLength(in, 2 + 4 * Integer.BYTES);
    List<AdaptedShape> shapes = new ArrayList<>();
    List<double[]> a = new ArrayList<>();
    List<double[]> b = new ArrayList<>();
    for (int p = 0; p < projections; p++) {
      shapes.add(new AdaptedShape(in.readUTF(), in.readInt(), in.readInt()));
      a.add(StateFile.readNumbers(in));
      b.add(StateFile.readNumbers(in));
    }
    return of(shapes, rank, a, b);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LoraFactors that
        && rank == that.rank
        && shapes().equals(that.shapes())
        && same(that);
  }

  private boolean same(LoraFactors that) {
    for (int p = 0; p < pairs.size(); p++) {
      if (!Arrays.equals(pairs.get(p).a(), that.pairs.get(p).a())
          || !Arrays.equals(pairs.get(p).b(), that.pairs.get(p).b())) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = rank;
    for (Pair pair : pairs) {
      hash = 31 * (31 * hash + Arrays.hashCode(pair.a())) + Arrays.hashCode(pair.b());
    }
    return hash;
  }

  @Override
  public String toString() {
    return "LoraFactors[rank=" + rank + ", shapes=" + shapes() + "]";
  }
}
