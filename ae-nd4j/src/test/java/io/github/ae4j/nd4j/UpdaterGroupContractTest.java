package io.github.ae4j.nd4j;

import io.github.ae4j.Preset;
import io.github.ae4j.group.ArrayGroup;
import io.github.ae4j.testkit.AdapterSubject;
import io.github.ae4j.testkit.OptimizerGroupContract;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.buffer.DataType;

/** The kit accepts updaters with a first moment whose parameters are in two groups. */
class UpdaterGroupContractTest {
  private static final int SECOND = 21;
  private static final int SIZE = Ripple.SIZE;
  private static final ArrayGroup BODY = ArrayGroup.own("body", 0, SECOND);
  private static final ArrayGroup HEAD = ArrayGroup.own("head", SECOND, SIZE);

  private abstract static class InTwoGroups extends OptimizerGroupContract {
    private final String name;
    private final DataType type;

    InTwoGroups(String name, DataType type) {
      this.name = name;
      this.type = type;
    }

    private Ripple ripple(int from, int to) {
      return new Ripple(Updaters.of(name), type, from, to);
    }

    @Override
    public int second() {
      return SECOND;
    }

    @Override
    public AdapterSubject bare() {
      return new RippleSubject(ripple(0, SIZE), null);
    }

    @Override
    public AdapterSubject steered(Preset preset) {
      return new RippleSubject(ripple(0, SIZE), preset, BODY, HEAD);
    }

    @Override
    public AdapterSubject sharing(double proportion, Preset preset) {
      ArrayGroup head = ArrayGroup.sharing("head", SECOND, SIZE, "body", proportion);
      return new RippleSubject(ripple(0, SIZE), preset, BODY, head);
    }

    @Override
    public Optional<AdapterSubject> headed(Preset preset) {
      ArrayGroup head = ArrayGroup.head("head", SECOND, SIZE, "body");
      return Optional.of(new RippleSubject(ripple(0, SIZE), preset, BODY, head));
    }

    @Override
    public AdapterSubject frozen(Preset preset) {
      ArrayGroup head = ArrayGroup.frozen("head", SECOND, SIZE);
      return new RippleSubject(ripple(0, SIZE), preset, BODY, head);
    }

    @Override
    public AdapterSubject alone(int group, Preset preset) {
      Ripple part = group == 0 ? ripple(0, SECOND) : ripple(SECOND, SIZE);
      return new RippleSubject(part, preset);
    }
  }

  @Nested
  class OfAdam extends InTwoGroups {
    OfAdam() {
      super("Adam", DataType.FLOAT);
    }
  }

  @Nested
  class OfAdamOnDoubles extends InTwoGroups {
    OfAdamOnDoubles() {
      super("Adam", DataType.DOUBLE);
    }
  }

  @Nested
  class OfNesterovs extends InTwoGroups {
    OfNesterovs() {
      super("Nesterovs", DataType.FLOAT);
    }
  }

  @Nested
  class OfAmsGrad extends InTwoGroups {
    OfAmsGrad() {
      super("AMSGrad", DataType.FLOAT);
    }
  }
}
