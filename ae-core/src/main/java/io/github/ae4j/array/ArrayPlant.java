package io.github.ae4j.array;

import io.github.ae4j.adapter.CounterNoise;
import io.github.ae4j.adapter.RateWeightedMoment;
import io.github.ae4j.array.Kernel.Sums;
import io.github.ae4j.group.Ranges;
import io.github.ae4j.group.Ranges.Range;
import io.github.ae4j.memory.Check;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a loop around arrays controls, in the control engineer's word: parameters, moments and the
 * coefficients of each group's next update, walked range by range and block by block. What is frozen is not walked.
 */
final class ArrayPlant {
  /** From so many coordinates on a pass more over the gradient costs more than looking in the update. */
  private static final int LARGE = 1 << 16;

  private final String name;
  private final Kernel kernel;
  private final long noiseSeed;
  private final Vector theta;
  private final Vector gradient;
  private final Ranges ranges;
  private final Range[] trained;
  private final Moments moments;
  private final Blocks blocks;
  private final Step[] steps;
  private final boolean[] frozen;
  private final CheckedUpdate checked;
  private boolean copied;

  ArrayPlant(String name, Kernel kernel, Vector theta, ArraySettings settings) {
    Check.atLeast("number of parameters", theta.size(), 1);
    this.name = name;
    this.kernel = kernel;
    this.theta = theta;
    noiseSeed = settings.noiseSeed();
    FactoredMoment factored = kernel.factored();
    if (factored != null) {
      settings.groups().forEach(factored::check);
    }
    ranges = new Ranges(settings.groups(), theta.size());
    trained = ranges.trained();
    gradient = theta.zeros();
    moments = new Moments(name, kernel, theta, ranges);
    blocks = new Blocks(theta, gradient, moments);
    steps = new Step[ranges.names().size()];
    Arrays.setAll(steps, any -> new Step(name, kernel.decoupledDecay(), settings));
    frozen = new boolean[steps.length];
    checked = new CheckedUpdate(this, kernel, blocks, gradient);
  }

  int size() {
    return theta.size();
  }

  String name() {
    return name;
  }

  Ranges ranges() {
    return ranges;
  }

  Vector parameters() {
    return theta;
  }

  Moments moments() {
    return moments;
  }

  /** A group's coefficients. */
  Step coefficients(int group) {
    return steps[group];
  }

  /** Has a group stand still from now on, or move again. */
  void freeze(int group, boolean freezes) {
    frozen[group] = freezes;
  }

  /** Whether a group stands still. */
  boolean isFrozen(int group) {
    return frozen[group];
  }

  /** Whether a range belongs to a group that stands still. */
  boolean isFrozen(Range range) {
    return frozen[range.group()];
  }

  /** lambda of a group's decay beside the gradient, in its range of the greatest proportion. */
  double decoupledDecay(int group) {
    if (!kernel.decoupledDecay()) {
      return 0.0;
    }
    double proportion = 0.0;
    for (Range range : trained) {
      if (range.group() == group) {
        proportion = Math.max(proportion, range.proportion());
      }
    }
    return proportion * steps[group].weightDecay;
  }

  /** Coordinate i of the gradient that a group's update uses, coupled decay included. */
  double gradientAt(int group, int i) {
    double decay = kernel.decoupledDecay() ? 0.0 : steps[group].weightDecay;
    return gradient.get(i) + decay * theta.get(i);
  }

  void present(double[] values) {
    Objects.requireNonNull(values, "gradient");
    checkLength(values.length);
    gradient.wrap(values);
    copied = false;
  }

  void present(float[] values) {
    Objects.requireNonNull(values, "gradient");
    checkLength(values.length);
    gradient.wrap(values);
    copied = false;
  }

  /** Multiplies a group's part of the presented gradient by a factor, in a copy. */
  void scaleGradient(int group, double factor) {
    if (!copied) {
      gradient.detach();
      copied = true;
    }
    for (Range range : trained) {
      if (range.group() == group && !isFrozen(range)) {
        gradient.scale(range.from(), range.to(), factor);
      }
    }
  }

  /** Multiplies the head's parameters by a factor. */
  void shrinkHead(double factor) {
    for (int r = 0; r < trained.length; r++) {
      if (ranges.isHead(r)) {
        theta.scale(trained[r].from(), trained[r].to(), factor);
      }
    }
  }

  private void checkLength(int length) {
    if (length != theta.size()) {
      throw new IllegalArgumentException(
          "gradient must have " + theta.size() + " coordinates like the parameters, got " + length);
    }
  }

  private void settle() {
    for (int group = 0; group < steps.length; group++) {
      steps[group].settle(moments.weights(group), moments.rates(group));
    }
  }

  /** The coefficients of a range; of its group they are those until another range's are asked for. */
  Step step(Range range) {
    return steps[range.group()].at(range.proportion());
  }

  /**
   * Reduces the presented gradient with the coefficients as they are; changes nothing.
   *
   * @param sums receives those of each range that is trained, without its proportion
   */
  void gather(Sums[] sums) {
    for (int group = 0; group < steps.length; group++) {
      steps[group].settle(moments.weights(group));
    }
    factor(false);
    for (int r = 0; r < trained.length; r++) {
      Step step = steps[trained[r].group()];
      sums[r].clear();
      for (int from = trained[r].from(); from < trained[r].to() && !isFrozen(trained[r]); ) {
        int to = end(trained[r], from, Vector.BLOCK);
        kernel.gather(step, blocks.load(from, to), sums[r]);
        from = to;
      }
    }
  }

  /** One behind the last coordinate of a block that begins in a range. */
  static int end(Range range, int from, int stride) {
    return from + Math.min(range.to() - from, stride);
  }

  /** Makes the update for the presented gradient. */
  void update(long number) {
    settle();
    factor(true);
    int stride = blocks.stride();
    for (Range range : trained) {
      Step step = step(range);
      for (int from = range.from(); from < range.to() && !isFrozen(range); ) {
        int to = end(range, from, stride);
        kernel.update(step, blocks.load(from, to));
        blocks.store(from, to);
        from = to;
      }
    }
    finish(number);
  }

  private void finish(long number) {
    for (int group = 0; group < steps.length; group++) {
      if (!frozen[group]) {
        moments.weigh(group, steps[group]);
      }
    }
    for (Range range : trained) {
      double noise = isFrozen(range) ? 0.0 : steps[range.group()].noise;
      for (int i = range.from(); i < range.to() && noise > 0.0; i++) {
        theta.set(i, theta.get(i) + noise * CounterNoise.gaussian(noiseSeed, number, i));
      }
    }
  }

  /**
   * Makes the update if the presented gradient is no longer than a bound; leaves everything as it was if not.
   *
   * <p>A large array is looked at as it is updated, see {@link CheckedUpdate}: a pass of its own over the gradient
   * would cost a third of the update.
   *
   * @param bound greatest |g|^2
   * @param known whether it is by gradients that were measured before
   * @param sums receives the reductions of what the update starts from, in the same pass, of each range; null for
   *     none
   * @return whether the update was made
   */
  boolean updateIfUsual(long number, double bound, boolean known, Sums @Nullable [] sums) {
    settle();
    boolean looks = known && theta.inPlace() && ranges.size() >= LARGE && checked.undoes();
    if (!looks && !checked.isUsable(bound)) {
      return false;
    }
    if (sums == null && !looks) {
      update(number);
      return true;
    }
    factor(true);
    boolean updated = checked.update(looks ? bound : Double.POSITIVE_INFINITY, sums);
    if (updated) {
      finish(number);
    }
    return updated;
  }

  /**
   * The average that moments weighted by the rates lead to, {@code theta-bar}; of what is frozen the parameters.
   *
   * @param target receives it; may be the parameters
   */
  void average(Vector target) {
    settle();
    if (target != theta) {
      target.copyFrom(theta);
    }
    for (Range range : trained) {
      if (!isFrozen(range)) {
        average(range, target);
      }
    }
  }

  private void average(Range range, Vector target) {
    Step step = step(range);
    double weight2 = moments.weights(range.group()).second();
    double lead =
        range.proportion() * RateWeightedMoment.lead(moments.rates(range.group()), step.share);
    if (moments.factored != null) {
      moments.factored.recall(weight2, range);
    }
    double back = range.proportion() * step.giveBack(moments.rates(range.group()));
    double grown = 1.0 + step.decoupled * back;
    double[] led = new double[Vector.BLOCK];
    for (int from = range.from(); from < range.to() && lead != 0.0; ) {
      int to = end(range, from, Vector.BLOCK);
      kernel.precondition(step, weight2, blocks.load(from, to), led);
      for (int i = from; i < to; i++) {
        target.set(i, grown * theta.get(i) + lead * led[i - from] * moments.m.get(i));
      }
      from = to;
    }
  }

  /**
   * Settles a factored moment, where there is one.
   *
   * @param keep whether it becomes that of the step
   */
  private void factor(boolean keep) {
    FactoredMoment moment = moments.factored;
    if (moment != null) {
      moment.begin();
      int stride = blocks.stride();
      for (Range range : trained) {
        if (!isFrozen(range)) {
          for (int from = range.from(); from < range.to(); ) {
            int to = end(range, from, stride);
            moment.add(blocks.loadGradient(from, to));
            from = to;
          }
          moment.settle(steps[range.group()], range, keep);
        }
      }
    }
  }
}
