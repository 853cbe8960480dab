package io.github.ae4j.swarm;

import io.github.ae4j.Experimental;

/** What an {@link ArrayTrajectory} is trained on: data that is a function of the step's number, and a score. */
@Experimental
public interface ArrayTask {
  /**
   * Said before a turn's first step.
   *
   * @param round number of the round, from 1
   * @param first number of the first step, from 0
   * @param steps how many there will be
   */
  default void begin(int round, long first, int steps) {}

  /**
   * Loss and gradient of a step's data.
   *
   * @param step number of the step of this member, from 0
   * @param parameters where
   * @param gradient receives the gradient
   * @return the loss
   * @throws Exception if it cannot be computed; the member fails
   */
  double evaluate(long step, double[] parameters, double[] gradient) throws Exception;

  /**
   * How good parameters are, the lower the better, on data that is not trained on.
   *
   * @throws Exception if it cannot be measured; the member fails
   */
  double score(double[] parameters) throws Exception;
}
