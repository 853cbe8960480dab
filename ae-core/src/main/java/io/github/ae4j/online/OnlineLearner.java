package io.github.ae4j.online;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Experimental;
import io.github.ae4j.Preset;
import io.github.ae4j.adapter.Gate;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.preset.StandardConstant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the online learners have in common: a linear model under a loop that learns one instance a step. Learning,
 * predicting with the learner itself, saving and growing are one thread's at a time, and a second one is refused; handing
 * over between calls is fine. Snapshots, counts and the rate are for any thread.
 */
@Experimental
public abstract sealed class OnlineLearner implements AutoCloseable
    permits OnlineClassifier, OnlineRegressor {
  /** Name of the event that one of two labels has come to be more or less frequent. */
  public static final String PRIOR_SHIFT = "prior-shift";

  /** Effective step of the first instance, over 1 + |theta|; grid on made streams. */
  private static final double START = 0.05;

  /** The same of AdaGrad, whose steps shrink by themselves from there. */
  private static final double SHRINKING_START = 0.8;

  /** What a step may take off the loss of its own instance, over it; grid on made streams. */
  private static final double DECREASE = 1.2;

  private final LinearLearner learner;
  private final Gate gate;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable LinearWeights taken;
  private volatile @Nullable LinearWeights published;

  OnlineLearner(LinearLearner learner) {
    this.learner = learner;
    gate = new Gate("an online learner with " + learner.settings().optimizer().title());
    if (learner.settings().publishEvery() > 0) {
      published = learner.weights();
    }
  }

  /**
   * What learners with SGD and Adam are steered by unless told, and not those with AdaGrad, which start from a longer
   * step: a learner with AdaGrad that is given it is loaded with it, too. {@code Presets.standard()} with other constants and
   * without the event that asks whether late gradients raise the loss. A learner's gradients are never late, and single
   * instances that many inputs share look like it.
   */
  public static Preset standard() {
    return standard(OnlineOptimizer.SGD);
  }

  /** What learners with an optimizer are steered by unless told: AdaGrad starts with a longer step than the others. */
  public static Preset standard(OnlineOptimizer optimizer) {
    Objects.requireNonNull(optimizer, "optimizer");
    return Presets.standard(config(optimizer)).without("AE-10 own rise");
  }

  /** The standard loop's constants, with those that a linear model on single instances bears more of. */
  static StandardConfig config(OnlineOptimizer optimizer) {
    double start = optimizer == OnlineOptimizer.ADAGRAD ? SHRINKING_START : START;
    return StandardConfig.defaults()
        .with(StandardConstant.START_GAUGE, start)
        .with(StandardConstant.DECREASE_SHARE, DECREASE);
  }

  final double learnDense(double[] x, double target, double weight) {
    gate.enter("learning");
    lock.lock();
    try {
      double loss = learner.learn(x, target, weight);
      publish();
      return loss;
    } finally {
      lock.unlock();
      gate.leave();
    }
  }

  final double learnSparse(int[] indices, double[] values, double target, double weight) {
    gate.enter("learning");
    lock.lock();
    try {
      double loss = learner.learn(indices, values, target, weight);
      publish();
      return loss;
    } finally {
      lock.unlock();
      gate.leave();
    }
  }

  private void publish() {
    int every = learner.settings().publishEvery();
    if (every > 0 && learner.record().instances() % every == 0) {
      published = learner.weights();
    }
  }

  /** Something made of an instance's scores. */
  @FunctionalInterface
  interface OfScores<T> {
    T of(double[] scores);
  }

  final <T> T predicted(double[] x, OfScores<T> what) {
    gate.enter("a prediction");
    try {
      return what.of(learner.predict(x));
    } finally {
      gate.leave();
    }
  }

  final <T> T predicted(int[] indices, double[] values, OfScores<T> what) {
    gate.enter("a prediction");
    try {
      return what.of(learner.predict(indices, values));
    } finally {
      gate.leave();
    }
  }

  /** Weights for a snapshot: those published last, or a copy between two steps, the same until the next. */
  final LinearWeights frozen() {
    LinearWeights last = published;
    if (last != null) {
      return last;
    }
    lock.lock();
    try {
      LinearWeights weights = taken;
      if (weights == null || weights.instances() != learner.record().instances()) {
        weights = learner.weights();
        taken = weights;
      }
      return weights;
    } finally {
      lock.unlock();
    }
  }

  /** What it is made of; {@code inputs} as it has grown. */
  public final OnlineSettings settings() {
    lock.lock();
    try {
      return learner.settings();
    } finally {
      lock.unlock();
    }
  }

  /** Number of instances learnt, skipped ones included. */
  public final long instances() {
    return count(learner.record()::instances);
  }

  /** Number of instances left out, as their loss or gradient was not finite or too large to be squared. */
  public final long skipped() {
    return count(learner.record()::skipped);
  }

  /** Number of drifts the loop named. */
  public final long drifts() {
    return count(learner.record()::drifts);
  }

  /**
   * Number of prior shifts named: one of two labels has come to be more or less frequent. A learner follows by itself; it
   * is for a dashboard.
   */
  public final long priorShifts() {
    return count(learner.record()::priorShifts);
  }

  private long count(LongSupplier count) {
    lock.lock();
    try {
      return count.getAsLong();
    } finally {
      lock.unlock();
    }
  }

  /** The event named last, whatever it was; empty before the first. */
  public final Optional<OnlineEvent> lastEvent() {
    lock.lock();
    try {
      return Optional.ofNullable(learner.record().last());
    } finally {
      lock.unlock();
    }
  }

  /** alpha of the last step; before the first, where it starts. */
  public final double learningRate() {
    lock.lock();
    try {
      return learner.learningRate();
    } finally {
      lock.unlock();
    }
  }

  /** The loop, for its coefficients and for moves from outside; its steps and its checkpoints are the learner's. */
  public final ControlLoop loop() {
    return learner.loop();
  }

  /**
   * Makes room for new inputs, behind those there are; what is learnt stays.
   *
   * @param inputs number of all inputs from now on, no fewer than before
   * @throws IllegalArgumentException if it is less, or beyond the most
   */
  public final void grow(int inputs) {
    gate.enter("growing");
    lock.lock();
    try {
      learner.grow(inputs);
      taken = null;
      if (published != null) {
        published = learner.weights();
      }
    } finally {
      lock.unlock();
      gate.leave();
    }
  }

  /**
   * Saves all that it has learnt and the loop's state, in one file, which is replaced at once or not at all. A learner
   * loaded from it makes the same next steps, bit by bit.
   *
   * @throws IOException if it cannot be written; names the file
   */
  public final void save(Path file) throws IOException {
    gate.enter("saving");
    try {
      LearnerFile.write(file, this, learner);
    } finally {
      gate.leave();
    }
  }

  /** Ends it: closes the loop and its observers. Snapshots stay. Idempotent. */
  @Override
  public final void close() {
    gate.close(this::end);
  }

  private void end() {
    lock.lock();
    try {
      frozen(); // the average goes with the loop
      learner.loop().close();
    } finally {
      lock.unlock();
    }
  }
}
