package io.github.ae4j.array;

import io.github.ae4j.adapter.CounterNoise;
import io.github.ae4j.array.Kernel.Block;
import io.github.ae4j.array.Kernel.Step;
import io.github.ae4j.array.Kernel.Sums;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.signal.Check;
import io.github.ae4j.signal.Slots;
import java.util.Objects;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a loop around arrays controls, in the control engineer's word: parameters, moments and the
 * coefficients of the next update, walked block by block.
 */
final class ArrayPlant {
  private static final int WEIGHT1 = 0;
  private static final int WEIGHT2 = 1;

  /** Cells for the weights of the two moments. */
  static final int SLOTS = 2;

  private final String name;
  private final Kernel kernel;
  private final long noiseSeed;
  private final Vector theta;
  private final Vector gradient;
  private final Vector m;
  private final @Nullable Vector v;
  private final @Nullable FactoredMoment factored;
  private final int n;
  private final boolean inPlace;
  private final int stride;
  private final double[][] scratch;
  private final Block block = new Block();
  private final Step step = new Step();
  private double weightDecay;
  private double noise;
  private Slots weights = Slots.of(SLOTS);

  ArrayPlant(String name, Kernel kernel, Vector theta, ArraySettings settings) {
    Check.atLeast("number of parameters", theta.size(), 1);
    this.name = name;
    this.kernel = kernel;
    this.theta = theta;
    this.noiseSeed = settings.noiseSeed();
    gradient = theta.zeros();
    m = theta.zeros();
    v = kernel.hasSecondMoment() ? theta.zeros() : null;
    factored = kernel.factored();
    n = theta.size();
    inPlace = theta.inPlace();
    stride = inPlace ? n : Vector.BLOCK;
    scratch = new double[4][inPlace ? 0 : Vector.BLOCK];
    block.theta = theta.block(0, 0, scratch[0]);
    block.m = m.block(0, 0, scratch[2]);
    if (v != null) {
      block.v = v.block(0, 0, scratch[3]);
    }
    step.alpha = settings.learningRate();
    step.mu = settings.momentum();
    step.beta2 = settings.beta2();
    step.epsilon = settings.epsilon();
    weightDecay = settings.weightDecay();
  }

  int size() {
    return n;
  }

  /** The moments and their weights, copied; with the parameters all that a resumed run needs. */
  double[] state() {
    double[] state = new double[stateSize()];
    state[WEIGHT1] = weights.get(WEIGHT1);
    state[WEIGHT2] = weights.get(WEIGHT2);
    for (int i = 0; i < n; i++) {
      state[SLOTS + i] = m.get(i);
      if (v != null) {
        state[SLOTS + n + i] = v.get(i);
      }
    }
    if (factored != null) {
      System.arraycopy(factored.means(), 0, state, SLOTS + n, factored.means().length);
    }
    return state;
  }

  private int stateSize() {
    return SLOTS + n + (v == null ? 0 : n) + (factored == null ? 0 : factored.means().length);
  }

  /**
   * Takes back what {@link #state} gave.
   *
   * @throws IllegalArgumentException if it is of another size
   */
  void restore(double[] state) {
    if (state.length != stateSize()) {
      throw new IllegalArgumentException(
          "state of " + name + " must have " + stateSize() + " numbers, got " + state.length);
    }
    weights.set(WEIGHT1, state[WEIGHT1]);
    weights.set(WEIGHT2, state[WEIGHT2]);
    for (int i = 0; i < n; i++) {
      m.set(i, state[SLOTS + i]);
      if (v != null) {
        v.set(i, state[SLOTS + n + i]);
      }
    }
    if (factored != null) {
      System.arraycopy(state, SLOTS + n, factored.means(), 0, factored.means().length);
    }
  }

  String name() {
    return name;
  }

  /** Coordinate i of the gradient the update uses, coupled decay included. */
  double gradientAt(int i) {
    return gradient.get(i) + (kernel.decoupledDecay() ? 0.0 : weightDecay) * theta.get(i);
  }

  Vector parameters() {
    return theta;
  }

  boolean hasSecondMoment() {
    return v != null || factored != null;
  }

  void present(double[] values) {
    Objects.requireNonNull(values, "gradient");
    checkLength(values.length);
    gradient.wrap(values);
  }

  void present(float[] values) {
    Objects.requireNonNull(values, "gradient");
    checkLength(values.length);
    gradient.wrap(values);
  }

  private void checkLength(int length) {
    if (length != size()) {
      throw new IllegalArgumentException(
          "gradient must have " + size() + " coordinates like the parameters, got " + length);
    }
  }

  /** Whether the loss and every coordinate of the presented gradient are finite. */
  boolean isFinite(double loss) {
    return 0.0 * loss == 0.0 && gradient.isFinite();
  }

  /** Reduces the presented gradient with the coefficients as they are; changes nothing. */
  void gather(Sums sums) {
    sums.clear();
    prepare(false);
    for (int from = 0; from < n; from += stride) {
      int to = Math.min(n, from + stride);
      load(from, to);
      kernel.gather(step, block, 0, to - from, sums);
    }
  }

  /** Makes the update for the presented gradient. */
  void update(long number) {
    prepare(true);
    weights.set(WEIGHT1, step.weight1);
    weights.set(WEIGHT2, step.weight2);
    for (int from = 0; from < n; from += stride) {
      int to = Math.min(n, from + stride);
      load(from, to);
      kernel.update(step, block, 0, to - from);
      store(from, to);
    }
    if (noise > 0.0) {
      for (int i = 0; i < size(); i++) {
        theta.set(i, theta.get(i) + noise * CounterNoise.gaussian(noiseSeed, number, i));
      }
    }
  }

  /** Sets the weights of the step and settles a factored moment, which is kept for an update. */
  private void prepare(boolean keep) {
    step.coupled = kernel.decoupledDecay() ? 0.0 : weightDecay;
    step.decoupled = kernel.decoupledDecay() ? weightDecay : 0.0;
    step.weight1 = step.mu * weights.get(WEIGHT1) + (1.0 - step.mu);
    step.weight2 = step.beta2 * weights.get(WEIGHT2) + (1.0 - step.beta2);
    if (factored != null) {
      settle(factored, keep);
    }
  }

  private void settle(FactoredMoment moment, boolean keep) {
    moment.begin();
    for (int from = 0; from < n; from += stride) {
      int to = Math.min(n, from + stride);
      block.offset = from;
      block.g = gradient.block(from, to, scratch[1]);
      moment.add(block, 0, to - from);
    }
    moment.settle(step, keep);
  }

  /** Fills the block; arrays worked on in place stand in it already, but for the gradient. */
  private void load(int from, int to) {
    block.offset = from;
    if (inPlace) {
      block.g = gradient.block(from, to, block.g);
      return;
    }
    block.theta = theta.block(from, to, scratch[0]);
    block.g = gradient.block(from, to, scratch[1]);
    block.m = m.block(from, to, scratch[2]);
    if (v != null) {
      block.v = v.block(from, to, scratch[3]);
    }
  }

  private void store(int from, int to) {
    if (inPlace) {
      return;
    }
    theta.store(from, to, block.theta);
    m.store(from, to, block.m);
    if (v != null) {
      v.store(from, to, block.v);
    }
  }

  double momentWeight() {
    return weights.get(WEIGHT1);
  }

  void keepWeightsIn(Slots cells) {
    cells.set(WEIGHT1, weights.get(WEIGHT1));
    cells.set(WEIGHT2, weights.get(WEIGHT2));
    weights = cells;
  }

  void flushMomentum() {
    m.clear();
    weights.set(WEIGHT1, 0.0);
  }

  void resetState() {
    flushMomentum();
    if (v != null) {
      v.clear();
    }
    if (factored != null) {
      factored.clear();
    }
    weights.set(WEIGHT2, 0.0);
  }

  double read(String coefficient) {
    return switch (coefficient) {
      case Coefficient.LEARNING_RATE -> step.alpha;
      case Coefficient.MOMENTUM -> step.mu;
      case Coefficient.BETA2 -> step.beta2;
      case Coefficient.EPSILON -> step.epsilon;
      case Coefficient.WEIGHT_DECAY -> weightDecay;
      case Coefficient.NOISE -> noise;
      default -> throw new IllegalArgumentException(name + " has no coefficient " + coefficient);
    };
  }

  DoubleConsumer writer(String coefficient) {
    return switch (coefficient) {
      case Coefficient.LEARNING_RATE -> value -> step.alpha = value;
      case Coefficient.MOMENTUM -> value -> step.mu = value;
      case Coefficient.BETA2 -> value -> step.beta2 = value;
      case Coefficient.EPSILON -> value -> step.epsilon = value;
      case Coefficient.WEIGHT_DECAY -> value -> weightDecay = value;
      case Coefficient.NOISE -> value -> noise = value;
      default -> throw new IllegalArgumentException(name + " has no coefficient " + coefficient);
    };
  }
}
