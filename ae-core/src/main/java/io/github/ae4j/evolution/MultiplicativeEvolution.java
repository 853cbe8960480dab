package io.github.ae4j.evolution;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import java.util.Set;

/**
 * AE-3, evolution in chart coordinates.
 *
 * <pre>  x' = x + s eta u,   a' = chart^-1(x')</pre>
 *
 * <table>
 * <caption>Symbols</caption>
 * <tr><th>symbol</th><th>name</th><th>unit</th></tr>
 * <tr><td>x</td><td>chart coordinate of a coefficient a</td><td>chart</td></tr>
 * <tr><td>eta</td><td>its meta-step</td><td>chart per drive and step</td></tr>
 * <tr><td>u</td><td>drive</td><td>1</td></tr>
 * <tr><td>s</td><td>{@link Signal#META_GAIN}, 1 unless AE-10 lowers it</td><td>1</td></tr>
 * </table>
 *
 * <p>On the log chart this is the theory's a exp(eta u). The budget's 1/sqrt(1+lambda) and the
 * projection are limits of their own.
 */
public record MultiplicativeEvolution() implements Evolution {
  @Override
  public String name() {
    return "AE-3 evolution";
  }

  @Override
  public Set<Signal> signals() {
    return Set.of(Signal.META_GAIN);
  }

  @Override
  public void evolve(Signals signals, Drive drive, Candidate candidate, Slots memory) {
    double gain = signals.value(Signal.META_GAIN);
    for (int i = 0; i < candidate.coefficients().size(); i++) {
      double u = drive.total(i);
      if (u != 0.0) {
        double eta = candidate.coefficients().spec(i).metaStep();
        candidate.move(i, candidate.previous(i) + gain * eta * u);
      }
    }
  }
}
