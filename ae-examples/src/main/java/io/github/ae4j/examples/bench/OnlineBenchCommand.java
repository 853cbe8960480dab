package io.github.ae4j.examples.bench;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.stream.Hyperplane;
import io.github.ae4j.examples.stream.Hyperplane.Instances;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ae bench online}: an instance learnt under the loop, beside a constant rate. */
@Command(
    name = "online",
    mixinStandardHelpOptions = true,
    description = {
      "Logistic regression by SGD on the drifting hyperplane, one instance a step: the online"
          + " learner, and a trainer on arrays, under the loop (wrapped) and at a constant rate"
          + " without momentum (bare). The inverse of the ratio is the throughput, of the"
          + " constant's."
    })
public final class OnlineBenchCommand implements Callable<Integer> {
  private static final TimedPairs FULL = new TimedPairs(40, 10, 20_000_000L, 64);
  private static final TimedPairs QUICK = new TimedPairs(6, 2, 2_000_000L, 64);
  private static final int INSTANCES = 100_000;
  private static final long SEED = 1;

  /** Each beside what it is compared with. */
  private static final List<Pair<OnlineArm>> ROWS =
      List.of(
          new Pair<>(OnlineArm.LEARNER_CONSTANT, OnlineArm.LEARNER),
          new Pair<>(OnlineArm.ARRAY_CONSTANT, OnlineArm.TRAINER),
          new Pair<>(OnlineArm.ARRAY_CONSTANT, OnlineArm.TRAINER_SETTLED));

  @Mixin private final BenchOptions options = new BenchOptions();

  @Option(
      names = "--inputs",
      paramLabel = "N",
      defaultValue = "10",
      description = "attributes of an instance (default: ${DEFAULT-VALUE})")
  private int inputs = 10;

  @Override
  public Integer call() throws IOException {
    BadInput.checkWithin("--inputs", inputs, 1, 1000);
    options.check();
    Hyperplane drifting = Hyperplane.drifting();
    Hyperplane plane =
        new Hyperplane(inputs, drifting.change(), drifting.reversal(), drifting.noise());
    Instances data = plane.make(INSTANCES, SEED);
    options.report(ROWS.stream().map(row -> time(row, data)).toList());
    return 0;
  }

  private BenchResult time(Pair<OnlineArm> row, Instances data) {
    TimedPairs pairs = options.quick() ? QUICK : FULL;
    String name = row.wrapped().label() + ", " + inputs + " inputs";
    return pairs.by(options.clock()).time(name, row.bare().on(data), row.wrapped().on(data));
  }
}
