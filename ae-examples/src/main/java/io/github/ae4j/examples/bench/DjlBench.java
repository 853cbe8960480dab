package io.github.ae4j.examples.bench;

import io.github.ae4j.djl.Steering;
import io.github.ae4j.group.ParameterGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whole training steps in DJL, bare and under the standard loop in turn.
 *
 * @param steering how the loop goes about its steps
 * @param times how steps are timed
 * @param rounds of new trainers that share the pairs: how fast the bare side's temporaries are had
 *     depends on where in the heap its trainer happens to lie
 * @param warmUp how long both sides are run before each round, in seconds
 * @param weighings pairs of trainers whose memory is measured
 */
record DjlBench(Steering steering, TimedPairs times, int rounds, double warmUp, int weighings) {
  private static final long SEED = 1L;
  private static final double SECOND = 1e9; // in nanoseconds
  private static final double MIB = 1024.0 * 1024.0;

  /** The same timed by another clock. */
  DjlBench by(BenchClock clock) {
    return new DjlBench(steering, times.by(clock), rounds, warmUp, weighings);
  }

  /** The time of a step, in microseconds. */
  BenchResult time(TimedNetwork network, TimedOptimizer optimizer) {
    return TimedPairs.compare(name(network, optimizer), pairs(network, optimizer, null, steering));
  }

  /**
   * The time of a step with the tensors in so many groups, each with a state of its own, beside that with all in one, in
   * microseconds; in as many groups as there are tensors if these are fewer.
   */
  BenchResult timeGroups(TimedNetwork network, TimedOptimizer optimizer, int groups) {
    List<ParameterGroup> divided =
        NeighbourGroups.of(network.block(SEED).getParameters().keys(), groups);
    String name = name(network, optimizer) + ", " + divided.size() + " groups to one";
    Steering each = steering.withGroups(divided.toArray(ParameterGroup[]::new));
    return TimedPairs.compare(name, pairs(network, optimizer, steering, each));
  }

  private List<Pair<Double>> pairs(
      TimedNetwork network,
      TimedOptimizer optimizer,
      @Nullable Steering reference,
      Steering other) {
    List<Pair<Double>> pairs = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      int before = times.pairs() * round / rounds;
      int until = times.pairs() * (round + 1) / rounds;
      pairs.addAll(
          round(network, optimizer, reference, other, times.of(until - before), SEED + round));
    }
    return pairs;
  }

  private List<Pair<Double>> round(
      TimedNetwork network,
      TimedOptimizer optimizer,
      @Nullable Steering reference,
      Steering other,
      TimedPairs part,
      long seed) {
    try (TimedTrainer bare = new TimedTrainer(network, optimizer, reference, seed);
        TimedTrainer wrapped = new TimedTrainer(network, optimizer, other, seed)) {
      long end = System.nanoTime() + (long) (SECOND * warmUp);
      do {
        bare.step(bare::update);
        wrapped.step(wrapped::update);
      } while (System.nanoTime() < end);
      return part.times(() -> bare.step(bare::update), () -> wrapped.step(wrapped::update));
    }
  }

  /** The memory, in MiB; nothing where the system does not tell. */
  List<BenchResult> memory(TimedNetwork network, TimedOptimizer optimizer) {
    Optional<NativeHeap> known = NativeHeap.ofProcess();
    List<BenchResult> results = new ArrayList<>();
    known.ifPresent(heap -> weigh(heap, network, optimizer, results));
    return results;
  }

  private void weigh(
      NativeHeap heap, TimedNetwork network, TimedOptimizer optimizer, List<BenchResult> results) {
    List<Pair<DjlMemory>> pairs =
        Pair.inTurn(
            weighings,
            () -> DjlMemory.of(heap, network, optimizer, null),
            () -> DjlMemory.of(heap, network, optimizer, steering));
    String name = name(network, optimizer);
    results.add(Pair.compare(name + ", kept", "MiB", pairs, m -> m.kept() / MIB));
    results.add(Pair.compare(name + ", peak of a step", "MiB", pairs, m -> m.stepPeak() / MIB));
    results.add(
        Pair.compare(name + ", peak of the update", "MiB", pairs, m -> m.updatePeak() / MIB));
  }

  private String name(TimedNetwork network, TimedOptimizer optimizer) {
    String name = network.label() + " " + optimizer.label();
    int every = steering.cadence().every();
    return name
        + switch (steering.path()) {
          case FUSED -> "";
          case SCRIPT -> ", script";
          case PLAIN -> ", plain path";
        }
        + (every == 1 ? "" : ", measured each " + every);
  }
}
