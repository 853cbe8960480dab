package io.github.ae4j.event;

import io.github.ae4j.Experimental;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.EnumSet;
import java.util.Set;

/**
 * AE-5: a drift that is the head's alone takes the head back to near nothing. With theta_h the parameters of the head,
 * a network's last layer, and g_h their gradient:
 *
 * <pre>
 *   r = &lt;g_h, theta_h&gt;/l
 *   at a drift with l &gt; 0 and |r - 1| &lt; margin:   theta_h &lt;- factor theta_h
 * </pre>
 *
 * <p>{@code <g_h, theta_h>} is the slope of the loss along log |theta_h|. Of a cross-entropy whose answers are linear
 * in the head it is l - H with H the entropy of the answers, so that r = 1 - H/l: how sure the network is of what is
 * wrong. Where classes have changed their names it is sure, r is about 1, and unlearning the answers costs more
 * steps than learning anew from next to nothing. Where the inputs have changed it is unsure, r is well below, and the
 * head is still of use. Beyond 1 the gradient is not that of such a loss, or spoilt.
 *
 * <p>A screen: it sees the gradient as it came, of which a clip may leave little. It calls no drift itself: it asks for
 * what is to be done should the step turn out to be one, and nothing comes of it at an instability.
 *
 * @param margin how far r may be from 1; positive
 * @param factor what is left of the head, in [0, 1]
 */
@Experimental
public record HeadReset(double margin, double factor) implements Event {
  /** Name in the trace. */
  public static final String EVENT = "head reset";

  /** Checks the constants. */
  public HeadReset {
    Check.positive("margin", margin);
    Check.within("factor", factor, 0.0, 1.0);
  }

  @Override
  public String name() {
    return "AE-5 head reset";
  }

  @Override
  public Set<Statistic> statistics() {
    return Set.of(Statistic.LOSS, Statistic.HEAD_G_THETA);
  }

  @Override
  public Set<Verdict> verdicts() {
    return EnumSet.of(Verdict.SHRINK_HEAD);
  }

  @Override
  public void examine(Signals signals, Coefficients coefficients, Response response, Slots memory) {
    double loss = signals.statistic(Statistic.LOSS);
    double slope = signals.statistic(Statistic.HEAD_G_THETA);
    if (loss > 0.0 && Math.abs(slope - loss) < margin * loss) {
      response.shrinkHead(factor, EVENT);
    }
  }
}
