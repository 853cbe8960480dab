package io.github.ae4j.examples.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Memory;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NativeHeapTest {
  private static final long SIZE = 256L << 20;
  private static final double TOLERANCE = 0.25 * SIZE; // the virtual machine works beside

  private NativeHeap heap;

  @BeforeEach
  void where() {
    Optional<NativeHeap> known = NativeHeap.ofProcess();
    assumeTrue(known.isPresent(), "no C library that tells its use");
    heap = known.orElseThrow();
  }

  @Test
  void whatIsAllocatedIsInUseUntilItIsFreed() {
    long before = heap.used();
    try (Memory memory = new Memory(SIZE)) {
      memory.clear();
      assertEquals(SIZE, heap.used() - before, TOLERANCE);
    }
    assertEquals(0.0, heap.used() - before, TOLERANCE);
  }

  @Test
  void directBuffersDoNotCount() {
    long before = heap.used();
    ByteBuffer buffer = ByteBuffer.allocateDirect((int) SIZE);
    assertEquals(0.0, heap.used() - before, TOLERANCE);
    assertEquals(SIZE, buffer.capacity());
  }

  @Test
  void aPeakIsSeenAfterItIsOver() {
    heap.trim();
    double peak =
        PeakMemory.added(
            () -> {
              try (Memory memory = new Memory(SIZE)) {
                memory.clear();
              }
            });
    assumeTrue(Double.isFinite(peak), "no /proc/self/clear_refs");
    assertEquals(SIZE, peak, TOLERANCE);
    assertTrue(PeakMemory.added(() -> {}) < TOLERANCE);
  }
}
