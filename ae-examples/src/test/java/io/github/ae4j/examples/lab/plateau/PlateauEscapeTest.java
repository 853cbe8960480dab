package io.github.ae4j.examples.lab.plateau;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.examples.lab.run.Curve;
import org.junit.jupiter.api.Test;

class PlateauEscapeTest {
  @Test
  void exitIsTheFirstLookBelowHalfOfTheStart() {
    double[] steps = {0.0, 20.0, 40.0, 60.0};
    double[] leaving = {0.2, 0.11, 0.09, 0.12};
    double[] staying = {0.2, 0.11, 0.10, 0.3};
    assertEquals(40.0, PlateauEscape.exit(new Curve(steps, leaving)));
    assertEquals(Double.POSITIVE_INFINITY, PlateauEscape.exit(new Curve(steps, staying)));
  }
}
