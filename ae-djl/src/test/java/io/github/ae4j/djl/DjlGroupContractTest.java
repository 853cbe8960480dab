package io.github.ae4j.djl;

import ai.djl.ndarray.types.DataType;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.github.ae4j.Preset;
import io.github.ae4j.group.ParameterGroup;
import io.github.ae4j.testkit.AdapterSubject;
import io.github.ae4j.testkit.OptimizerGroupContract;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

/** The kit accepts every optimizer whose parameters are in two groups, on every path. */
class DjlGroupContractTest {
  private static final String BODY = "body";
  private static final String HEAD = "head";

  private static ParameterGroup own(String name, String path) {
    return ParameterGroup.own(name, path::equals);
  }

  abstract static class InTwoGroups extends OptimizerGroupContract {
    private static final ParameterGroup FIRST = own(BODY, "vector");

    abstract Optimizer optimizer();

    StepPath path() {
      return StepPath.FUSED;
    }

    private Steering steering(ParameterGroup... groups) {
      return Steering.standard().withPath(path()).withGroups(groups);
    }

    private AdapterSubject subject(Preset preset, ParameterGroup second) {
      Ripple ripple = new Ripple(optimizer());
      return new RippleSubject(ripple, ripple.steered(preset, steering(FIRST, second)));
    }

    @Override
    public int second() {
      return RippleBlock.FIRST;
    }

    @Override
    public AdapterSubject bare() {
      Ripple ripple = new Ripple(optimizer());
      return new RippleSubject(ripple, ripple.bare());
    }

    @Override
    public AdapterSubject steered(Preset preset) {
      return subject(preset, own(HEAD, "matrix"));
    }

    @Override
    public AdapterSubject sharing(double proportion, Preset preset) {
      return subject(preset, ParameterGroup.sharing(HEAD, "matrix"::equals, BODY, proportion));
    }

    @Override
    public Optional<AdapterSubject> headed(Preset preset) {
      return Optional.of(subject(preset, ParameterGroup.head(HEAD, "matrix"::equals, BODY)));
    }

    @Override
    public AdapterSubject frozen(Preset preset) {
      return subject(preset, ParameterGroup.frozen(HEAD, "matrix"::equals));
    }

    @Override
    public AdapterSubject alone(int group, Preset preset) {
      RippleBlock block = new RippleBlock(group == 0, group == 1);
      Ripple ripple = new Ripple(optimizer(), DataType.FLOAT32, block);
      return new RippleSubject(ripple, ripple.steered(preset, steering()));
    }
  }

  @Nested
  class OfSgd extends InTwoGroups {
    @Override
    Optimizer optimizer() {
      return Optimizers.sgd();
    }
  }

  @Nested
  class OfAdam extends InTwoGroups {
    @Override
    Optimizer optimizer() {
      return Optimizers.adam();
    }
  }

  @Nested
  class OfAdamW extends InTwoGroups {
    @Override
    Optimizer optimizer() {
      return Optimizer.adamW()
          .optLearningRateTracker(Tracker.fixed(0.01f))
          .optWeightDecays(0f) // what decays does not move in proportion
          .build();
    }
  }

  @Nested
  class OfSgdByTheScript extends OfSgd {
    @Override
    StepPath path() {
      return StepPath.SCRIPT;
    }
  }

  @Nested
  class OfAdamWByTheScript extends OfAdamW {
    @Override
    StepPath path() {
      return StepPath.SCRIPT;
    }
  }

  @Nested
  class OfSgdByTheEngine extends OfSgd {
    @Override
    StepPath path() {
      return StepPath.PLAIN;
    }
  }

  @Nested
  class OfAdamWByTheEngine extends OfAdamW {
    @Override
    StepPath path() {
      return StepPath.PLAIN;
    }
  }
}
