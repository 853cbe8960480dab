package io.github.ae4j.online;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.util.Objects;

/**
 * What an online learner is made of.
 *
 * @param inputs number of inputs; indices are in [0, inputs)
 * @param optimizer what makes the updates
 * @param learningRate alpha it starts from; positive. the standard loop comes to the same from any
 * @param momentum mu of SGD or beta1 of the others; in [0, 1)
 * @param beta2 decay of Adam's second moment; in [0, 1)
 * @param epsilon beside the root of the second moment of Adam and AdaGrad; gradient units, positive
 * @param scaling of the inputs
 * @param served weights that predictions are made with
 * @param publishEvery steps from one snapshot that the learner publishes to the next; 0: it publishes none, and a
 *     snapshot is taken when it is asked for
 */
@Experimental
public record OnlineSettings(
    int inputs,
    OnlineOptimizer optimizer,
    double learningRate,
    double momentum,
    double beta2,
    double epsilon,
    InputScaling scaling,
    ServedWeights served,
    int publishEvery) {
  /** Most inputs. */
  public static final int MOST_INPUTS = 1 << 28;

  /** Checks every range. */
  public OnlineSettings {
    Check.within("inputs", inputs, 1, MOST_INPUTS);
    Objects.requireNonNull(optimizer, "optimizer");
    Check.positive("learningRate", learningRate);
    Check.decay("momentum", momentum);
    Check.decay("beta2", beta2);
    Check.positive("epsilon", epsilon);
    Objects.requireNonNull(scaling, "scaling");
    Objects.requireNonNull(served, "served");
    Check.atLeast("publishEvery", publishEvery, 0);
  }

  /**
   * An optimizer from a learning rate of .01, with the customary rest: momentum .9, beta2 .999, epsilon 1e-8, inputs as
   * they come, the current weights served, snapshots on demand.
   */
  public static OnlineSettings of(int inputs, OnlineOptimizer optimizer) {
    return new OnlineSettings(
        inputs, optimizer, 0.01, 0.9, 0.999, 1e-8, InputScaling.NONE, ServedWeights.CURRENT, 0);
  }

  /** SGD on so many inputs. */
  public static OnlineSettings sgd(int inputs) {
    return of(inputs, OnlineOptimizer.SGD);
  }

  /** Lazy Adam on so many inputs. */
  public static OnlineSettings adam(int inputs) {
    return of(inputs, OnlineOptimizer.ADAM);
  }

  /** AdaGrad on so many inputs. */
  public static OnlineSettings adaGrad(int inputs) {
    return of(inputs, OnlineOptimizer.ADAGRAD);
  }

  /** The same with another number of inputs. */
  public OnlineSettings withInputs(int inputs) {
    return new OnlineSettings(
        inputs, optimizer, learningRate, momentum, beta2, epsilon, scaling, served, publishEvery);
  }

  /** The same from another learning rate. */
  public OnlineSettings withLearningRate(double learningRate) {
    return new OnlineSettings(
        inputs, optimizer, learningRate, momentum, beta2, epsilon, scaling, served, publishEvery);
  }

  /** The same from another momentum. */
  public OnlineSettings withMomentum(double momentum) {
    return new OnlineSettings(
        inputs, optimizer, learningRate, momentum, beta2, epsilon, scaling, served, publishEvery);
  }

  /** The same with another epsilon. */
  public OnlineSettings withEpsilon(double epsilon) {
    return new OnlineSettings(
        inputs, optimizer, learningRate, momentum, beta2, epsilon, scaling, served, publishEvery);
  }

  /** The same with another scaling of the inputs. */
  public OnlineSettings withScaling(InputScaling scaling) {
    return new OnlineSettings(
        inputs, optimizer, learningRate, momentum, beta2, epsilon, scaling, served, publishEvery);
  }

  /** The same with other weights served. */
  public OnlineSettings withServed(ServedWeights served) {
    return new OnlineSettings(
        inputs, optimizer, learningRate, momentum, beta2, epsilon, scaling, served, publishEvery);
  }

  /** The same with a snapshot published every so many steps. */
  public OnlineSettings withPublishEvery(int publishEvery) {
    return new OnlineSettings(
        inputs, optimizer, learningRate, momentum, beta2, epsilon, scaling, served, publishEvery);
  }
}
