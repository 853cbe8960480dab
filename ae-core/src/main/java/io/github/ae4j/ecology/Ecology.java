package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import io.github.ae4j.adapter.StateFile;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Adapters that live on a frozen host. A generation: who can pay a ticket enters; attempts are made, graded, paid and
 * learned from; merged candidates and teams are tried on selection tasks; a consensus may bring coefficients nearer; the
 * best stay, and have offspring; the archive keeps the best of each kind; meta control moves the parameters.
 *
 * <p>The budget is looked at before each call of the host, so that at most one is above it: an answer, the answers of one
 * adapter at a gate, or a step of learning. What is cut short then is not judged.
 *
 * <p>A snapshot is the whole of it. What goes on from one is the same to the last bit, which {@link Telemetry#hash} tells.
 */
@Experimental
public final class Ecology implements AutoCloseable {
  private static final StateFile FILE =
      new StateFile("an ecology's snapshots", 0x61_65_65_63_6f_6c_0d_0aL, 3);
  private static final int GAUGED = 32; // tasks that the usual tokens are taken of

  private final Host host;
  private final EcologyState state;
  private final MetaController meta;
  private final CostModel costs;
  private final Grader grader;
  private final Trials trials;
  private final Succession succession;
  private final String frozen;
  private final String fingerprint;

  private Ecology(
      EcologyConfig config,
      Host host,
      Grader grader,
      List<Task> training,
      List<Task> selection,
      long operations,
      MetaController meta) {
    EcologyState.checkApart(training, selection);
    this.host = host;
    this.meta = meta;
    this.grader = grader;
    this.state = new EcologyState(config, training, operations);
    this.frozen = host.frozenHash();
    this.costs = gauged(config, host, training);
    this.trials = new Trials(state, host, grader, costs, selection);
    this.succession = new Succession(state, host);
    this.fingerprint =
        "%s, grader %s, host %s %s, meta %s, operations %d, tasks %x %x"
            .formatted(
                config,
                grader.name(),
                host.name(),
                frozen,
                meta.name(),
                operations,
                EcologyState.digest(training),
                EcologyState.digest(selection));
  }

  private CostModel gauged(EcologyConfig config, Host host, List<Task> training) {
    long tokens = 0;
    int tasks = Math.min(GAUGED, training.size());
    CostModel free = new CostModel(host.parameters(), 0.0);
    int tried = 0;
    for (; tried < tasks && (tried == 0 || !state.budget.spent()); tried++) {
      Task task = training.get(tried * (training.size() / tasks));
      long one = host.attempt(Optional.empty(), task).tokens();
      state.budget.use(ComputeBudget.Use.CHOICE, free.forward(one, 0));
      tokens += one;
    }
    return CostModel.of(host, Math.max(1, tokens / tried), config.attemptEnergy());
  }

  /**
   * An ecology at its start.
   *
   * @param training tasks that are learned from; at least one
   * @param selection tasks that gates look at; none of training
   * @param operations that may be used, at least 0; {@link Long#MAX_VALUE} for no bound
   * @param meta what moves the parameters; the ecology's from here on, closed with it, and at once if it is refused. Only
   *     where an argument is null it stays the caller's
   * @throws IllegalArgumentException if a rank is above a width of the host's, there is no task, or one is in both sets
   */
  public static Ecology start(
      EcologyConfig config,
      Host host,
      Grader grader,
      List<Task> training,
      List<Task> selection,
      long operations,
      MetaController meta) {
    given(config, host, grader, training, selection, meta);
    try {
      Ecology ecology = new Ecology(config, host, grader, training, selection, operations, meta);
      ecology.succession.found();
      return ecology;
    } catch (RuntimeException e) {
      meta.close();
      throw e;
    }
  }

  private static void given(
      EcologyConfig config,
      Host host,
      Grader grader,
      List<Task> training,
      List<Task> selection,
      MetaController meta) {
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(grader, "grader");
    Objects.requireNonNull(training, "training");
    Objects.requireNonNull(selection, "selection");
    Objects.requireNonNull(meta, "meta");
  }

  /**
   * Goes on from a snapshot.
   *
   * @param meta as in {@link #start}: closed with the ecology, and at once if the snapshot cannot be read or is refused
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is damaged, or of another configuration, grader, host or tasks; names the file
   */
  public static Ecology resume(
      Path file,
      EcologyConfig config,
      Host host,
      Grader grader,
      List<Task> training,
      List<Task> selection,
      long operations,
      MetaController meta)
      throws IOException {
    Objects.requireNonNull(file, "file");
    given(config, host, grader, training, selection, meta);
    try {
      return resumed(
          file, new Ecology(config, host, grader, training, selection, operations, meta));
    } catch (IOException | RuntimeException e) {
      meta.close();
      throw e;
    }
  }

  private static Ecology resumed(Path file, Ecology ecology) throws IOException {
    try {
      return FILE.read(file, ecology::read);
    } catch (IOException | RuntimeException e) {
      ecology.state.close();
      throw e;
    }
  }

  private Ecology read(DataInputStream in) throws IOException {
    String of = in.readUTF();
    if (!of.equals(fingerprint)) {
      throw new IllegalArgumentException(
          "snapshot must be of this ecology, " + EcologyState.difference(fingerprint, of));
    }
    state.read(in);
    meta.restore(new String(StateFile.readBytes(in), StandardCharsets.UTF_8));
    return this;
  }

  /**
   * Keeps all of it in a file, whole or not at all.
   *
   * @throws IOException if it cannot be written
   */
  public void snapshot(Path file) throws IOException {
    FILE.write(file, this::write);
  }

  private void write(DataOutputStream out) throws IOException {
    out.writeUTF(fingerprint);
    state.write(out);
    StateFile.writeBytes(out, meta.state().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Lives a generation.
   *
   * @return what it was
   * @throws IllegalStateException if the host is not frozen: its weights are not what they were
   */
  public GenerationRecord generation() {
    state.events.clear();
    Map<MetaParameter, Double> parameters = new EnumMap<>(state.parameters);
    List<Organelle> entered = succession.enter();
    Episodes episodes = new Episodes(state, host, grader, costs);
    episodes.run(entered);
    trials.merge();
    trials.team();
    state.ledger.tax(state.parameter(MetaParameter.TAX));
    state.offer(entered);
    List<GenerationRecord.OrganelleState> before = state.standing();
    double roi = entered.stream().mapToDouble(Organelle::roi).average().orElse(0.0);
    Agreement.reach(state);
    succession.select();
    state.router.keep(BanditRouter.arms(state.organelles(), true).keySet());
    state.parameters = new EnumMap<>(meta.next(state.parameters, roi, state.generation));
    GenerationRecord record =
        new GenerationRecord(
            state.generation,
            state.budget.used(),
            episodes.attempts(),
            episodes.right(),
            roi,
            state.ledger.pot(),
            before,
            state.stream.cells(),
            parameters,
            state.events);
    state.telemetry.add(record);
    state.generation++;
    checkFrozen();
    return record;
  }

  private void checkFrozen() {
    String now = host.frozenHash();
    if (!now.equals(frozen)) {
      throw new IllegalStateException(
          "host " + host.name() + " must be frozen at " + frozen + ", and is at " + now);
    }
  }

  /** What lives, the oldest first. */
  public List<Organelle> organelles() {
    return state.organelles();
  }

  /** Generations so far. */
  public int generations() {
    return state.generation;
  }

  /** What was used. */
  public ComputeBudget budget() {
    return state.budget;
  }

  /** What things cost here. */
  public CostModel costs() {
    return costs;
  }

  /** All generations, and their digest. */
  public Telemetry telemetry() {
    return state.telemetry;
  }

  /** The router, with what it knows. */
  public BanditRouter router() {
    return state.router;
  }

  /** The best of each kind, with their weights. */
  public QdArchive<Organelle> archive() {
    return state.archive;
  }

  /** All that ever lived. */
  public List<Lineage> lineage() {
    return new ArrayList<>(state.lineage);
  }

  /** Teams whose members live. */
  public List<Team> teams() {
    return List.copyOf(state.teams);
  }

  /** The accounts. */
  public EnergyLedger ledger() {
    return state.ledger;
  }

  @Override
  public void close() {
    state.close();
    meta.close();
  }
}
