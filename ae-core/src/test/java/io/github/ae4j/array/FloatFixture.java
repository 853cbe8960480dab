package io.github.ae4j.array;

import io.github.ae4j.Preset;
import io.github.ae4j.array.ArrayFixture.ArraySubject;
import io.github.ae4j.testkit.AdapterFixture;
import io.github.ae4j.testkit.AdapterSubject;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The problem of {@link ArrayFixture} on floats. */
final class FloatFixture implements AdapterFixture {
  private final Function<float[], ArrayOptimizer> optimizer;

  FloatFixture(Function<float[], ArrayOptimizer> optimizer) {
    this.optimizer = optimizer;
  }

  @Override
  public AdapterSubject bare() {
    return new FloatSubject(new float[ArrayFixture.SIZE], optimizer, null);
  }

  @Override
  public AdapterSubject steered(Preset preset) {
    return new FloatSubject(new float[ArrayFixture.SIZE], optimizer, preset);
  }

  private static final class FloatSubject extends ArraySubject {
    private final float[] floats;
    private final float[] gradients = new float[ArrayFixture.SIZE];

    FloatSubject(float[] floats, Function<float[], ArrayOptimizer> make, @Nullable Preset preset) {
      super(unused -> make.apply(started(floats)), preset);
      this.floats = floats;
    }

    private static float[] started(float[] floats) {
      for (int i = 0; i < floats.length; i++) {
        floats[i] = (float) ArrayFixture.start(i);
      }
      return floats;
    }

    @Override
    public void step(long t) {
      update(ArrayFixture.problem(t, parameters(), gradient));
    }

    @Override
    protected void update(double loss) {
      for (int i = 0; i < gradients.length; i++) {
        gradients[i] = (float) gradient[i];
      }
      if (trainer == null) {
        optimizer.step(gradients);
      } else {
        trainer.step(loss, gradients);
      }
    }

    @Override
    public double[] parameters() {
      double[] copy = new double[floats.length];
      Arrays.setAll(copy, i -> floats[i]);
      return copy;
    }

    @Override
    public Object save() {
      return new double[][] {parameters(), optimizer.state()};
    }

    @Override
    public void restore(Object saved) {
      double[][] arrays = (double[][]) saved;
      for (int i = 0; i < floats.length; i++) {
        floats[i] = (float) arrays[0][i];
      }
      optimizer.restore(arrays[1]);
    }
  }
}
