package io.github.ae4j.examples.bench;

import io.github.ae4j.examples.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.commons.io.FileUtils;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ae bench core}: the loop alone, and the array backend beside a loop written by hand. */
@Command(
    name = "core",
    mixinStandardHelpOptions = true,
    description = {
      "A step of control of each preset, SGD with momentum on arrays under standard() beside the"
          + " same update as a bare loop, and a step that is watched beside one that is not. Ratios"
          + " come from pairs A B B A in one process, times and bytes of allocation a step from JMH"
          + " in processes of its own (in this one if --quick). All sizes take some four minutes"
          + " where nothing else runs."
    })
public final class CoreBenchCommand implements Callable<Integer> {
  private static final int CADENCES = 16; // a multiple of every cadence
  private static final TimedPairs FULL = new TimedPairs(40, 5, 20_000_000L, CADENCES);
  private static final int LARGE = 4_000_000; // coordinates
  private static final int LARGE_PAIRS = 16;
  private static final TimedPairs QUICK = new TimedPairs(6, 2, 2_000_000L, CADENCES);

  @Mixin private final BenchOptions options = new BenchOptions();

  @Option(
      names = "--sizes",
      paramLabel = "N",
      split = ",",
      defaultValue = "10,10000,1000000,10000000",
      description = "numbers of coordinates (default: ${DEFAULT-VALUE})")
  private List<Integer> sizes = List.of();

  @Override
  public Integer call() throws IOException, RunnerException {
    sizes.forEach(size -> BadInput.checkAtLeast("--sizes", size, 1));
    options.check();
    JmhRun jmh = new JmhRun(options.quick(), options.clock());
    List<BenchResult> results = new ArrayList<>(jmh.loops());
    for (int size : sizes) {
      for (ArrayArm arm : ArrayArm.steered()) {
        results.add(pairs(size, arm));
      }
    }
    // Behind the arrays: observers of many kinds make the calls of all later loops slower.
    results.addAll(watched());
    results.addAll(jmh.arrays(sizes));
    options.report(results);
    return 0;
  }

  /** In a folder for what observers write, which goes with the run. */
  private List<BenchResult> watched() throws IOException {
    Path folder = Files.createTempDirectory("ae-bench");
    try {
      List<BenchResult> results = new ArrayList<>();
      for (WatchedLoop watched : WatchedLoop.values()) {
        results.add(watched.time(pairs().by(options.clock()), folder));
      }
      return results;
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private TimedPairs pairs() {
    return options.quick() ? QUICK : FULL;
  }

  private BenchResult pairs(int size, ArrayArm arm) {
    boolean fewer = !options.quick() && size >= LARGE;
    TimedPairs pairs = fewer ? FULL.of(LARGE_PAIRS) : pairs();
    return pairs.by(options.clock()).time(arm.label(size), ArrayArm.BARE.of(size), arm.of(size));
  }
}
