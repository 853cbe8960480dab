package io.github.ae4j.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.signal.Bed;
import org.junit.jupiter.api.Test;

class LawTest {
  @Test
  void aLambdaIsALawWithoutDeclarations() {
    Law law = (signals, coefficients, drive, memory) -> drive.add(0, 2.0);
    assertEquals(2.0, LawBed.drive(law, new Bed(law), LawBed.ALPHA, 0.1));
    assertEquals("law", law.name());
    assertEquals(false, law.smooth());
    assertEquals(0, law.slots());
  }
}
