package io.github.ae4j.examples.bench;

import io.github.ae4j.examples.bench.TimedTrainer.Cost;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whole training steps in DJL, bare and under the standard loop in turn.
 *
 * @param pairs pairs of stretches that are timed
 * @param warmUp how long both sides are run before, in seconds
 * @param weighings pairs of trainers whose memory is measured
 */
record DjlBench(int pairs, double warmUp, int weighings) {
  private static final long SEED = 1L;
  private static final double SECOND = 1e9; // in nanoseconds, as the next
  private static final double MICROSECOND = 1e3;
  private static final double MIB = 1024.0 * 1024.0;

  /** The time of a step, in microseconds. */
  BenchResult time(TimedNetwork network, TimedOptimizer optimizer) {
    int stretch = network.stretch();
    try (TimedTrainer bare = new TimedTrainer(network, optimizer, false, SEED);
        TimedTrainer wrapped = new TimedTrainer(network, optimizer, true, SEED)) {
      Supplier<Cost> without = () -> bare.steps(stretch);
      Supplier<Cost> with = () -> wrapped.steps(stretch);
      long end = System.nanoTime() + (long) (SECOND * warmUp);
      do {
        Pair.inTurn(2, without, with);
      } while (System.nanoTime() < end);
      return Pair.compare(
          name(network, optimizer),
          "us/step",
          Pair.inTurn(pairs, without, with),
          cost -> cost.nanos() / MICROSECOND / stretch);
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
            () -> DjlMemory.of(heap, network, optimizer, false),
            () -> DjlMemory.of(heap, network, optimizer, true));
    String name = name(network, optimizer);
    results.add(Pair.compare(name + ", kept", "MiB", pairs, m -> m.kept() / MIB));
    results.add(Pair.compare(name + ", peak of a step", "MiB", pairs, m -> m.stepPeak() / MIB));
    results.add(
        Pair.compare(name + ", peak of the update", "MiB", pairs, m -> m.updatePeak() / MIB));
  }

  private static String name(TimedNetwork network, TimedOptimizer optimizer) {
    return network.label() + " " + optimizer.label();
  }
}
