package io.github.ae4j.array;

import io.github.ae4j.Preset;
import io.github.ae4j.testkit.ArrayAdapterContract;
import io.github.ae4j.testkit.ArrayHost;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;

/** The kit accepts every optimizer on arrays. */
class ArrayAdapterContractTest {
  private static final List<int[]> SHAPES = List.of(new int[] {2, 2}, new int[] {3});

  private abstract static class OnDoubles extends ArrayAdapterContract {
    private final Function<double[], ArrayOptimizer> optimizer;

    OnDoubles(Function<double[], ArrayOptimizer> optimizer) {
      this.optimizer = optimizer;
    }

    @Override
    protected ArrayHost alone(double[] parameters) {
      return new TrainerHost(optimizer.apply(parameters), null);
    }

    @Override
    protected ArrayHost looped(double[] parameters, Preset preset) {
      return new TrainerHost(optimizer.apply(parameters), preset);
    }
  }

  private abstract static class OnFloats extends ArrayAdapterContract {
    private final Function<float[], ArrayOptimizer> optimizer;

    OnFloats(Function<float[], ArrayOptimizer> optimizer) {
      this.optimizer = optimizer;
    }

    private ArrayHost host(double[] parameters, @Nullable Preset preset) {
      float[] floats = TrainerHost.OnFloats.floats(parameters);
      return new TrainerHost.OnFloats(parameters, floats, optimizer.apply(floats), preset);
    }

    @Override
    protected ArrayHost alone(double[] parameters) {
      return host(parameters, null);
    }

    @Override
    protected ArrayHost looped(double[] parameters, Preset preset) {
      return host(parameters, preset);
    }
  }

  @Nested
  class SgdOnDoubles extends OnDoubles {
    SgdOnDoubles() {
      super(p -> ArrayOptimizer.sgd(p, TrainerHost.SETTINGS));
    }
  }

  @Nested
  class AdamOnDoubles extends OnDoubles {
    AdamOnDoubles() {
      super(p -> ArrayOptimizer.adam(p, TrainerHost.SETTINGS));
    }
  }

  @Nested
  class AdamWOnDoubles extends OnDoubles {
    AdamWOnDoubles() {
      super(p -> ArrayOptimizer.adamW(p, TrainerHost.SETTINGS));
    }
  }

  @Nested
  class SgdOnFloats extends OnFloats {
    SgdOnFloats() {
      super(p -> ArrayOptimizer.sgd(p, TrainerHost.SETTINGS));
    }
  }

  @Nested
  class AdamOnFloats extends OnFloats {
    AdamOnFloats() {
      super(p -> ArrayOptimizer.adam(p, TrainerHost.SETTINGS));
    }
  }

  @Nested
  class AdamWOnFloats extends OnFloats {
    AdamWOnFloats() {
      super(p -> ArrayOptimizer.adamW(p, TrainerHost.SETTINGS));
    }
  }

  @Nested
  class AdaGradOnDoubles extends OnDoubles {
    AdaGradOnDoubles() {
      super(p -> ArrayOptimizer.adaGrad(p, TrainerHost.SETTINGS));
    }
  }

  @Nested
  class AdaGradOnFloats extends OnFloats {
    AdaGradOnFloats() {
      super(p -> ArrayOptimizer.adaGrad(p, TrainerHost.SETTINGS));
    }
  }

  @Nested
  class AdafactorOnDoubles extends OnDoubles {
    AdafactorOnDoubles() {
      super(p -> ArrayOptimizer.adafactor(p, SHAPES, TrainerHost.SETTINGS));
    }
  }

  @Nested
  class AdafactorOnFloats extends OnFloats {
    AdafactorOnFloats() {
      super(p -> ArrayOptimizer.adafactor(p, SHAPES, TrainerHost.SETTINGS));
    }
  }
}
