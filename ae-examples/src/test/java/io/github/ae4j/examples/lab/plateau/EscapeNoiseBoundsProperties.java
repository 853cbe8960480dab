package io.github.ae4j.examples.lab.plateau;

import io.github.ae4j.limit.Limit;
import io.github.ae4j.testkit.LimitContract;

class EscapeNoiseBoundsProperties implements LimitContract {
  @Override
  public Limit limit() {
    return new EscapeNoise.Bounds(1e-4, 3.0);
  }
}
