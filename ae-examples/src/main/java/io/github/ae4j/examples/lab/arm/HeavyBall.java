package io.github.ae4j.examples.lab.arm;

/**
 * SGD with heavy-ball momentum as PyTorch has it: d_t = mu d_{t-1} + g_t, without 1 - mu, so that a
 * learning rate alpha moves alpha/(1 - mu) as far as without momentum.
 *
 * <p>B. T. Polyak (1964), "Some methods of speeding up the convergence of iteration methods"; I.
 * Sutskever, J. Martens, G. Dahl, G. Hinton (2013), "On the importance of initialization and momentum
 * in deep learning".
 */
final class HeavyBall extends UpdateDirection {
  HeavyBall(int size, double momentum) {
    super(size, momentum);
  }

  /** Without momentum nothing is kept. */
  @Override
  long stateNumbers() {
    return momentum() == 0.0 ? 0L : last.length;
  }

  /** Its direction is its momentum. */
  @Override
  long stateNumbersWithLast() {
    return last.length;
  }

  @Override
  void update(double[] gradient) {
    double[] d = last;
    double mu = momentum();
    for (int i = 0; i < d.length; i++) {
      d[i] = mu * d[i] + gradient[i];
    }
  }
}
