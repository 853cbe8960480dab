package io.github.ae4j.djl;

import ai.djl.training.optimizer.Optimizer;
import io.github.ae4j.Preset;
import io.github.ae4j.testkit.AdapterSubject;
import io.github.ae4j.testkit.OptimizerAdapterContract;
import org.junit.jupiter.api.Nested;

/** Every optimizer that can be steered keeps the contract of adapters. */
class DjlAdapterContractTest {
  @Nested
  class OfSgd extends OfDjl {
    @Override
    Optimizer optimizer() {
      return Optimizers.sgd();
    }
  }

  @Nested
  class OfAdam extends OfDjl {
    @Override
    Optimizer optimizer() {
      return Optimizers.adam();
    }
  }

  @Nested
  class OfAdamW extends OfDjl {
    @Override
    Optimizer optimizer() {
      return Optimizers.adamW();
    }
  }

  @Nested
  class OfSgdByTheScript extends OfSgd {
    @Override
    StepPath path() {
      return StepPath.SCRIPT;
    }
  }

  abstract static class OfDjl extends OptimizerAdapterContract {
    abstract Optimizer optimizer();

    @Override
    public AdapterSubject bare() {
      Ripple ripple = new Ripple(optimizer());
      return new RippleSubject(ripple, ripple.bare());
    }

    @Override
    public AdapterSubject steered(Preset preset) {
      Ripple ripple = new Ripple(optimizer());
      return new RippleSubject(
          ripple, ripple.steered(preset, Steering.standard().withPath(path())));
    }

    StepPath path() {
      return StepPath.FUSED;
    }
  }
}
