package io.github.ae4j.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.signal.Interruption;
import java.util.List;
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

  @Test
  void ofSeveralFactorsTheLeastHoldsAndAStrongerVerdictStands() {
    Response response = new Response();
    response.shrinkHead(0.5, "half");
    response.shrinkHead(0.7, "most");
    response.interrupt(Interruption.DRIFT, "drift");
    response.settle();
    assertEquals(Verdict.SHRINK_HEAD, response.verdict());
    assertEquals(0.5, response.headFactor());
    response.clear();
    assertEquals(1.0, response.headFactor());
    response.shrinkHead(0.5, "half");
    response.interrupt(Interruption.DRIFT, "drift");
    response.verdict(Verdict.RESET_STATE);
    response.settle();
    assertEquals(Verdict.RESET_STATE, response.verdict());
    assertEquals(1.0, response.headFactor());
    assertEquals(List.of("drift"), response.events());
    assertThrows(IllegalArgumentException.class, () -> response.shrinkHead(Double.NaN, "none"));
  }
}
