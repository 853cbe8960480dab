package io.github.ae4j.online;

import io.github.ae4j.Experimental;

/** The optimizers of the online learners; a step of each costs what the instance's non-zeros cost. */
@Experimental
public enum OnlineOptimizer {
  /** SGD with momentum, exact: what is not touched moves on with the momentum, and is caught up where it is read. */
  SGD("sparse Sgd"),
  /**
   * Adam (Kingma, Ba 2015) in its lazy form: moments, their weights and parameters move where the input is not 0. On
   * input without a 0 it is Adam.
   */
  ADAM("lazy Adam"),
  /** AdaGrad (Duchi, Hazan, Singer 2011) with a lazy first moment: w = 1/(sqrt(sum g^2) + eps). */
  ADAGRAD("lazy AdaGrad");

  private final String title;

  OnlineOptimizer(String title) {
    this.title = title;
  }

  /** Its name in errors and checkpoints. */
  String title() {
    return title;
  }
}
