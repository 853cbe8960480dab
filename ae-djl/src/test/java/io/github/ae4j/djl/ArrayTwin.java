package io.github.ae4j.djl;

import io.github.ae4j.Preset;
import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;

/** The problem of a {@link Ripple} on arrays, with the same optimizer in plain double arithmetic. */
final class ArrayTwin implements AutoCloseable {
  final double[] theta = new double[RippleBlock.SIZE];
  final ArrayTrainer trainer;

  ArrayTwin(CanonicalKind kind, Preset preset) {
    this(kind, preset, Cadence.everyStep());
  }

  ArrayTwin(CanonicalKind kind, Preset preset, Cadence cadence) {
    for (int i = 0; i < theta.length; i++) {
      theta[i] = RippleBlock.start(i);
    }
    ArraySettings settings =
        ArraySettings.of(0.01f).withBeta2(0.999f).withEpsilon(1e-8f).withWeightDecay(kind.decay());
    ArrayOptimizer optimizer =
        kind.decoupled()
            ? ArrayOptimizer.adamW(theta, settings)
            : kind.adam()
                ? ArrayOptimizer.adam(theta, settings)
                : ArrayOptimizer.sgd(theta, settings);
    trainer = ArrayTrainer.steer(optimizer, preset, cadence);
  }

  void step(long t) {
    double[] gradient = new double[theta.length];
    double loss = 0.0;
    for (int i = 0; i < theta.length; i++) {
      double miss = theta[i] * Ripple.x(i, t) - Ripple.y(i, t);
      loss += miss * miss / 2;
      gradient[i] = Ripple.gradient(i, t, theta[i]);
    }
    trainer.step(loss, gradient);
  }

  @Override
  public void close() {
    trainer.close();
  }
}
