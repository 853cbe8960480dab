package io.github.ae4j.examples.lab.disturbance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultyTaskTest {
  private static List<Integer> bad(Fault fault, int steps) {
    return IntStream.rangeClosed(1, steps).filter(step -> fault.isAt(step, steps)).boxed().toList();
  }

  @Test
  void oneBatchIsBadOrOneInTwoHundred() {
    assertEquals(List.of(600), bad(Fault.GRADIENT.get(0), 1_500));
    assertEquals(List.of(100, 300, 500), bad(Fault.OFTEN, 600));
  }

  @Test
  void onlyTheBadBatchIsChanged() {
    Fault fault = new Fault("test", 1e3, 10.0, false);
    Bowl bowl = new Bowl(0.0, 1L);
    FaultyTask task = new FaultyTask(bowl, fault, 10);
    double[] right = new double[20];
    double[] told = new double[20];
    double loss = bowl.gradient(4, bowl.start(), right);
    assertEquals(loss, task.gradient(3, bowl.start(), told));
    assertArrayEquals(right, told);
    assertEquals(10.0 * loss, task.gradient(4, bowl.start(), told));
    assertEquals(1e3 * right[7], told[7]);
  }

  @Test
  void sizesAreFourOfEachKind() {
    assertEquals(
        List.of("gradient1e2", "gradient1e4", "gradient1e6", "gradient1e8"),
        Fault.GRADIENT.stream().map(Fault::label).toList());
    assertEquals(1.0, Fault.GRADIENT.get(3).loss());
    assertEquals(1e8, Fault.BOTH.get(3).loss(), 1.0);
    assertEquals(11, Fault.all().size());
  }
}
