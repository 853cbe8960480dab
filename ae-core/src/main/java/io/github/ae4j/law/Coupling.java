package io.github.ae4j.law;

import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signals;
import java.util.Set;

/**
 * AE-7, one entry of the coupling matrix C on chart coordinates.
 *
 * <pre>  u_i += C_ij zeta_j,   zeta_j = x_j - xbar_j</pre>
 *
 * @param driven name of coefficient i, which is pushed
 * @param by name of coefficient j, whose distance from its anchor pushes
 * @param gain C_ij; drive units per chart unit
 */
public record Coupling(String driven, String by, double gain) implements Law {
  /** Checks the gain. */
  public Coupling {
    Check.finite("gain", gain);
  }

  @Override
  public String name() {
    return "AE-7 coupling of " + driven + " by " + by;
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(driven, by);
  }

  @Override
  public boolean smooth() {
    return true;
  }

  @Override
  public void drive(Signals signals, Coefficients coefficients, Drive drive, Slots memory) {
    int j = coefficients.index(by);
    drive.add(driven, gain * (coefficients.coordinate(j) - coefficients.anchor(j)));
  }
}
