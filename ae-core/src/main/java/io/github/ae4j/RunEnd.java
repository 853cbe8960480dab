package io.github.ae4j;

/** Whether a run is over, for what makes its steps and does not decide on that itself, such as a swarm's member. */
@Experimental
public interface RunEnd {
  /** Whether no further step is to be made. */
  boolean isHalted();

  /**
   * Takes in a validation figure after a step.
   *
   * @param figure lower is better; finite
   */
  void validation(double figure);

  /** What it remembers, for a snapshot of the run. */
  double[] state();

  /**
   * Takes back what {@link #state} gave, once the loop is where it was then.
   *
   * @throws IllegalArgumentException if it is another's or not finite
   */
  void restore(double[] state);
}
