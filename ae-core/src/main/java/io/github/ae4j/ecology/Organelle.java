package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import io.github.ae4j.adapter.StateFile;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An adapter that lives in an ecology. Only the ecology changes it. */
@Experimental
public final class Organelle {
  private static final double RECORD = 0.9; // decay of what it is known for
  private static final double UNKNOWN = 0.5;

  private final OrganelleId id;
  private final Origin origin;
  private final List<OrganelleId> parents;
  private final int born;
  private final Map<String, Double> record = new TreeMap<>();
  private Genome genome;
  private LoraFactors factors;
  private final LessonMemory lessons = new LessonMemory();
  private byte[] memory = {};
  private double roi;
  private double usual;
  private long attempts;
  private long right;

  Organelle(
      OrganelleId id,
      Origin origin,
      List<OrganelleId> parents,
      int born,
      Genome genome,
      LoraFactors factors) {
    this.id = id;
    this.origin = origin;
    this.parents = List.copyOf(parents);
    this.born = born;
    this.genome = genome;
    this.factors = factors;
  }

  /** Which it is. */
  public OrganelleId id() {
    return id;
  }

  /** How it came to be. */
  public Origin origin() {
    return origin;
  }

  /** Whose it is; none of a founder. */
  public List<OrganelleId> parents() {
    return parents;
  }

  /** The generation it came in, from 0. */
  public int born() {
    return born;
  }

  /** What it hands on; a consensus may move it. */
  public Genome genome() {
    return genome;
  }

  /** Its adapter. */
  public LoraFactors factors() {
    return factors;
  }

  /** Running return on investment of its generations. */
  public double roi() {
    return roi;
  }

  /** Share of its attempts that were right; 0 before the first. */
  public double success() {
    return attempts == 0 ? 0.0 : (double) right / attempts;
  }

  /** Its attempts so far. */
  public long attempts() {
    return attempts;
  }

  /** Running share of right answers in a cell; .5 where it has not been. */
  public double record(Task task) {
    return record.getOrDefault(Cell.name(task.family(), task.depth()), UNKNOWN);
  }

  Optional<Double> knownRecord(String cell) {
    return Optional.ofNullable(record.get(cell));
  }

  /** As it is now, whatever it learns later; without its optimizer and its lessons. */
  Organelle copy() {
    Organelle copy = new Organelle(id, origin, parents, born, genome, factors);
    copy.roi = roi;
    copy.usual = usual;
    copy.attempts = attempts;
    copy.right = right;
    copy.record.putAll(record);
    return copy;
  }

  byte[] memory() {
    return memory;
  }

  /** What it may learn again. */
  LessonMemory lessons() {
    return lessons;
  }

  /** The reward it is used to. */
  double usual() {
    return usual;
  }

  /**
   * Begins as its parents are known. A copy of one parent remembers its lessons, and one of the same rank goes on with
   * its optimizer too; a merged child begins without lessons.
   */
  void inherit(List<Organelle> from) {
    roi = from.stream().mapToDouble(Organelle::roi).average().orElse(0.0);
    usual = from.stream().mapToDouble(Organelle::usual).average().orElse(0.0);
    Organelle first = from.get(0);
    record.putAll(first.record);
    if (from.size() == 1) {
      lessons.inherit(first.lessons);
      memory = first.factors.rank() == factors.rank() ? first.memory : memory;
    }
  }

  void learned(Learned learned) {
    factors = learned.factors();
    memory = learned.memory();
  }

  void moved(Genome to) {
    genome = to;
  }

  void attempted(Task task, double grade, double reward) {
    attempts++;
    right += grade >= 1.0 ? 1 : 0;
    usual = RECORD * usual + (1.0 - RECORD) * reward;
    record.merge(
        Cell.name(task.family(), task.depth()),
        RECORD * UNKNOWN + (1.0 - RECORD) * grade,
        (old, first) -> RECORD * old + (1.0 - RECORD) * grade);
  }

  void returned(double last, double decay) {
    roi = decay * roi + (1.0 - decay) * last;
  }

  /** Writes it, its factors as one of the snapshot's. */
  void write(DataOutputStream out, SharedFactors all) throws IOException {
    out.writeInt(id.number());
    out.writeInt(origin.ordinal());
    out.writeInt(parents.size());
    for (OrganelleId parent : parents) {
      out.writeInt(parent.number());
    }
    out.writeInt(born);
    genome.write(out);
    all.write(factors, out);
    StateFile.writeBytes(out, memory);
    lessons.write(out);
    out.writeDouble(roi);
    out.writeDouble(usual);
    out.writeLong(attempts);
    out.writeLong(right);
    out.writeInt(record.size());
    for (Map.Entry<String, Double> one : record.entrySet()) {
      out.writeUTF(one.getKey());
      out.writeDouble(one.getValue());
    }
  }

  static Organelle read(DataInputStream in, SharedFactors all) throws IOException {
    OrganelleId id = new OrganelleId(in.readInt());
    Origin origin = Origin.values()[in.readInt()];
    List<OrganelleId> parents = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      parents.add(new OrganelleId(in.readInt()));
    }
    int born = in.readInt();
    Organelle one = new Organelle(id, origin, parents, born, Genome.read(in), all.read(in));
    one.memory = StateFile.readBytes(in);
    one.lessons.read(in);
    one.roi = in.readDouble();
    one.usual = in.readDouble();
    one.attempts = in.readLong();
    one.right = in.readLong();
    for (int left = in.readInt(); left > 0; left--) {
      one.record.put(in.readUTF(), in.readDouble());
    }
    return one;
  }
}
