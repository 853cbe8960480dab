package io.github.ae4j.online;

import io.github.ae4j.adapter.MomentWeights;
import io.github.ae4j.adapter.RateWeightedMoment;
import io.github.ae4j.coefficient.Coefficient;
import java.util.function.DoubleConsumer;

/** The coefficients of the next update, in canonical form, and what they come to for a moment of a given weight. */
final class SparseCoefficients {
  private final String optimizer;
  private final RateWeightedMoment moment = new RateWeightedMoment();
  double alpha;
  double mu;
  double share = 1.0;
  double memory = RateWeightedMoment.MEMORY;
  double beta2;
  double epsilon;
  double gradientScale = 1.0;

  /** Whether the first moment is weighted by the rates; its weight is W then, and c else. */
  boolean weighted;

  /** Decay of the first moment, m' = beta1 m + (1-beta1) g. */
  double beta1;

  /** What the new first moment is multiplied by in the update, before the preconditioner. */
  double alongMoment;

  /** What the gradient itself is multiplied by. */
  double alongGradient;

  /** Weight of the first moment after the update. */
  double weight;

  SparseCoefficients(String optimizer, OnlineSettings settings) {
    this.optimizer = optimizer;
    alpha = settings.learningRate();
    mu = settings.momentum();
    beta2 = settings.beta2();
    epsilon = settings.epsilon();
  }

  /** Settles the numbers of an update of a moment that carries a weight. */
  void settle(double before) {
    if (weighted) {
      moment.settle(before, alpha, mu, share, memory);
      beta1 = moment.beta();
      alongMoment = moment.alongMoment();
      alongGradient = moment.alongGradient();
      weight = moment.weight();
    } else {
      beta1 = mu;
      weight = MomentWeights.after(mu, before);
      alongMoment = alpha * share / weight;
      alongGradient = alpha * (1.0 - share);
    }
  }

  /** What w m is multiplied by to lead from the parameters to their average; 0 where there is none. */
  double lead(double weight) {
    return weighted ? RateWeightedMoment.lead(weight, share) : 0.0;
  }

  /** W of a mean that had the weight c as one that forgets with mu, as if the rate had been what it is. */
  double rates(double c) {
    return c * alpha * mu / (1.0 - mu);
  }

  double read(String coefficient) {
    return switch (coefficient) {
      case Coefficient.LEARNING_RATE -> alpha;
      case Coefficient.MOMENTUM -> mu;
      case Coefficient.MOMENTUM_SHARE -> share;
      case Coefficient.RATE_MEMORY -> memory;
      case Coefficient.BETA2 -> beta2;
      case Coefficient.EPSILON -> epsilon;
      case Coefficient.GRADIENT_SCALE -> gradientScale;
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
      case Coefficient.GRADIENT_SCALE -> value -> gradientScale = value;
      default -> throw unknown(coefficient);
    };
  }

  private IllegalArgumentException unknown(String coefficient) {
    return new IllegalArgumentException(optimizer + " has no coefficient " + coefficient);
  }
}
