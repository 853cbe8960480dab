package io.github.ae4j.law;

import io.github.ae4j.testkit.ControlLawContract;
import net.jqwik.api.Group;

/** The kit accepts every law of the library. */
class BuiltInLawProperties {
  @Group
  class OfPersistenceDrive implements ControlLawContract {
    @Override
    public Law law() {
      return PersistenceDrive.standard();
    }
  }

  @Group
  class OfMomentumClock implements ControlLawContract {
    @Override
    public Law law() {
      return MomentumClock.standard();
    }
  }
}
