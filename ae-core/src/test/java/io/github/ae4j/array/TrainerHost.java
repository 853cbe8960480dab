package io.github.ae4j.array;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Preset;
import io.github.ae4j.testkit.ArrayHost;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An {@link ArrayOptimizer}, alone or in an {@link ArrayTrainer}, as the contract of adapters wants it. */
class TrainerHost implements ArrayHost {
  private static final double MOMENTUM = 0.9;
  static final ArraySettings SETTINGS =
      ArraySettings.of(0.01).withMomentum(MOMENTUM).withNoiseSeed(17L);

  final ArrayOptimizer optimizer;
  @Nullable ArrayTrainer trainer;
  private final @Nullable ControlLoop loop;

  TrainerHost(ArrayOptimizer optimizer, @Nullable Preset preset) {
    this.optimizer = optimizer;
    trainer = preset == null ? null : ArrayTrainer.steer(optimizer, preset);
    loop = trainer == null ? null : trainer.loop();
  }

  @Override
  public void step(double loss, double[] gradient) {
    if (trainer == null) {
      optimizer.step(gradient);
    } else {
      trainer.step(loss, gradient);
    }
  }

  @Override
  public ControlLoop loop() {
    return Objects.requireNonNull(loop, "an optimizer alone has no loop");
  }

  @Override
  public long updates() {
    return Math.round(
        Math.log(1.0 - optimizer.plant().moments().weights(0).first()) / Math.log(MOMENTUM));
  }

  @Override
  public double[] state() {
    return optimizer.state();
  }

  @Override
  public void restore(double[] state) {
    optimizer.restore(state);
  }

  @Override
  public void wrapAgain() {
    ArrayTrainer.steer(optimizer, (loop, adapter) -> {});
  }

  @Override
  public void close() {
    if (trainer != null) {
      trainer.close();
      trainer = null;
    }
  }

  /** An optimizer of floats, shown as doubles; every float is one. */
  static final class OnFloats extends TrainerHost {
    private final double[] shown;
    private final float[] parameters;

    OnFloats(
        double[] shown, float[] parameters, ArrayOptimizer optimizer, @Nullable Preset preset) {
      super(optimizer, preset);
      this.shown = shown;
      this.parameters = parameters;
      show();
    }

    static float[] floats(double[] doubles) {
      float[] floats = new float[doubles.length];
      write(doubles, floats);
      return floats;
    }

    private static void write(double[] doubles, float[] floats) {
      for (int i = 0; i < floats.length; i++) {
        floats[i] = (float) doubles[i];
      }
    }

    private void show() {
      for (int i = 0; i < shown.length; i++) {
        shown[i] = parameters[i];
      }
    }

    @Override
    public void step(double loss, double[] gradient) {
      if (trainer == null) {
        optimizer.step(floats(gradient));
      } else {
        trainer.step(loss, floats(gradient));
      }
      show();
    }

    @Override
    public void restore(double[] state) {
      write(shown, parameters);
      super.restore(state);
    }
  }
}
