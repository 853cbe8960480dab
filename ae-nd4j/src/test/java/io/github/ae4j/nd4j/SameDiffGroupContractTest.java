package io.github.ae4j.nd4j;

import io.github.ae4j.Preset;
import io.github.ae4j.group.ParameterGroup;
import io.github.ae4j.testkit.AdapterSubject;
import io.github.ae4j.testkit.OptimizerGroupContract;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.buffer.DataType;

/** The kit accepts SameDiff's variables in two groups, in the training of ae and under SameDiff's own fit. */
class SameDiffGroupContractTest {
  private static final ParameterGroup BODY = ParameterGroup.own("body", "matrix"::equals);
  private static final ParameterGroup HEAD = ParameterGroup.own("head", "vector"::equals);

  private abstract static class InTwoGroups extends OptimizerGroupContract {
    private final String updater;
    private final DataType type;
    private final boolean nextStep;

    InTwoGroups(String updater, DataType type, boolean nextStep) {
      this.updater = updater;
      this.type = type;
      this.nextStep = nextStep;
    }

    private SameDiffRipple ripple(String... names) {
      return new SameDiffRipple(Updaters.of(updater), type, Set.of(names));
    }

    private AdapterSubject both(Preset preset, ParameterGroup... groups) {
      return new SameDiffSubject(ripple("matrix", "vector"), preset, nextStep, groups);
    }

    @Override
    public int second() {
      return SameDiffRipple.SECOND;
    }

    @Override
    public AdapterSubject bare() {
      return both(null);
    }

    @Override
    public AdapterSubject steered(Preset preset) {
      return both(preset, BODY, HEAD);
    }

    @Override
    public AdapterSubject sharing(double proportion, Preset preset) {
      return both(
          preset, BODY, ParameterGroup.sharing("head", "vector"::equals, "body", proportion));
    }

    @Override
    public AdapterSubject frozen(Preset preset) {
      return both(preset, BODY, ParameterGroup.frozen("head", "vector"::equals));
    }

    @Override
    public AdapterSubject alone(int group, Preset preset) {
      return new SameDiffSubject(ripple(group == 0 ? "matrix" : "vector"), preset, nextStep);
    }
  }

  @Nested
  class OfAdam extends InTwoGroups {
    OfAdam() {
      super("Adam", DataType.FLOAT, false);
    }
  }

  @Nested
  class OfAdamOnDoubles extends InTwoGroups {
    OfAdamOnDoubles() {
      super("Adam", DataType.DOUBLE, false);
    }
  }

  @Nested
  class OfNesterovs extends InTwoGroups {
    OfNesterovs() {
      super("Nesterovs", DataType.FLOAT, false);
    }
  }

  @Nested
  class OfAmsGrad extends InTwoGroups {
    OfAmsGrad() {
      super("AMSGrad", DataType.FLOAT, false);
    }
  }

  @Nested
  class OfAdamUnderFit extends InTwoGroups {
    OfAdamUnderFit() {
      super("Adam", DataType.FLOAT, true);
    }
  }

  @Nested
  class OfAdamOnDoublesUnderFit extends InTwoGroups {
    OfAdamOnDoublesUnderFit() {
      super("Adam", DataType.DOUBLE, true);
    }
  }

  @Nested
  class OfNesterovsUnderFit extends InTwoGroups {
    OfNesterovsUnderFit() {
      super("Nesterovs", DataType.FLOAT, true);
    }
  }
}
