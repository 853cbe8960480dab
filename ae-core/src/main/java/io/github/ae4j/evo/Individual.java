package io.github.ae4j.evo;

import io.github.ae4j.Experimental;
import java.util.List;

/** Parameters that a {@link Population} varies in place. They need one copy beside themselves. */
@Experimental
public interface Individual {
  /** Least root mean square a tensor is varied by, so that one of zeros is not left out. */
  double LEAST_SCALE = 1e-8;

  /** Keeps the parameters as they are now, the base. */
  void keep();

  /**
   * Writes the base and the mean of some mutations over the parameters, those that are 0 among them:
   *
   * <pre>  theta = theta_0 + sigma s (sum_i xi_i)/n,   s = max(RMS of the tensor's base, 1e-8)</pre>
   *
   * @param mutations xi, standard normal in each coordinate
   * @param n what their sum is divided by; at least their number
   * @param sigma share of a tensor's root mean square
   */
  void vary(List<Mutation> mutations, int n, double sigma);

  /** Writes the base over the parameters, bit by bit. */
  void putBack();

  /** Loss of the batch at hand at the parameters as they are. */
  double loss();
}
