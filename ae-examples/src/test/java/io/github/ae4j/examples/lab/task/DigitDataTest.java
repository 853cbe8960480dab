package io.github.ae4j.examples.lab.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DigitDataTest {
  @Test
  void asManyAreDrawnAsAskedFor() {
    assertEquals(30, new DigitData(30).of(null).size());
  }

  @Test
  void dataIsReadOnceAFolder() {
    AtomicInteger reads = new AtomicInteger();
    ReadOnce<int[]> data = new ReadOnce<>(folder -> new int[] {reads.incrementAndGet()});
    assertSame(data.of(null), data.of(null));
    assertEquals(1, reads.get());
  }
}
