package io.github.ae4j.ecology;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The factors of a snapshot: each object of them is written where it is met first, and is a number from then on. So what
 * was one object is one again, which a host that answers for it all at once can tell. For one snapshot.
 */
final class SharedFactors {
  private final Map<LoraFactors, Integer> written = new IdentityHashMap<>();
  private final List<LoraFactors> read = new ArrayList<>();

  /** Writes the factors, or which of those before they are. */
  void write(LoraFactors factors, DataOutputStream out) throws IOException {
    Integer known = written.get(factors);
    out.writeInt(known == null ? written.size() : known);
    if (known == null) {
      written.put(factors, written.size());
      factors.write(out);
    }
  }

  /**
   * Reads what {@link #write} wrote, in the same order.
   *
   * @throws IllegalArgumentException if it is none of those before and not the next one
   */
  LoraFactors read(DataInputStream in) throws IOException {
    int number = in.readInt();
    if (number < 0 || number > read.size()) {
      throw new IllegalArgumentException(
          "number of factors must be in [0, " + read.size() + "], got " + number);
    }
    if (number == read.size()) {
      read.add(LoraFactors.read(in));
    }
    return read.get(number);
  }
}
