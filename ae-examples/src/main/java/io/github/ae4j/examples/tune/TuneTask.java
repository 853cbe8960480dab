package io.github.ae4j.examples.tune;

/** A small training task, a pure function of its seed. Keeps a scratch, so serves one thread. */
interface TuneTask {
  /** What kind of task it is. */
  Family family();

  /** How it changes. */
  Drift drift();

  /** Length of a run. */
  int steps();

  /** Initial parameters, a new array. */
  double[] start();

  /**
   * The loss of a step's batch as the optimizer sees it.
   *
   * @param step from 0
   * @param theta parameters, not to be changed
   * @param gradient receives the gradient
   */
  double loss(int step, double[] theta, double[] gradient);

  /** What the loss of a step is divided by before it counts: its scale, which is not the updater's doing. */
  double lossScale(int step);

  /** The loss on what was held back, at the end. */
  double heldBack(double[] theta);

  /** Kinds of task. */
  enum Family {
    /** A network fitted to a noisy teacher. */
    REGRESSION,
    /** A network that tells Gaussian clusters apart. */
    CLASSIFICATION,
    /** A noisy quadratic. */
    QUADRATIC,
    /** A linear model that sees each instance once. */
    STREAM,
    /** The same over ten to forty thousand instances. */
    LONG_STREAM,
    /** A small transformer that tells the next token of a text. */
    TEXT,
    /** A residual network with batch normalisation that tells pictures apart. */
    PICTURES;

    /** Whether its tasks are the larger ones. */
    boolean isNetwork() {
      return this == TEXT || this == PICTURES;
    }
  }

  /** Kinds of change. */
  enum Drift {
    /** The task stands. */
    NONE,
    /** Targets or labels change at once, some times. */
    TARGET,
    /** The inputs are permuted anew, some times. */
    PERMUTATION,
    /** The inputs are scaled anew, some times. */
    INPUT_SCALE,
    /** The loss is scaled anew, some times. */
    LOSS_SCALE,
    /** The concept turns slowly. */
    WALK
  }
}
