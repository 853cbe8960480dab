package io.github.ae4j.examples.bench;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.nd4j.Nd4jThread;
import io.github.ae4j.examples.report.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whole training steps on ND4J: time of the bare and the steered updater. */
@Command(
    name = "nd4j",
    mixinStandardHelpOptions = true,
    description = {
      "Whole training steps with Adam in DL4J and in SameDiff on one thread, bare and under the"
          + " standard loop in turn, A B B A in one process: the time of a call of fit with 8"
          + " batches. In SameDiff its own fit stands against ae's."
    })
public final class Nd4jBenchCommand implements Callable<Integer> {
  private static final int PAIRS = 40;
  private static final int QUICK_PAIRS = 6;
  private static final int ROUNDS = 10;
  private static final double WARM_UP = 4.0; // in seconds
  private static final double SECOND = 1e9; // in nanoseconds

  @Mixin private BenchOptions options = new BenchOptions();

  @Option(
      names = "--net",
      paramLabel = "NAME",
      split = ",",
      description = "of 784-256-10, 784-1024-1024-10 (default: all)")
  private List<String> nets = new ArrayList<>();

  @Option(
      names = "--pairs",
      paramLabel = "N",
      description = "turns A B B A to time (default: " + PAIRS + ", quick " + QUICK_PAIRS + ")")
  private @Nullable Integer pairs;

  @Override
  public Integer call() throws IOException {
    List<Nd4jNet> chosen = Choice.of("--net", nets, Nd4jNet.values(), Nd4jNet::label);
    TimedPairs times = times();
    options.check();
    Nd4jThread.pin();
    List<BenchResult> results = new ArrayList<>();
    Nd4jComparison[] libraries = Nd4jComparison.values();
    long work = (long) libraries.length * chosen.size();
    try (Progress progress = Progress.ofUnequal("bench", "comparisons", work)) {
      for (Nd4jComparison library : libraries) {
        for (Nd4jNet net : chosen) {
          progress.doing(name(library, net));
          results.add(compare(library, net, times));
          progress.step();
        }
      }
    }
    options.report(results);
    return 0;
  }

  private static String name(Nd4jComparison library, Nd4jNet net) {
    return library.label + " " + net.label() + " adam";
  }

  private TimedPairs times() {
    int count = pairs == null ? (options.quick() ? QUICK_PAIRS : PAIRS) : pairs;
    if (count < 1) {
      throw new BadInput("--pairs must be at least 1, got " + count);
    }
    long turn = options.quick() ? 2_000_000L : 20_000_000L;
    return new TimedPairs(count, 1, turn, 1).by(options.clock());
  }

  /**
   * New networks every few pairs: where their arrays happen to lie counts, and in long runs units die, whose
   * moments sink to the smallest numbers, with which arithmetic is slow.
   */
  private BenchResult compare(Nd4jComparison library, Nd4jNet net, TimedPairs times) {
    double seconds = options.quick() ? 0.1 : WARM_UP;
    try (TimedFit bare = library.side(net, false, 0);
        TimedFit wrapped = library.side(net, true, 0)) {
      warmUp(bare, wrapped, seconds);
    }
    List<Pair<Double>> compared = new ArrayList<>();
    int rounds = options.quick() ? 1 : ROUNDS;
    for (int round = 0; round < rounds; round++) {
      int before = times.pairs() * round / rounds;
      int until = times.pairs() * (round + 1) / rounds;
      try (TimedFit bare = library.side(net, false, round);
          TimedFit wrapped = library.side(net, true, round)) {
        times.of(until - before).times(bare::fit, wrapped::fit).stream()
            .map(pair -> new Pair<>(aStep(pair.bare()), aStep(pair.wrapped())))
            .forEach(compared::add);
      }
    }
    return TimedPairs.compare(name(library, net), compared);
  }

  private static double aStep(double fit) {
    return fit / TimedFit.BATCHES;
  }

  /** Lets the virtual machine compile what both sides do. */
  private static void warmUp(TimedFit bare, TimedFit wrapped, double seconds) {
    long end = System.nanoTime() + (long) (SECOND * seconds);
    do {
      bare.fit();
      wrapped.fit();
    } while (System.nanoTime() < end);
  }
}
