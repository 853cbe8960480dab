package io.github.ae4j.examples.lab.arm;

/** What a rule makes of a gradient: d in theta <- theta - alpha d. */
abstract class UpdateDirection {
  /** Smallest divisor beside Adam's root, by custom. */
  static final double EPSILON = 1e-8;

  /** d of the last gradient; zero before the first. */
  final double[] last;

  private double momentum;

  UpdateDirection(int size, double momentum) {
    last = new double[size];
    this.momentum = momentum;
  }

  /** A rule's direction with the customary constants. */
  static UpdateDirection of(Base base, Start start) {
    int size = start.parameters().length;
    return switch (base) {
      case SGD -> new HeavyBall(size, 0.9);
      case ADAM, ADAMW -> new AdamDirection(size, 0.9, 0.999);
      case ADAFACTOR -> new AdafactorDirection(size, start.shapes());
    };
  }

  /** Decay of the first moment. */
  final double momentum() {
    return momentum;
  }

  /** Changes the decay of the first moment, if there is one, from the next step on. */
  void momentum(double momentum) {
    this.momentum = momentum;
  }

  /** Numbers kept from step to step. */
  abstract long stateNumbers();

  /** The same for a method that also looks back at {@link #last}. */
  long stateNumbersWithLast() {
    return stateNumbers() + last.length;
  }

  /** Takes a gradient in and writes {@link #last}. */
  abstract void update(double[] gradient);
}
