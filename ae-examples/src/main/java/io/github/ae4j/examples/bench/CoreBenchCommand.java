package io.github.ae4j.examples.bench;

import io.github.ae4j.examples.BadInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ae bench core}: the loop alone, and the array backend beside a loop written by hand. */
@Command(
    name = "core",
    mixinStandardHelpOptions = true,
    description = {
      "A step of control of each preset, and SGD with momentum on arrays under standard() beside"
          + " the same update as a bare loop. Ratios come from pairs A B B A in one process, times"
          + " and bytes of allocation a step from JMH in processes of its own (in this one if"
          + " --quick)."
    })
public final class CoreBenchCommand implements Callable<Integer> {
  private static final int CADENCES = 16; // a multiple of every cadence
  private static final TimedPairs FULL = new TimedPairs(40, 5, 20_000_000L, CADENCES);
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
    JmhRun jmh = new JmhRun(options.quick());
    List<BenchResult> results = new ArrayList<>(jmh.loops());
    for (int size : sizes) {
      for (ArrayArm arm : ArrayArm.steered()) {
        results.add(pairs(size, arm));
      }
    }
    results.addAll(jmh.arrays(sizes));
    options.report(results);
    return 0;
  }

  private BenchResult pairs(int size, ArrayArm arm) {
    TimedPairs pairs = options.quick() ? QUICK : FULL;
    return pairs.by(options.clock()).time(arm.label(size), ArrayArm.BARE.of(size), arm.of(size));
  }
}
