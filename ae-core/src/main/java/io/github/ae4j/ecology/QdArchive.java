package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The best of each kind: under a key of family, depth and cost the one of the higher return stays (MAP-Elites; Mouret,
 * Clune 2015). What stays is kept itself, its weights too.
 *
 * @param <T> what is kept
 */
@Experimental
public final class QdArchive<T> {
  /** Where an elite stands. */
  public record Key(String family, Depth depth, int cost) implements Comparable<Key> {
    /** Checks that both are there. */
    public Key {
      Objects.requireNonNull(family, "family");
      Objects.requireNonNull(depth, "depth");
    }

    @Override
    public int compareTo(Key other) {
      Objects.requireNonNull(other, "other");
      int order = family.compareTo(other.family);
      order = order == 0 ? depth.compareTo(other.depth) : order;
      return order == 0 ? Integer.compare(cost, other.cost) : order;
    }
  }

  /** The best under a key. */
  public record Elite<T>(double roi, T value) {
    /** Checks that it is there. */
    public Elite {
      Objects.requireNonNull(value, "value");
    }
  }

  /** Writes what is kept. */
  interface Writer<T> {
    void write(T value, DataOutputStream out) throws IOException;
  }

  /** Reads what is kept. */
  interface Reader<T> {
    T read(DataInputStream in) throws IOException;
  }

  private final Map<Key, Elite<T>> elites = new TreeMap<>();

  /** An empty archive. */
  public QdArchive() {}

  /**
   * Offers something.
   *
   * @param roi finite
   * @return whether it stays: nothing was there, or something of a lower return
   */
  public boolean offer(Key key, double roi, T value) {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(value, "value");
    Check.finite("roi", roi);
    Elite<T> old = elites.get(key);
    if (old != null && old.roi() >= roi) {
      return false;
    }
    elites.put(key, new Elite<>(roi, value));
    return true;
  }

  /** All elites by key, in order. */
  public Map<Key, Elite<T>> elites() {
    return new TreeMap<>(elites);
  }

  /** The elite of the highest return, if there is one. */
  public Optional<T> best() {
    return elites.values().stream()
        .max(java.util.Comparator.comparingDouble(Elite::roi))
        .map(Elite::value);
  }

  void write(DataOutputStream out, Writer<T> writer) throws IOException {
    out.writeInt(elites.size());
    for (Map.Entry<Key, Elite<T>> one : elites.entrySet()) {
      out.writeUTF(one.getKey().family());
      out.writeInt(one.getKey().depth().ordinal());
      out.writeInt(one.getKey().cost());
      out.writeDouble(one.getValue().roi());
      writer.write(one.getValue().value(), out);
    }
  }

  void read(DataInputStream in, Reader<T> reader) throws IOException {
    elites.clear();
    for (int left = in.readInt(); left > 0; left--) {
      Key key = new Key(in.readUTF(), Depth.values()[in.readInt()], in.readInt());
      elites.put(key, new Elite<>(in.readDouble(), reader.read(in)));
    }
  }
}
