package io.github.ae4j.online;

import io.github.ae4j.Preset;
import io.github.ae4j.testkit.ArrayAdapterContract;
import io.github.ae4j.testkit.ArrayHost;
import org.junit.jupiter.api.Nested;

/** The kit accepts the optimizers of the online learners, of which its problem touches every parameter. */
class SparseAdapterContractTest {
  private abstract static class Of extends ArrayAdapterContract {
    private final OnlineOptimizer optimizer;

    Of(OnlineOptimizer optimizer) {
      this.optimizer = optimizer;
    }

    @Override
    protected ArrayHost alone(double[] parameters) {
      return new SparseHost(optimizer, parameters, null);
    }

    @Override
    protected ArrayHost looped(double[] parameters, Preset preset) {
      return new SparseHost(optimizer, parameters, preset);
    }
  }

  @Nested
  class Sgd extends Of {
    Sgd() {
      super(OnlineOptimizer.SGD);
    }
  }

  @Nested
  class Adam extends Of {
    Adam() {
      super(OnlineOptimizer.ADAM);
    }
  }

  @Nested
  class AdaGrad extends Of {
    AdaGrad() {
      super(OnlineOptimizer.ADAGRAD);
    }
  }
}
