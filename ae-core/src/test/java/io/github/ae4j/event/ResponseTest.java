package io.github.ae4j.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Verdict;
import org.junit.jupiter.api.Test;

class ResponseTest {
  @Test
  void theStrongestVerdictAndTheLastNameStand() {
    Coefficients alpha = new EventBed().alpha;
    Response response = new Response();
    response.verdict(Verdict.RESET_STATE);
    response.verdict(Verdict.FLUSH_MOMENTUM);
    response.name("one");
    response.name("two");
    assertEquals(Verdict.RESET_STATE, response.verdict());
    assertEquals("two", response.event());
    response.shift(alpha, 0, 100.0);
    assertEquals(10.0, alpha.value(0), 1e-12);
    response.clear();
    assertNull(response.interruption());
  }
}
