package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Gives tasks to organelles, or to the host as it is: half by a draw of the signed return from what is known of the arm
 * in the family (Thompson 1933; normal, of the mean and 1 / sqrt(n + 1)), half by its gate and how little it is known, 1
 * / sqrt(n + 1). The greatest sum has the task.
 */
@Experimental
public final class BanditRouter {
  /** The host without an adapter, as an arm. */
  public static final int BASE = -1;

  private static final double BASE_GATE = 0.5;

  /** What is known of an arm in a family. */
  private record Arm(long n, double mean) {}

  private final Map<String, Map<Integer, Arm>> known = new TreeMap<>();

  /** A router that knows nothing. */
  public BanditRouter() {}

  /**
   * Chooses an arm.
   *
   * @param family of the task
   * @param gates of the arms by number, {@link #BASE} among them if it may be chosen; at least one,
   *     all finite
   * @return an arm's number
   */
  public int choose(String family, Map<Integer, Double> gates, RandomGenerator random) {
    Objects.requireNonNull(family, "family");
    Objects.requireNonNull(gates, "gates");
    Objects.requireNonNull(random, "random");
    Check.atLeast("arms", gates.size(), 1.0);
    int best = BASE;
    double most = Double.NEGATIVE_INFINITY;
    for (Map.Entry<Integer, Double> gate : new TreeMap<>(gates).entrySet()) {
      Check.finite("gate", gate.getValue());
      Arm arm = arm(family, gate.getKey());
      double unknown = 1.0 / Math.sqrt(arm.n() + 1.0);
      double drawn = arm.mean() + unknown * random.nextGaussian();
      double score = 0.5 * drawn + 0.5 * gate.getValue() * unknown;
      if (score > most) {
        most = score;
        best = gate.getKey();
      }
    }
    return best;
  }

  /** The arms that living organelles and the base are, with their gates. */
  static Map<Integer, Double> arms(List<Organelle> living, boolean base) {
    Map<Integer, Double> gates = new TreeMap<>();
    living.forEach(one -> gates.put(one.id().number(), one.genome().gate()));
    if (base) {
      gates.put(BASE, BASE_GATE);
    }
    return gates;
  }

  private Arm arm(String family, int number) {
    return known.getOrDefault(family, Map.of()).getOrDefault(number, new Arm(0, 0.0));
  }

  /**
   * Tells what an arm returned.
   *
   * @param signed return, finite
   */
  public void returned(String family, int number, double signed) {
    Objects.requireNonNull(family, "family");
    Check.finite("signed", signed);
    Arm arm = arm(family, number);
    known
        .computeIfAbsent(family, f -> new TreeMap<>())
        .put(number, new Arm(arm.n() + 1, arm.mean() + (signed - arm.mean()) / (arm.n() + 1)));
  }

  /** The mean signed return of an arm in a family, if it was tried there. */
  public Optional<Double> mean(String family, int number) {
    Objects.requireNonNull(family, "family");
    Arm arm = arm(family, number);
    return arm.n() == 0 ? Optional.empty() : Optional.of(arm.mean());
  }

  /** Forgets arms that are no more. */
  void keep(Set<Integer> numbers) {
    known.values().forEach(arms -> arms.keySet().retainAll(numbers));
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(known.size());
    for (Map.Entry<String, Map<Integer, Arm>> family : known.entrySet()) {
      out.writeUTF(family.getKey());
      out.writeInt(family.getValue().size());
      for (Map.Entry<Integer, Arm> arm : family.getValue().entrySet()) {
        out.writeInt(arm.getKey());
        out.writeLong(arm.getValue().n());
        out.writeDouble(arm.getValue().mean());
      }
    }
  }

  void read(DataInputStream in) throws IOException {
    known.clear();
    for (int left = in.readInt(); left > 0; left--) {
      Map<Integer, Arm> arms = new TreeMap<>();
      known.put(in.readUTF(), arms);
      for (int more = in.readInt(); more > 0; more--) {
        arms.put(in.readInt(), new Arm(in.readLong(), in.readDouble()));
      }
    }
  }
}
