package io.github.ae4j.online;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.util.Arrays;

/**
 * Turns names into inputs: the hash of a name is its index (Weinberger et al. 2009, without the sign). Add an instance's
 * names, then take its indices and values; names that fall together are added up. The same names give the same indices on
 * every machine.
 *
 * <pre>{@code
 * FeatureHash words = new FeatureHash(18);
 * words.clear();
 * words.add("subject=win", 1.0);
 * classifier.learn(words.indices(), words.values(), 1);
 * }</pre>
 *
 * <p>Not for two threads.
 */
@Experimental
public final class FeatureHash {
  private static final int MOST_BITS = 28;
  private static final int FIRST = 16;
  private static final long OFFSET = 0xcbf29ce484222325L; // FNV-1a of 64 bits
  private static final long PRIME = 0x100000001b3L;

  private final int bits;
  private int[] index = new int[FIRST];
  private double[] value = new double[FIRST];
  private int count;

  /**
   * For 2^bits inputs.
   *
   * @param bits in [1, 28]
   */
  public FeatureHash(int bits) {
    Check.within("bits", bits, 1, MOST_BITS);
    this.bits = bits;
  }

  /** Number of inputs, 2^bits. */
  public int inputs() {
    return 1 << bits;
  }

  /** The input of a name. */
  public int index(String name) {
    long hash = OFFSET;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      hash = (hash ^ (c & 0xff)) * PRIME;
      hash = (hash ^ (c >>> Byte.SIZE)) * PRIME;
    }
    hash ^=
        hash
            >>> (Long.SIZE
                / 2); // the low bits of FNV alone do not know the high ones of a character
    return (int) ((hash * 0x9e3779b97f4a7c15L) >>> (Long.SIZE - bits));
  }

  /** Begins a new instance. */
  public void clear() {
    count = 0;
  }

  /**
   * Adds a name that is there.
   *
   * @param value how much of it; finite
   */
  public void add(String name, double value) {
    Check.finite("value of " + name, value);
    if (count == index.length) {
      index = Arrays.copyOf(index, 2 * count);
      this.value = Arrays.copyOf(this.value, 2 * count);
    }
    int at = count++;
    int key = index(name);
    for (; at > 0 && index[at - 1] > key; at--) {
      index[at] = index[at - 1];
      this.value[at] = this.value[at - 1];
    }
    if (at > 0 && index[at - 1] == key) {
      merge(at, value);
    } else {
      index[at] = key;
      this.value[at] = value;
    }
  }

  /** Adds to what stands before a place, and closes the gap at it. */
  private void merge(int at, double more) {
    count--;
    System.arraycopy(index, at + 1, index, at, count - at);
    System.arraycopy(value, at + 1, value, at, count - at);
    value[at - 1] += more;
  }

  /** The inputs that are there, rising; a copy. */
  public int[] indices() {
    return Arrays.copyOf(index, count);
  }

  /** A value each; a copy. */
  public double[] values() {
    return Arrays.copyOf(value, count);
  }
}
