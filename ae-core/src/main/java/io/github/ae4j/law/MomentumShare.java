package io.github.ae4j.law;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import java.util.Set;

/**
 * AE-7: the share nu of the first moment in the direction, the rest being the gradient's own
 * (quasi-hyperbolic momentum, Ma and Yarats 2019), so that a long memory may average the noise without
 * answering late to the slope.
 *
 * <pre>  u = nu* - nu</pre>
 *
 * <p>With a meta-step of 1 on a linear chart the share is at nu* after one step.
 *
 * @param share nu*, in [0, 1]
 */
public record MomentumShare(double share) implements Law {
  /** Checks the share. */
  public MomentumShare {
    Check.within("share", share, 0.0, 1.0);
  }

  @Override
  public String name() {
    return "AE-7 momentum share";
  }

  @Override
  public Set<Signal> signals() {
    return Set.of();
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(Coefficient.MOMENTUM_SHARE);
  }

  @Override
  public void drive(Signals signals, Coefficients coefficients, Drive drive, Slots memory) {
    int nu = coefficients.index(Coefficient.MOMENTUM_SHARE);
    drive.add(nu, coefficients.spec(nu).chart().coordinate(share) - coefficients.coordinate(nu));
  }
}
