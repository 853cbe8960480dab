package io.github.ae4j.array;

import io.github.ae4j.adapter.MomentWeights;
import io.github.ae4j.adapter.RateWeightedMoment;
import io.github.ae4j.coefficient.Coefficient;
import java.util.function.DoubleConsumer;

/**
 * The coefficients of a group's next update, and the weights its moments will have carried after it; settled for
 * one range of its parameters at a time.
 */
final class Step {
  private final String optimizer;
  private final boolean decoupledDecay;
  private final RateWeightedMoment moment = new RateWeightedMoment();
  double alpha;
  double mu;
  double share = 1.0;
  double memory = RateWeightedMoment.MEMORY;
  double beta2;
  double epsilon;
  double weightDecay;
  double noise;

  /** Whether the first moment is weighted by the rates. */
  boolean weighted;

  /** Decay of the first moment in the update. */
  double beta1;

  /** Weight decay through the gradient. */
  double coupled;

  /** Weight decay beside the gradient. */
  double decoupled;

  /** Weight of the first moment after the update. */
  double weight1;

  /** W of a weighted first moment after the update. */
  double rates;

  /** Weight of the second moment after the update. */
  double weight2;

  /** What the new first moment is multiplied by in the update, before the preconditioner. */
  double alongMoment;

  /** What the gradient itself is multiplied by. */
  double alongGradient;

  /** Learning rate of the range. */
  double rate;

  private double groupAlongMoment;
  private double groupAlongGradient;

  Step(String optimizer, boolean decoupledDecay, ArraySettings settings) {
    this.optimizer = optimizer;
    this.decoupledDecay = decoupledDecay;
    alpha = settings.learningRate();
    mu = settings.momentum();
    beta2 = settings.beta2();
    epsilon = settings.epsilon();
    weightDecay = settings.weightDecay();
  }

  /** Makes ready for a pass that measures, from the weights that a group's moments carry now. */
  void settle(MomentWeights weights) {
    coupled = decoupledDecay ? 0.0 : weightDecay;
    decoupled = decoupledDecay ? weightDecay : 0.0;
    weight2 = MomentWeights.after(beta2, weights.second());
  }

  /** Makes ready for a pass that updates. */
  void settle(MomentWeights weights, double ratesBefore) {
    settle(weights);
    if (weighted) {
      moment.settle(ratesBefore, alpha, mu, share, memory);
      beta1 = moment.beta();
      weight1 = 1.0;
      rates = moment.weight();
      groupAlongMoment = moment.alongMoment();
      groupAlongGradient = moment.alongGradient();
    } else {
      beta1 = mu;
      weight1 = MomentWeights.after(mu, weights.first());
      groupAlongMoment = alpha * share / weight1;
      groupAlongGradient = alpha * (1.0 - share);
    }
  }

  /** What lambda theta is multiplied by to lead from the parameters to their average. */
  double giveBack(double rates) {
    return RateWeightedMoment.giveBack(rates, alpha, mu, share);
  }

  /** Turns to a range at a proportion of the group's rate. */
  Step at(double proportion) {
    alongMoment = proportion * groupAlongMoment;
    alongGradient = proportion * groupAlongGradient;
    rate = proportion * alpha;
    return this;
  }

  double read(String coefficient) {
    return switch (coefficient) {
      case Coefficient.LEARNING_RATE -> alpha;
      case Coefficient.MOMENTUM -> mu;
      case Coefficient.MOMENTUM_SHARE -> share;
      case Coefficient.RATE_MEMORY -> memory;
      case Coefficient.BETA2 -> beta2;
      case Coefficient.EPSILON -> epsilon;
      case Coefficient.WEIGHT_DECAY -> weightDecay;
      case Coefficient.NOISE -> noise;
      default -> throw unknown(coefficient);
    };
  }

  DoubleConsumer writer(String coefficient) {
    return switch (coefficient) {
      case Coefficient.LEARNING_RATE -> value -> alpha = value;
      case Coefficient.MOMENTUM -> value -> mu = value;
      case Coefficient.MOMENTUM_SHARE -> value -> share = value;
      case Coefficient.RATE_MEMORY -> value -> memory = value;
      case Coefficient.BETA2 -> value -> beta2 = value;
      case Coefficient.EPSILON -> value -> epsilon = value;
      case Coefficient.WEIGHT_DECAY -> value -> weightDecay = value;
      case Coefficient.NOISE -> value -> noise = value;
      default -> throw unknown(coefficient);
    };
  }

  private IllegalArgumentException unknown(String coefficient) {
    return new IllegalArgumentException(optimizer + " has no coefficient " + coefficient);
  }
}
