package io.github.ae4j.limit;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.testkit.LimitContract;
import net.jqwik.api.Group;

/** The kit accepts every limit of the library. */
class BuiltInLimitProperties {
  @Group
  class OfDecreaseLimit implements LimitContract {
    @Override
    public Limit limit() {
      return StandardConfig.defaults().decreaseLimit();
    }
  }

  @Group
  class OfPolyakFloor implements LimitContract {
    @Override
    public Limit limit() {
      return StandardConfig.defaults().polyakFloor();
    }
  }

  @Group
  class OfRelativeStepLimit implements LimitContract {
    @Override
    public Limit limit() {
      return StandardConfig.defaults().relativeStepLimit();
    }
  }

  @Group
  class OfStartGauge implements LimitContract {
    @Override
    public Limit limit() {
      return StandardConfig.defaults().startGauge();
    }
  }

  @Group
  class OfStepCap implements LimitContract {
    @Override
    public Limit limit() {
      return new StepCap(Coefficient.LEARNING_RATE, 1.5);
    }
  }

  @Group
  class OfReadoutRate implements LimitContract {
    @Override
    public Limit limit() {
      return StandardConfig.defaults().readoutRate();
    }
  }

  @Group
  class OfPowerBudget implements LimitContract {
    @Override
    public Limit limit() {
      return new PowerBudget(1e-3, 1.0, 8);
    }
  }

  @Group
  class OfProjection implements LimitContract {
    @Override
    public Limit limit() {
      return new Projection();
    }
  }

  @Group
  class OfResonanceClamp implements LimitContract {
    @Override
    public Limit limit() {
      return new ResonanceClamp(0.95, 4.0, 0.25, false);
    }
  }
}
