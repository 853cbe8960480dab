package io.github.ae4j.swarm;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A swarm between rounds, from which it goes on; as bytes the same for the same swarm.
 *
 * @param settings the configuration's, in words
 * @param factory what the members are made of, in words
 * @param rounds what each round came to
 * @param members all members, by number
 */
record Manifest(List<String> settings, String factory, List<Round> rounds, List<Member> members) {
  /** Writes one thing. */
  private interface Writer<T> {
    void write(T value) throws IOException;
  }

  /** Reads one thing. */
  private interface Reader<T> {
    T read() throws IOException;
  }

  /** Keeps copies. */
  Manifest {
    settings = List.copyOf(settings);
    rounds = List.copyOf(rounds);
    members = List.copyOf(members);
  }

  /** Whether any member has a snapshot to go on from. */
  boolean goesOn() {
    return members.stream().anyMatch(member -> !member.snapshots().isEmpty());
  }

  /**
   * Checks that a swarm goes on as it began.
   *
   * @throws IllegalArgumentException if not; names the first thing that differs
   */
  void check(SwarmConfig config, String description) {
    List<String> now = config.settings();
    for (int i = 0; i < now.size(); i++) {
      if (!settings.get(i).equals(now.get(i))) {
        throw differs(settings.get(i), now.get(i));
      }
    }
    if (!factory.equals(description)) {
      throw differs(factory, description);
    }
  }

  private static IllegalArgumentException differs(String began, String now) {
    return new IllegalArgumentException(
        "a swarm must go on as it began, with " + began + ", got " + now);
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      writeList(out, settings, out::writeUTF);
      out.writeUTF(factory);
      writeList(out, rounds, round -> write(out, round));
      writeList(out, members, member -> write(out, member));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads one.
   *
   * @throws IOException if it is truncated
   */
  static Manifest of(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    return new Manifest(
        readList(in, in::readUTF),
        in.readUTF(),
        readList(in, () -> readRound(in)),
        readList(in, () -> readMember(in)));
  }

  private static <T> void writeList(DataOutputStream out, List<T> list, Writer<T> writer)
      throws IOException {
    out.writeInt(list.size());
    for (T value : list) {
      writer.write(value);
    }
  }

  private static <T> List<T> readList(DataInputStream in, Reader<T> reader) throws IOException {
    List<T> list = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      list.add(reader.read());
    }
    return list;
  }

  private static void write(DataOutputStream out, Round round) throws IOException {
    out.writeInt(round.number());
    writeList(out, round.members(), entry -> write(out, entry));
  }

  private static Round readRound(DataInputStream in) throws IOException {
    return new Round(in.readInt(), readList(in, () -> readEntry(in)));
  }

  private static void write(DataOutputStream out, Round.Entry entry) throws IOException {
    out.writeInt(entry.member());
    out.writeInt(entry.steps());
    out.writeDouble(entry.score());
    out.writeDouble(entry.smoothed());
    out.writeDouble(entry.weight());
    writeList(out, entry.coefficients(), p -> write(out, p));
    writeList(out, entry.events(), out::writeUTF);
  }

  private static Round.Entry readEntry(DataInputStream in) throws IOException {
    return new Round.Entry(
        in.readInt(),
        in.readInt(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        readList(in, () -> readPosition(in)),
        readList(in, in::readUTF));
  }

  private static void write(DataOutputStream out, Position p) throws IOException {
    out.writeUTF(p.group());
    out.writeUTF(p.coefficient());
    out.writeDouble(p.coordinate());
    out.writeDouble(p.value());
  }

  private static Position readPosition(DataInputStream in) throws IOException {
    return new Position(in.readUTF(), in.readUTF(), in.readDouble(), in.readDouble());
  }

  private static void write(DataOutputStream out, Nudge nudge) throws IOException {
    out.writeUTF(nudge.group());
    out.writeUTF(nudge.coefficient());
    out.writeDouble(nudge.coordinate());
  }

  private static Nudge readNudge(DataInputStream in) throws IOException {
    return new Nudge(in.readUTF(), in.readUTF(), in.readDouble());
  }

  private static void write(DataOutputStream out, Member member) throws IOException {
    out.writeInt(member.number());
    out.writeInt(member.steps());
    writeList(out, member.snapshots(), out::writeInt);
    out.writeInt(member.failures());
    out.writeInt(member.inARow());
    out.writeDouble(member.mean());
    out.writeDouble(member.weight());
    writeList(out, member.coefficients(), p -> write(out, p));
    writeList(out, member.nudges(), nudge -> write(out, nudge));
    out.writeDouble(member.noise());
  }

  private static Member readMember(DataInputStream in) throws IOException {
    return new Member(
        in.readInt(),
        in.readInt(),
        readList(in, in::readInt),
        in.readInt(),
        in.readInt(),
        in.readDouble(),
        in.readDouble(),
        readList(in, () -> readPosition(in)),
        readList(in, () -> readNudge(in)),
        in.readDouble());
  }
}
