package io.github.ae4j.law;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.testkit.ControlLawContract;
import net.jqwik.api.Group;

/** The kit accepts every law of the library. */
class BuiltInLawProperties {
  @Group
  class OfPersistenceDrive implements ControlLawContract {
    @Override
    public Law law() {
      return StandardConfig.defaults().persistenceDrive();
    }
  }

  @Group
  class OfMomentumClock implements ControlLawContract {
    @Override
    public Law law() {
      return StandardConfig.defaults().momentumClock();
    }
  }

  @Group
  class OfMomentumShare implements ControlLawContract {
    @Override
    public Law law() {
      return StandardConfig.defaults().momentumShare();
    }
  }

  @Group
  class OfRecentLeak implements ControlLawContract {
    @Override
    public Law law() {
      return StandardConfig.defaults().recentLeak();
    }
  }

  @Group
  class OfLeak implements ControlLawContract {
    @Override
    public Law law() {
      return new Leak(Coefficient.LEARNING_RATE, 0.05);
    }
  }

  @Group
  class OfBarrier implements ControlLawContract {
    @Override
    public Law law() {
      return new Barrier(Coefficient.NOISE, 1e-3);
    }
  }

  @Group
  class OfCoupling implements ControlLawContract {
    @Override
    public Law law() {
      return new Coupling(Coefficient.MOMENTUM, Coefficient.LEARNING_RATE, -0.02);
    }
  }

  @Group
  class OfProgressDrive implements ControlLawContract {
    @Override
    public Law law() {
      return new ProgressDrive(Coefficient.LEARNING_RATE, 0.8, 1.0, true);
    }
  }

  @Group
  class OfProgressDriveInLossUnits implements ControlLawContract {
    @Override
    public Law law() {
      return new ProgressDrive(Coefficient.LEARNING_RATE, 0.8, 1.0, false);
    }
  }

  @Group
  class OfVarianceDrive implements ControlLawContract {
    @Override
    public Law law() {
      return VarianceDrive.centred(Coefficient.BETA2, -0.8);
    }
  }

  @Group
  class OfPhaseDrive implements ControlLawContract {
    @Override
    public Law law() {
      return new PhaseDrive(Coefficient.MOMENTUM, 0.8, 0.3, true);
    }
  }

  @Group
  class OfPlainPhaseDrive implements ControlLawContract {
    @Override
    public Law law() {
      return new PhaseDrive(Coefficient.LEARNING_RATE, 0.4, 0.3, false);
    }
  }

  @Group
  class OfResonanceDrive implements ControlLawContract {
    @Override
    public Law law() {
      return new ResonanceDrive(0.4, 0.3);
    }
  }

  @Group
  class OfRewardDrive implements ControlLawContract {
    @Override
    public Law law() {
      return new RewardDrive("temperature", -0.5, 2.0);
    }
  }

  @Group
  class OfQualityDrive implements ControlLawContract {
    @Override
    public Law law() {
      return new QualityDrive(Coefficient.EPSILON, -0.2, 0.5);
    }
  }

  @Group
  class OfRelativeGauge implements ControlLawContract {
    @Override
    public Law law() {
      return new GaugeNudge(GaugeNudge.Measure.RELATIVE, 1e-2, -1, 0.5, 1e-30, 4.0);
    }
  }

  @Group
  class OfAutomaticGauge implements ControlLawContract {
    @Override
    public Law law() {
      return new GaugeNudge(GaugeNudge.Measure.UPDATE, 1e-2, 20, 0.5, 1e-12, 4.0);
    }
  }

  @Group
  class OfNoiseLaw implements ControlLawContract {
    @Override
    public Law law() {
      return new NoiseLaw(0.5, 0.4, 0.4, 0.2, 0.5, 0.25, true);
    }
  }

  @Group
  class OfGradientGauge implements ControlLawContract {
    @Override
    public Law law() {
      return new GaugeNudge(GaugeNudge.Measure.GRADIENT, 1e-2, -1, 0.5, 1e-12, 4.0);
    }

    /** alpha may be 1e6 and gamma* is 1e-2. */
    @Override
    public double lipschitz() {
      return 1e8;
    }
  }
}
