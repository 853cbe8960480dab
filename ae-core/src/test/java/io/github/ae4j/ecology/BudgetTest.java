package io.github.ae4j.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** At most one call of the host is above the budget. */
class BudgetTest {
  private static final BilinearHost HOST = Bed.host();

  /** Knows how many operations each call took. */
  private static final class Metered extends ForwardingHost {
    private final CostModel costs = new CostModel(HOST.parameters(), 0.0);
    private long used;
    private long last;

    Metered() {
      super(HOST);
    }

    private void use(long operations) {
      used += operations;
      last = operations;
    }

    private static long parameters(Optional<LoraFactors> factors) {
      return factors.map(LoraFactors::parameters).orElse(0L);
    }

    @Override
    public Attempt attempt(Optional<LoraFactors> factors, Task task) {
      Attempt attempt = super.attempt(factors, task);
      use(costs.forward(attempt.tokens(), parameters(factors)));
      return attempt;
    }

    @Override
    public List<Attempt> attempt(Optional<LoraFactors> factors, List<Task> tasks) {
      List<Attempt> attempts = super.attempt(factors, tasks);
      long tokens = attempts.stream().mapToLong(Attempt::tokens).sum();
      use(costs.forward(tokens, parameters(factors)));
      return attempts;
    }

    @Override
    public Learned learn(
        LoraFactors factors, byte[] memory, List<Lesson> lessons, Plasticity plasticity) {
      Learned learned = super.learn(factors, memory, lessons, plasticity);
      use(costs.learn(plasticity.kind(), learned.tokens(), factors.parameters()));
      return learned;
    }
  }

  private static String lived(long total) {
    Metered host = new Metered();
    EcologyConfig config =
        Bed.config()
            .withEpisodes(32)
            .with(
                draft -> {
                  draft.mergeEvery = 1;
                  draft.teamEvery = 1;
                  draft.pairs = 40;
                });
    Ecology ecology =
        Ecology.start(
            config,
            host,
            Grader.exact(),
            Bed.SETS.training(),
            Bed.SETS.selection(),
            total,
            MetaController.fixed());
    while (!ecology.budget().spent()) {
      ecology.generation();
    }
    assertEquals(host.used, ecology.budget().used(), "all that the host did is counted");
    assertTrue(
        host.used - host.last < Math.max(1L, total),
        () -> "the last call of " + host.last + " began at " + (host.used - host.last));
    return ecology.telemetry().generations().toString();
  }

  /** Ends fall into attempts, steps of learning, merges and teams. */
  @Test
  void noCallIsMadeWhereTheBudgetIsSpent() {
    int merges = 0;
    int teams = 0;
    for (long total = 0; total < 60_000_000L; total += 1_234_567L) {
      String told = lived(total);
      merges += told.matches(".*merge o\\d+ \\+ o\\d+: no operations left.*") ? 1 : 0;
      teams += told.matches(".*team o\\d+ \\+ o\\d+: no operations left.*") ? 1 : 0;
    }
    assertTrue(merges > 0 && teams > 0, merges + " merges and " + teams + " teams");
  }
}
