package io.github.ae4j.event;

import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

/**
 * Screen: a gradient that no rate can follow is left out; and the first of all, with which nothing can be compared,
 * where its loss says that it is spoilt.
 *
 * <pre>
 *   least |w g| &gt; 1 + |theta|
 *   at first:   |g| (1 + |theta|) &gt; 1e12 l,   l &gt; 0
 * </pre>
 *
 * <p>l/|g| is how far off the loss would be 0 if it fell on along the gradient. Where that is next to nothing beside
 * the parameters, the first gradient would fill the second moment, or have the start gauge make the rate as small, for
 * thousands of steps. If it was no fault, it costs a step: the second is taken.
 *
 * @param least rate; positive
 */
public record FarGradient(double least) implements Event {
  /** Name in the trace. */
  public static final String EVENT = "far gradient";

  private static final double FAR = 1e12;
  private static final int DONE = 0;

  /** Checks that the rate is positive. */
  public FarGradient {
    Check.positive("least", least);
  }

  @Override
  public String name() {
    return "AE-10 far gradient";
  }

  @Override
  public Set<Statistic> statistics() {
    return Set.of(Statistic.LOSS, Statistic.G_G, Statistic.WG_WG, Statistic.THETA_THETA);
  }

  @Override
  public int slots() {
    return 1;
  }

  @Override
  public void examine(Signals signals, Coefficients coefficients, Response response, Slots memory) {
    double square = signals.statistic(Statistic.G_G);
    if (response.verdict().leavesOut() || !(square > 0.0)) {
      return;
    }
    double reach = 1.0 + Math.sqrt(signals.statistic(Statistic.THETA_THETA));
    boolean far = least * Math.sqrt(signals.statistic(Statistic.WG_WG)) > reach;
    if (memory.get(DONE) == 0.0) {
      memory.set(DONE, 1.0);
      double loss = signals.statistic(Statistic.LOSS);
      far |= loss > 0.0 && Math.sqrt(square) * reach > FAR * loss;
    }
    if (far) {
      response.name(EVENT);
      response.verdict(Verdict.SKIP);
    }
  }
}
