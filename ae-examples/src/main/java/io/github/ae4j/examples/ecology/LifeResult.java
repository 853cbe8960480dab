package io.github.ae4j.examples.ecology;

import io.github.ae4j.adapter.StateFile;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a life of a seed came to.
 *
 * @param seed of it
 * @param life what was trained
 * @param facts numbers by name: operations by use, generations, merges
 * @param hash of the telemetry; empty of no ecology
 * @param served by serving, what was right
 * @param mark of the world that it was lived in, {@link World#mark}; empty of a file of before there were marks
 */
record LifeResult(
    long seed,
    Life life,
    Map<String, Double> facts,
    String hash,
    Map<Serving, Right> served,
    String mark) {
  private static final StateFile FILE =
      new StateFile("results of ae ecology", 0x61_65_65_72_65_73_0d_0aL, 1);

  /**
   * What was right.
   *
   * @param heldOut by task of the held-out set
   * @param other by task of other families
   * @param operations mean of a call in the held-out set
   */
  record Right(boolean[] heldOut, boolean[] other, double operations) {
    double accuracy(boolean inDistribution) {
      boolean[] all = inDistribution ? heldOut : other;
      int right = 0;
      for (boolean one : all) {
        right += one ? 1 : 0;
      }
      return (double) right / all.length;
    }
  }

  void write(Path file) throws IOException {
    FILE.write(file, this::write);
  }

  private void write(DataOutputStream out) throws IOException {
    out.writeLong(seed);
    out.writeUTF(life.name());
    out.writeUTF(hash);
    out.writeInt(facts.size());
    for (Map.Entry<String, Double> fact : facts.entrySet()) {
      out.writeUTF(fact.getKey());
      out.writeDouble(fact.getValue());
    }
    out.writeInt(served.size());
    for (Map.Entry<Serving, Right> one : served.entrySet()) {
      out.writeUTF(one.getKey().name());
      out.writeDouble(one.getValue().operations());
      write(out, one.getValue().heldOut());
      write(out, one.getValue().other());
    }
    out.writeUTF(mark);
  }

  private static void write(DataOutputStream out, boolean[] right) throws IOException {
    byte[] bytes = new byte[right.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (right[i] ? 1 : 0);
    }
    StateFile.writeBytes(out, bytes);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is damaged, or of another life, seed, host, tasks or operations; names the file
   */
  static LifeResult read(Path file, World world, Life life) throws IOException {
    LifeResult result = FILE.read(file, LifeResult::read);
    String of = life.label() + ", seed " + world.seed();
    String is = result.life().label() + ", seed " + result.seed();
    if (!is.equals(of)) {
      throw new IllegalArgumentException(file + " must be of " + of + ", got one of " + is);
    }
    String mark = result.mark().isEmpty() ? world.mark() : result.mark();
    if (!mark.equals(world.mark()) || !result.fits(world)) {
      throw new IllegalArgumentException(
          file + " must be of this run's " + world.mark() + ", got one of " + result.whence());
    }
    return result;
  }

  private boolean fits(World world) {
    return served.values().stream()
        .allMatch(
            right ->
                right.heldOut().length == world.sets().heldOut().size()
                    && right.other().length == world.sets().otherFamilies().size());
  }

  private String whence() {
    return mark.isEmpty() ? "as many tasks as there were, which are others now" : mark;
  }

  private static LifeResult read(DataInputStream in) throws IOException {
    long seed = in.readLong();
    Life life = Life.valueOf(in.readUTF());
    String hash = in.readUTF();
    Map<String, Double> facts = new LinkedHashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      facts.put(in.readUTF(), in.readDouble());
    }
    Map<Serving, Right> served = new LinkedHashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      Serving serving = Serving.valueOf(in.readUTF());
      double operations = in.readDouble();
      served.put(serving, new Right(booleans(in), booleans(in), operations));
    }
    String mark = in.available() > 0 ? in.readUTF() : "";
    return new LifeResult(seed, life, facts, hash, served, mark);
  }

  private static boolean[] booleans(DataInputStream in) throws IOException {
    byte[] bytes = StateFile.readBytes(in);
    boolean[] right = new boolean[bytes.length];
    for (int i = 0; i < right.length; i++) {
      right[i] = bytes[i] != 0;
    }
    return right;
  }
}
