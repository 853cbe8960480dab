package io.github.ae4j.machine.tape;

import io.github.ae4j.Experimental;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * A task with the form of a program that may solve it: soft operations on a {@link Tape} whose logits are trained. An
 * evaluation is a pure function of parameters and example; its gradient is made of vector-Jacobian products.
 */
@Experimental
public interface TapeTask {
  /**
   * What a program is given and what it is to answer.
   *
   * @param input symbols in their order, of numbers -1 and 1
   * @param target numbers -1 and 1
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Example(double[][] input, double[] target) {}

  /** The task's name, as {@code reverse}. */
  String name();

  /** Numbers a program has. */
  int size();

  /** Draws an example. */
  Example draw(SplittableRandom random);

  /**
   * Loss of the soft program at an example.
   *
   * @param gradient the loss's is added to it
   */
  double loss(double[] theta, Example example, double[] gradient);

  /** What the program answers; of the target's length. */
  double[] answer(double[] theta, Example example, Reading how);

  /** Where each head was at each step, by the head's name. */
  Map<String, double[][]> attentions(double[] theta, Example example, Reading how);

  /** Whether every number that the program answers has the target's sign. */
  default boolean solves(double[] theta, Example example, Reading how) {
    double[] answer = answer(theta, example, how);
    boolean solved = true;
    for (int i = 0; i < answer.length; i++) {
      solved &= answer[i] * example.target()[i] > 0.0;
    }
    return solved;
  }

  /** Whether the program answers the very numbers of the target. */
  default boolean isExact(double[] theta, Example example, Reading how) {
    return Arrays.equals(answer(theta, example, how), example.target());
  }

  /** Mean loss over examples; the gradient is overwritten by the mean gradient. */
  default double loss(double[] theta, List<Example> examples, double[] gradient) {
    Arrays.fill(gradient, 0.0);
    double sum = 0.0;
    for (Example example : examples) {
      sum += loss(theta, example, gradient);
    }
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] /= examples.size();
    }
    return sum / examples.size();
  }

  /** A program at random: each logit from a normal distribution of the deviation. */
  default double[] start(SplittableRandom random, double deviation) {
    Random normal = new Random(random.nextLong());
    double[] theta = new double[size()];
    for (int i = 0; i < theta.length; i++) {
      theta[i] = deviation * normal.nextGaussian();
    }
    return theta;
  }
}
