package io.github.ae4j.examples.bench;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.nd4j.Nd4jThreads;
import io.github.ae4j.examples.report.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
  private static final int ROUNDS = 10;
  private static final double WARM_UP = 4.0; // in seconds
  private static final double SECOND = 1e9; // in nanoseconds

  @Mixin private BenchOptions options = new BenchOptions();

  @Mixin private PairsOption pairs = new PairsOption();

  @Option(
      names = "--net",
      paramLabel = "NAME",
      split = ",",
      description =
          "of 784-256-10, 784-1024-1024-10, 784-256-256-256-256-256-256-256-10 (default: the first"
              + " two, and with --groups all)")
  private List<String> nets = new ArrayList<>();

  @Option(
      names = "--groups",
      paramLabel = "G",
      defaultValue = "1",
      description =
          "also compares the loop with the arrays in G groups, each with a state of its own, with"
              + " the loop with all in one (default: ${DEFAULT-VALUE})")
  private int groups = 1;

  @Override
  public Integer call() throws IOException {
    BadInput.checkAtLeast("--groups", groups, 1);
    List<Nd4jNet> chosen = chosen();
    TimedPairs times = times();
    options.check();
    Nd4jThreads.pin();
    options.report(compare(chosen, times));
    return 0;
  }

  private List<Nd4jNet> chosen() {
    boolean shallow = nets.isEmpty() && groups == 1;
    return Choice.of("--net", nets, Nd4jNet.values(), Nd4jNet::label).stream()
        .filter(net -> !shallow || net != Nd4jNet.DEEP)
        .toList();
  }

  private List<BenchResult> compare(List<Nd4jNet> chosen, TimedPairs times) {
    List<BenchResult> results = new ArrayList<>();
    Nd4jComparison[] libraries = Nd4jComparison.values();
    long work = (long) libraries.length * chosen.size();
    try (Progress progress = Progress.ofUnequal("bench", "comparisons", work)) {
      for (Nd4jComparison library : libraries) {
        for (Nd4jNet net : chosen) {
          progress.doing(name(library, net));
          results.add(new Sides(library, net, TimedFit.BARE, 1).compare(times));
          if (groups > 1) {
            int most = Math.min(groups, net.parameters());
            results.add(new Sides(library, net, 1, most).compare(times));
          }
          progress.step();
        }
      }
    }
    return results;
  }

  private static String name(Nd4jComparison library, Nd4jNet net) {
    return library.label + " " + net.label() + " adam";
  }

  private TimedPairs times() {
    long turn = options.quick() ? 2_000_000L : 20_000_000L;
    return new TimedPairs(pairs.count(options.quick()), 1, turn, 1).by(options.clock());
  }

  /**
   * Two sides in turn, each with as many groups.
   *
   * @param bare groups of the side that is called bare; 0 without a loop
   */
  private final class Sides {
    private final Nd4jComparison library;
    private final Nd4jNet net;
    private final int bare;
    private final int wrapped;

    Sides(Nd4jComparison library, Nd4jNet net, int bare, int wrapped) {
      this.library = library;
      this.net = net;
      this.bare = bare;
      this.wrapped = wrapped;
    }

    private TimedFit bare(long round) {
      return library.side(net, bare, round);
    }

    private TimedFit wrapped(long round) {
      return library.side(net, wrapped, round);
    }

    /**
     * New networks every few pairs: where their arrays happen to lie counts, and in long runs units die, whose
     * moments sink to the smallest numbers, with which arithmetic is slow.
     */
    BenchResult compare(TimedPairs times) {
      double seconds = options.quick() ? 0.1 : WARM_UP;
      try (TimedFit bare = bare(0);
          TimedFit wrapped = wrapped(0)) {
        warmUp(bare, wrapped, seconds);
      }
      String what = name(library, net) + (bare == 0 ? "" : ", " + wrapped + " groups to one");
      return TimedPairs.compare(what, rounds(times));
    }

    private List<Pair<Double>> rounds(TimedPairs times) {
      List<Pair<Double>> compared = new ArrayList<>();
      int rounds = options.quick() ? 1 : ROUNDS;
      for (int round = 0; round < rounds; round++) {
        int before = times.pairs() * round / rounds;
        int until = times.pairs() * (round + 1) / rounds;
        try (TimedFit bare = bare(round);
            TimedFit wrapped = wrapped(round)) {
          times.of(until - before).times(bare::fit, wrapped::fit).stream()
              .map(pair -> new Pair<>(aStep(pair.bare()), aStep(pair.wrapped())))
              .forEach(compared::add);
        }
      }
      return compared;
    }
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
