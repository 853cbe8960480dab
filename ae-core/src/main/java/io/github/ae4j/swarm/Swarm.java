package io.github.ae4j.swarm;

import io.github.ae4j.Experimental;
import io.github.ae4j.swarm.TurnOutcome.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * M trajectories that train in rounds. In a round each makes its budget of steps and measures its score; then w =
 * softmax(-b z) of the smoothed scores gives the next round's budgets, and every coefficient moves on its chart toward
 * its w-weighted mean, x_i += clip(k (sum w_j x_j - x_i)). No weight of a model goes from one member to another.
 *
 * <p>A member that fails goes back to its own last snapshot, its learning rates lowered, and is retired after a number
 * of failures; its share goes to the others. After each round the manifest is written; a swarm that was killed is
 * {@linkplain #resume resumed} from the last whole round and gives the same numbers. So do runners of any kind and
 * number of workers. One thread at a time.
 */
@Experimental
public final class Swarm {
  private static final Logger LOG = LoggerFactory.getLogger(Swarm.class);

  private final SwarmConfig config;
  private final TrajectoryFactory factory;
  private final RoundRunner runner;
  private final SnapshotStore store;
  private Manifest manifest;

  private Swarm(
      SwarmConfig config,
      TrajectoryFactory factory,
      RoundRunner runner,
      SnapshotStore store,
      Manifest manifest) {
    this.config = config;
    this.factory = factory;
    this.runner = runner;
    this.store = store;
    this.manifest = manifest;
  }

  /**
   * A swarm before its first round.
   *
   * @param factory of the members
   * @param runner of the turns; stays the caller's to close
   * @param store of snapshots and manifest
   * @throws IOException if the store, or what the members are made of, cannot be read
   * @throws IllegalArgumentException if it {@linkplain #isIn holds} a swarm already
   */
  public static Swarm start(
      SwarmConfig config, TrajectoryFactory factory, RoundRunner runner, SnapshotStore store)
      throws IOException {
    if (isIn(store)) {
      throw new IllegalArgumentException("the store must be empty to start in, and holds a swarm");
    }
    String description = factory.description();
    int[] steps = config.budget().shares(new double[config.members()]);
    List<Member> members =
        IntStream.range(0, steps.length).mapToObj(i -> Member.start(i, steps[i])).toList();
    Manifest first = new Manifest(config.settings(), description, List.of(), members);
    return new Swarm(config, factory, runner, store, first);
  }

  /**
   * Whether a store holds a swarm that can be resumed. One in which no member ever scored cannot, and does not stand in
   * another's way.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if its manifest is damaged
   */
  public static boolean isIn(SnapshotStore store) throws IOException {
    Optional<byte[]> manifest = store.readManifest();
    return manifest.isPresent() && Manifest.of(manifest.get()).goesOn();
  }

  /**
   * A swarm after its last whole round.
   *
   * @throws IOException if the store, or what the members are made of, cannot be read
   * @throws IllegalArgumentException if it holds no swarm, a damaged one, or one of another configuration or another
   *     {@linkplain TrajectoryFactory#description factory}, or none of its last snapshots fits a member
   */
  public static Swarm resume(
      SwarmConfig config, TrajectoryFactory factory, RoundRunner runner, SnapshotStore store)
      throws IOException {
    Optional<byte[]> bytes = store.readManifest();
    if (bytes.isEmpty()) {
      throw new IllegalArgumentException("the store must hold a swarm to resume, and holds none");
    }
    Manifest manifest = Manifest.of(bytes.get());
    manifest.check(config, factory.description());
    Swarm swarm = new Swarm(config, factory, runner, store, manifest);
    swarm.checkMembers();
    return swarm;
  }

  /** Members made otherwise would each begin anew, and what was trained be lost two rounds later. */
  private void checkMembers() throws IOException {
    RuntimeException refused = null;
    for (int member : living()) {
      if (manifest.members().get(member).snapshots().isEmpty()) {
        return;
      }
      try {
        open(member).close();
        return;
      } catch (RuntimeException e) {
        refused = e;
      } catch (IOException e) {
        throw e;
      } catch (Exception e) {
        throw new IOException("cannot make member " + member, e);
      }
    }
    if (refused != null) {
      throw new IllegalArgumentException(
          "members must be made as those whose snapshots the store holds, and none of them fits: "
              + refused.getMessage(),
          refused);
    }
  }

  /** Makes rounds until there are so many in all. */
  public void run(int rounds) throws IOException, InterruptedException {
    while (history().size() < rounds) {
      round(outcome -> {});
    }
  }

  /**
   * Makes a round.
   *
   * @param done told of each outcome when it comes
   * @return what it came to
   * @throws IllegalStateException if no member is left
   * @throws IOException if no snapshot of the round, or the manifest, could be written; the swarm stands where it
   *     stood, and the round may be made again
   * @throws InterruptedException if the thread was interrupted; likewise
   */
  public Round round(Consumer<TurnOutcome> done) throws IOException, InterruptedException {
    int round = history().size() + 1;
    List<Order> orders =
        manifest.members().stream()
            .filter(Member::isLiving)
            .map(member -> member.order(round, config))
            .toList();
    if (orders.isEmpty()) {
      throw new IllegalStateException(
          "a swarm must have a member left, and all are retired: " + last());
    }
    List<TurnOutcome> outcomes = runner.run(factory, store, orders, done);
    if (outcomes.stream().allMatch(outcome -> outcome.kind() == Kind.UNSAVED)) {
      throw new IOException("no snapshot of round " + round + " was kept: " + remarks(outcomes));
    }
    Judgement judgement = new Judgement(config, round, manifest.members(), outcomes);
    commit(judgement);
    judgement.summary().members().forEach(entry -> log(round, entry));
    return judgement.summary();
  }

  private void commit(Judgement judgement) throws IOException {
    List<Round> rounds = new ArrayList<>(history());
    rounds.add(judgement.summary());
    Manifest next =
        new Manifest(manifest.settings(), manifest.factory(), rounds, judgement.members());
    store.writeManifest(next.bytes());
    manifest = next;
    next.members().forEach(this::forgetOthers);
  }

  /** The round is whole by now; what cannot be removed only takes room. */
  private void forgetOthers(Member member) {
    try {
      store.keep(member.number(), member.snapshots());
    } catch (IOException e) {
      LOG.warn("old snapshots of member {} are left: {}", member.number(), e.getMessage());
    }
  }

  private static void log(int round, Round.Entry entry) {
    for (String event : entry.events()) {
      LOG.warn("round {}: member {}: {}", round, entry.member(), event);
    }
  }

  /** What went wrong, each thing once. */
  private static String remarks(List<TurnOutcome> outcomes) {
    return outcomes.stream()
        .flatMap(outcome -> outcome.remarks().stream())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  /** What each member failed of in the end, each thing once. */
  private String last() {
    return history().get(history().size() - 1).members().stream()
        .map(entry -> entry.events().get(0))
        .distinct()
        .collect(Collectors.joining("; "));
  }

  /** The configuration. */
  public SwarmConfig config() {
    return config;
  }

  /** What each round came to so far. */
  public List<Round> history() {
    return manifest.rounds();
  }

  /** Numbers of the members that are not retired. */
  public List<Integer> living() {
    return manifest.members().stream().filter(Member::isLiving).map(Member::number).toList();
  }

  /**
   * Number of the member of the lowest smoothed score, of the living ones if any scored.
   *
   * @throws IllegalStateException if none ever scored
   */
  public int best() {
    Comparator<Member> order = Comparator.comparing(member -> !member.isLiving());
    return manifest.members().stream()
        .filter(member -> !member.snapshots().isEmpty())
        .min(order.thenComparingDouble(Member::smoothed))
        .orElseThrow(() -> new IllegalStateException("a member must have scored; none has"))
        .number();
  }

  /**
   * A member at its last snapshot, to use or to look at; the caller closes it.
   *
   * @throws IllegalArgumentException if there is no member of the number, or its snapshot is damaged
   * @throws Exception if it cannot be made, or the snapshot cannot be read
   */
  public Trajectory open(int member) throws Exception {
    if (member < 0 || member >= config.members()) {
      throw new IllegalArgumentException(
          "member must be in [0, " + (config.members() - 1) + "], got " + member);
    }
    List<Integer> snapshots = manifest.members().get(member).snapshots();
    Trajectory trajectory = factory.start(member);
    boolean whole = false;
    try {
      if (!snapshots.isEmpty()) {
        trajectory.restore(store.read(member, snapshots.get(0)));
      }
      whole = true;
      return trajectory;
    } finally {
      if (!whole) {
        trajectory.close();
      }
    }
  }
}
