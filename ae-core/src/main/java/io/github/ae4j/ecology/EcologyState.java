package io.github.ae4j.ecology;

import io.github.ae4j.adapter.StateFile;
import io.github.ae4j.swarm.Scoring;
import io.github.ae4j.swarm.SoftWeights;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All that changes while an ecology lives. What is drawn is a function of the seed, the generation and the use. */
final class EcologyState {
  /** What is drawn for. */
  enum Draw {
    BIRTH,
    EPISODES,
    ROUTING,
    MERGE,
    TEAM,
    SELECTION,
    REPLAY
  }

  private static final int GRADES = 64;

  final EcologyConfig config;
  final EnergyLedger ledger;
  final TaskStream stream;
  final ComputeBudget budget;
  final BanditRouter router = new BanditRouter();
  final QdArchive<Organelle> archive = new QdArchive<>();
  final Telemetry telemetry = new Telemetry();
  final Map<OrganelleId, Organelle> living = new TreeMap<>();
  final Map<OrganelleId, Integer> protectedUntil = new TreeMap<>();
  final List<Lineage> lineage = new ArrayList<>();
  final List<Team> teams = new ArrayList<>();
  final List<String> events = new ArrayList<>();
  final List<Double> grades = new ArrayList<>();
  final Map<OrganelleId, SteeredRate> steered = new TreeMap<>();
  Map<MetaParameter, Double> parameters;
  int generation;
  int nextNumber;

  EcologyState(EcologyConfig config, List<Task> training, long operations) {
    this.config = config;
    this.ledger = new EnergyLedger(config.most());
    this.stream = new TaskStream(training, config.cells());
    this.budget = new ComputeBudget(operations);
    this.parameters = new EnumMap<>(config.parameters());
  }

  /** What tells sets of tasks apart. */
  static long digest(List<Task> tasks) {
    long digest = 17;
    for (Task task : tasks) {
      digest = digest * 31 + task.prompt().hashCode();
      digest = digest * 31 + task.gold().hashCode();
      digest = digest * 31 + task.family().hashCode();
      digest = digest * 31 + task.depth().ordinal();
      digest = digest * 31 + task.choices().hashCode();
    }
    return digest;
  }

  /** In what two lists of settings differ first, from comma to comma. */
  static String difference(String ours, String other) {
    int same = Math.max(0, Arrays.mismatch(ours.toCharArray(), other.toCharArray()));
    int from = ours.lastIndexOf(", ", same - 1) + 1;
    return "with " + part(ours, from, same) + ", got one with " + part(other, from, same);
  }

  private static String part(String text, int from, int same) {
    int to = text.indexOf(", ", same);
    return text.substring(from, to < 0 ? text.length() : to).strip();
  }

  /** Refuses a selection task that is learned from: gates would see what was learned by heart. */
  static void checkApart(List<Task> training, List<Task> selection) {
    Set<String> learned = training.stream().map(Task::prompt).collect(Collectors.toSet());
    for (Task task : selection) {
      if (learned.contains(task.prompt())) {
        throw new IllegalArgumentException(
            "selection must have no prompt of training, got " + task.prompt());
      }
    }
  }

  double parameter(MetaParameter parameter) {
    return parameters.get(parameter);
  }

  /** The swarm's soft weights of the returns. */
  double[] weights(List<Organelle> organelles) {
    SoftWeights weights = new SoftWeights(Scoring.SCALE_FREE, parameter(MetaParameter.ALLOTMENT));
    return weights.of(organelles.stream().mapToDouble(one -> -one.roi()).toArray());
  }

  CellController cells() {
    return config
        .cells()
        .withGain(parameter(MetaParameter.PRICE_GAIN))
        .withTarget(parameter(MetaParameter.TARGET));
  }

  SplittableRandom random(Draw draw) {
    long key = config.seed() * 0x9e3779b97f4a7c15L + generation * 0x2545f4914f6cdd1dL;
    return new SplittableRandom(key ^ (draw.ordinal() + 1) * 0xd1342543de82ef95L);
  }

  List<Organelle> organelles() {
    return List.copyOf(living.values());
  }

  /** Has an organelle born; its account is open and empty. */
  Organelle bear(Origin origin, List<Organelle> parents, Genome genome, LoraFactors factors) {
    List<OrganelleId> ids = parents.stream().map(Organelle::id).toList();
    OrganelleId id = new OrganelleId(nextNumber++);
    Organelle born = new Organelle(id, origin, ids, generation, genome, factors);
    if (!parents.isEmpty()) {
      born.inherit(parents);
    }
    living.put(id, born);
    ledger.open(id, 0.0);
    lineage.add(new Lineage(id, origin, ids, generation));
    return born;
  }

  /** Half of what an account holds, from the pot, and what the pot has not from nowhere. */
  void endow(Organelle born, double wanted) {
    double had = ledger.subsidise(born.id(), wanted);
    ledger.settle(born.id(), Math.max(0.0, wanted - had), 0.0);
  }

  void retire(Organelle one, String why) {
    living.remove(one.id());
    protectedUntil.remove(one.id());
    Optional.ofNullable(steered.remove(one.id())).ifPresent(SteeredRate::close);
    ledger.close(one.id());
    events.add(one.id() + " retired: " + why);
  }

  /** A grade to be paid by: the attempt's own, or that of another one. */
  double paid(double grade, SplittableRandom random) {
    boolean shuffled =
        config.control() == Control.SHUFFLED_REWARDS
            || config.control() == Control.SHUFFLED_ANSWERS;
    if (!shuffled) {
      return grade;
    }
    grades.add(grade);
    if (grades.size() > GRADES) {
      grades.remove(0);
    }
    return grades.get(random.nextInt(grades.size()));
  }

  /** The loop of an organelle's own rate. */
  SteeredRate steered(OrganelleId id) {
    return steered.computeIfAbsent(id, one -> new SteeredRate());
  }

  /** How those that live stand. */
  List<GenerationRecord.OrganelleState> standing() {
    return organelles().stream()
        .map(
            one ->
                new GenerationRecord.OrganelleState(
                    one.id().number(),
                    one.genome().rank(),
                    ledger.account(one.id()).energy(),
                    one.roi(),
                    one.success()))
        .toList();
  }

  /** Where an organelle has a record, weighted by it, it is offered with its weights. */
  void offer(List<Organelle> entered) {
    for (Organelle one : entered) {
      int bin = Integer.numberOfTrailingZeros(Integer.highestOneBit(one.genome().rank()));
      for (Cell cell : stream.cells()) {
        Optional<Double> record = one.knownRecord(cell.name());
        record.ifPresent(
            known ->
                archive.offer(
                    new QdArchive.Key(cell.family(), cell.depth(), bin),
                    known * one.roi(),
                    one.copy()));
      }
    }
  }

  Optional<Organelle> find(OrganelleId id) {
    return Optional.ofNullable(living.get(id));
  }

  void write(DataOutputStream out) throws IOException {
    ledger.write(out);
    stream.write(out);
    budget.write(out);
    router.write(out);
    SharedFactors factors = new SharedFactors();
    archive.write(out, (one, to) -> one.write(to, factors));
    telemetry.write(out);
    out.writeInt(living.size());
    for (Organelle one : living.values()) {
      one.write(out, factors);
    }
    out.writeInt(protectedUntil.size());
    for (Map.Entry<OrganelleId, Integer> one : protectedUntil.entrySet()) {
      out.writeInt(one.getKey().number());
      out.writeInt(one.getValue());
    }
    out.writeInt(lineage.size());
    for (Lineage one : lineage) {
      one.write(out);
    }
    out.writeInt(teams.size());
    for (Team team : teams) {
      out.writeInt(team.first().number());
      out.writeInt(team.second().number());
      out.writeDouble(team.gain());
    }
    out.writeInt(grades.size());
    for (double grade : grades) {
      out.writeDouble(grade);
    }
    out.writeInt(steered.size());
    for (Map.Entry<OrganelleId, SteeredRate> one : steered.entrySet()) {
      out.writeInt(one.getKey().number());
      StateFile.writeBytes(out, one.getValue().state().getBytes(StandardCharsets.UTF_8));
    }
    for (MetaParameter parameter : MetaParameter.values()) {
      out.writeDouble(parameters.get(parameter));
    }
    out.writeInt(generation);
    out.writeInt(nextNumber);
  }

  void read(DataInputStream in) throws IOException {
    ledger.read(in);
    stream.read(in);
    budget.read(in);
    router.read(in);
    SharedFactors factors = new SharedFactors();
    archive.read(in, from -> Organelle.read(from, factors));
    telemetry.read(in);
    for (int left = in.readInt(); left > 0; left--) {
      Organelle one = Organelle.read(in, factors);
      living.put(one.id(), one);
    }
    for (int left = in.readInt(); left > 0; left--) {
      protectedUntil.put(new OrganelleId(in.readInt()), in.readInt());
    }
    for (int left = in.readInt(); left > 0; left--) {
      lineage.add(Lineage.read(in));
    }
    for (int left = in.readInt(); left > 0; left--) {
      OrganelleId first = new OrganelleId(in.readInt());
      teams.add(new Team(first, new OrganelleId(in.readInt()), in.readDouble()));
    }
    for (int left = in.readInt(); left > 0; left--) {
      grades.add(in.readDouble());
    }
    for (int left = in.readInt(); left > 0; left--) {
      steered(new OrganelleId(in.readInt()))
          .restore(new String(StateFile.readBytes(in), StandardCharsets.UTF_8));
    }
    for (MetaParameter parameter : MetaParameter.values()) {
      parameters.put(parameter, in.readDouble());
    }
    generation = in.readInt();
    nextNumber = in.readInt();
  }

  void close() {
    steered.values().forEach(SteeredRate::close);
    steered.clear();
  }
}
