package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** All generations so far, and a digest that each of them goes into with all its bits. */
@Experimental
public final class Telemetry {
  private final List<GenerationRecord> generations = new ArrayList<>();
  private byte[] digest = {};

  Telemetry() {}

  /** The generations, the first first. */
  public List<GenerationRecord> generations() {
    return List.copyOf(generations);
  }

  /** The digest in hexadecimal digits, of SHA-256 over the last one and the generation after it; empty before the first. */
  public String hash() {
    return HexFormat.of().formatHex(digest);
  }

  void add(GenerationRecord generation) {
    generations.add(generation);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      generation.write(new DataOutputStream(bytes));
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(digest);
      digest = sha.digest(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(generations.size());
    for (GenerationRecord generation : generations) {
      generation.write(out);
    }
  }

  void read(DataInputStream in) throws IOException {
    generations.clear();
    digest = new byte[0];
    for (int left = in.readInt(); left > 0; left--) {
      add(GenerationRecord.read(in));
    }
  }
}
