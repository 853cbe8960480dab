package io.github.ae4j.array;

import io.github.ae4j.Preset;
import io.github.ae4j.group.ArrayGroup;
import io.github.ae4j.testkit.AdapterSubject;
import io.github.ae4j.testkit.ArraySubject;
import io.github.ae4j.testkit.OptimizerGroupContract;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;

/** The kit accepts every optimizer on arrays whose parameters are in two groups. */
class ArrayGroupContractTest {
  private static final int SECOND = 4;
  private static final int SIZE = ArraySubject.SIZE;
  private static final ArrayGroup BODY = ArrayGroup.own("body", 0, SECOND);

  private static ArraySettings in(ArrayGroup second) {
    return TrainerHost.SETTINGS.withGroups(BODY, second);
  }

  private abstract static class InTwoGroups extends OptimizerGroupContract {
    abstract TrainerHost host(double[] parameters, ArraySettings settings, @Nullable Preset preset);

    private AdapterSubject subject(ArraySettings settings, @Nullable Preset preset) {
      return new ArraySubject(parameters -> host(parameters, settings, preset));
    }

    @Override
    public int second() {
      return SECOND;
    }

    @Override
    public AdapterSubject bare() {
      return subject(in(ArrayGroup.own("head", SECOND, SIZE)), null);
    }

    @Override
    public AdapterSubject steered(Preset preset) {
      return subject(in(ArrayGroup.own("head", SECOND, SIZE)), preset);
    }

    @Override
    public AdapterSubject sharing(double proportion, Preset preset) {
      return subject(in(ArrayGroup.sharing("head", SECOND, SIZE, "body", proportion)), preset);
    }

    @Override
    public Optional<AdapterSubject> headed(Preset preset) {
      return Optional.of(subject(in(ArrayGroup.head("head", SECOND, SIZE, "body")), preset));
    }

    @Override
    public AdapterSubject frozen(Preset preset) {
      return subject(in(ArrayGroup.frozen("head", SECOND, SIZE)), preset);
    }

    @Override
    public AdapterSubject alone(int group, Preset preset) {
      return new ArraySubject(
          parameters -> host(parameters, TrainerHost.SETTINGS, preset),
          group == 0 ? 0 : SECOND,
          group == 0 ? SECOND : SIZE);
    }
  }

  /** An optimizer of either kind of numbers. */
  private abstract static class OnDoubles extends InTwoGroups {
    abstract ArrayOptimizer optimizer(double[] parameters, ArraySettings settings);

    @Override
    TrainerHost host(double[] parameters, ArraySettings settings, @Nullable Preset preset) {
      return new TrainerHost(optimizer(parameters, settings), preset);
    }
  }

  private abstract static class OnFloats extends InTwoGroups {
    abstract ArrayOptimizer optimizer(float[] parameters, ArraySettings settings);

    @Override
    TrainerHost host(double[] parameters, ArraySettings settings, @Nullable Preset preset) {
      float[] floats = TrainerHost.OnFloats.floats(parameters);
      return new TrainerHost.OnFloats(parameters, floats, optimizer(floats, settings), preset);
    }
  }

  /** The shapes of the parameters given: all of them, those of the first group, or those of the second. */
  private static List<int[]> shapes(int parameters) {
    return switch (parameters) {
      case SECOND -> List.of(new int[] {2, 2});
      case SIZE - SECOND -> List.of(new int[] {3});
      default -> List.of(new int[] {2, 2}, new int[] {3});
    };
  }

  @Nested
  class SgdOnDoubles extends OnDoubles {
    @Override
    ArrayOptimizer optimizer(double[] parameters, ArraySettings settings) {
      return ArrayOptimizer.sgd(parameters, settings);
    }
  }

  @Nested
  class AdamOnDoubles extends OnDoubles {
    @Override
    ArrayOptimizer optimizer(double[] parameters, ArraySettings settings) {
      return ArrayOptimizer.adam(parameters, settings);
    }
  }

  @Nested
  class AdamWOnFloats extends OnFloats {
    @Override
    ArrayOptimizer optimizer(float[] parameters, ArraySettings settings) {
      return ArrayOptimizer.adamW(parameters, settings);
    }
  }

  @Nested
  class SgdOnFloats extends OnFloats {
    @Override
    ArrayOptimizer optimizer(float[] parameters, ArraySettings settings) {
      return ArrayOptimizer.sgd(parameters, settings);
    }
  }

  @Nested
  class AdafactorOnDoubles extends OnDoubles {
    @Override
    ArrayOptimizer optimizer(double[] parameters, ArraySettings settings) {
      return ArrayOptimizer.adafactor(parameters, shapes(parameters.length), settings);
    }
  }
}
