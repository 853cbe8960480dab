package io.github.ae4j.array;

import io.github.ae4j.Preset;
import io.github.ae4j.testkit.AdapterFixture;
import io.github.ae4j.testkit.AdapterSubject;
import io.github.ae4j.testkit.OptimizerAdapterContract;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The kit accepts every optimizer on arrays. */
class ArrayAdapterContractTest {
  private abstract static class Contract extends OptimizerAdapterContract {
    private final AdapterFixture fixture;

    Contract(AdapterFixture fixture) {
      this.fixture = fixture;
    }

    @Override
    public AdapterSubject bare() {
      return fixture.bare();
    }

    @Override
    public AdapterSubject steered(Preset preset) {
      return fixture.steered(preset);
    }
  }

  private static final List<int[]> SHAPES = List.of(new int[] {2, 2}, new int[] {3});

  @Nested
  class SgdOnDoubles extends Contract {
    SgdOnDoubles() {
      super(new ArrayFixture(p -> ArrayOptimizer.sgd(p, ArrayFixture.SETTINGS)));
    }
  }

  @Nested
  class AdamOnDoubles extends Contract {
    AdamOnDoubles() {
      super(new ArrayFixture(p -> ArrayOptimizer.adam(p, ArrayFixture.SETTINGS)));
    }
  }

  @Nested
  class AdamWOnDoubles extends Contract {
    AdamWOnDoubles() {
      super(new ArrayFixture(p -> ArrayOptimizer.adamW(p, ArrayFixture.SETTINGS)));
    }
  }

  @Nested
  class SgdOnFloats extends Contract {
    SgdOnFloats() {
      super(new FloatFixture(p -> ArrayOptimizer.sgd(p, ArrayFixture.SETTINGS)));
    }
  }

  @Nested
  class AdamOnFloats extends Contract {
    AdamOnFloats() {
      super(new FloatFixture(p -> ArrayOptimizer.adam(p, ArrayFixture.SETTINGS)));
    }
  }

  @Nested
  class AdamWOnFloats extends Contract {
    AdamWOnFloats() {
      super(new FloatFixture(p -> ArrayOptimizer.adamW(p, ArrayFixture.SETTINGS)));
    }
  }

  @Nested
  class AdafactorOnDoubles extends Contract {
    AdafactorOnDoubles() {
      super(new ArrayFixture(p -> ArrayOptimizer.adafactor(p, SHAPES, ArrayFixture.SETTINGS)));
    }
  }

  @Nested
  class AdafactorOnFloats extends Contract {
    AdafactorOnFloats() {
      super(new FloatFixture(p -> ArrayOptimizer.adafactor(p, SHAPES, ArrayFixture.SETTINGS)));
    }
  }
}
