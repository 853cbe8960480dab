package io.github.ae4j.nd4j;

import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.event.ZeroGradient;
import io.github.ae4j.evolution.MultiplicativeEvolution;
import io.github.ae4j.law.Leak;
import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.testkit.AdapterSubject;
import io.github.ae4j.testkit.OptimizerAdapterContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;

/** Every updater that can be steered keeps the contract of adapters, in a host that a subclass names. */
abstract class EveryUpdaterContract {
  /** The problem in the host. */
  abstract AdapterSubject subject(String updater, @Nullable Preset preset);

  @Nested
  class OfSgd extends WithoutFirstMoment {
    OfSgd() {
      super("Sgd");
    }
  }

  @Nested
  class OfNesterovs extends OfUpdater {
    OfNesterovs() {
      super("Nesterovs");
    }
  }

  @Nested
  class OfAdam extends OfUpdater {
    OfAdam() {
      super("Adam");
    }
  }

  @Nested
  class OfAmsGrad extends OfUpdater {
    OfAmsGrad() {
      super("AMSGrad");
    }
  }

  @Nested
  class OfNadam extends OfUpdater {
    OfNadam() {
      super("Nadam");
    }
  }

  @Nested
  class OfAdaMax extends OfUpdater {
    OfAdaMax() {
      super("AdaMax");
    }
  }

  @Nested
  class OfRmsProp extends WithoutFirstMoment {
    OfRmsProp() {
      super("RmsProp");
    }
  }

  @Nested
  class OfAdaGrad extends WithoutFirstMoment {
    OfAdaGrad() {
      super("AdaGrad");
    }
  }

  @Nested
  class OfAdaDelta extends WithoutFirstMoment {
    OfAdaDelta() {
      super("AdaDelta");
    }
  }

  abstract class OfUpdater extends OptimizerAdapterContract {
    private final String name;

    OfUpdater(String name) {
      this.name = name;
    }

    @Override
    public AdapterSubject bare() {
      return subject(name, null);
    }

    @Override
    public AdapterSubject steered(Preset preset) {
      return subject(name, preset);
    }
  }

  /** The standard loop measures along the first moment; here a smaller one steers what there is. */
  abstract class WithoutFirstMoment extends OfUpdater {
    private final String coefficient;

    WithoutFirstMoment(String name) {
      super(name);
      coefficient = name.equals("AdaDelta") ? Coefficient.EPSILON : Coefficient.LEARNING_RATE;
    }

    @Override
    protected Preset preset() {
      return (loop, adapter) ->
          loop.coefficient(
                  Coefficient.of(coefficient, Chart.LOG, 1e-9, 1e3)
                      .withAnchor(0.05)
                      .withMetaStep(0.02))
              .screen(StandardConfig.defaults().nonFinite(), new ZeroGradient())
              .law(new Leak(coefficient, 0.5))
              .evolve(new MultiplicativeEvolution());
    }
  }
}
