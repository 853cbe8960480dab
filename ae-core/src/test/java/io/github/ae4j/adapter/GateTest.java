package io.github.ae4j.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GateTest {
  private final Gate gate = new Gate("a pump");
  private final AtomicInteger closings = new AtomicInteger();

  /** What another thread, named other, is told when it comes. */
  private String refusedToOther(String purpose) throws Exception {
    FutureTask<String> other = new FutureTask<>(() -> refused(() -> gate.enter(purpose)));
    new Thread(other, "other").start();
    return other.get();
  }

  private static String refused(Runnable action) {
    return assertThrows(IllegalStateException.class, action::run).getMessage();
  }

  @Test
  void oneThreadIsInAtATime() throws Exception {
    gate.enter("a step");
    assertEquals(
        "a pump serves one thread at a time, and other came for a restore while another was in a"
            + " step",
        refusedToOther("a restore"));
    gate.leave();
    gate.enter("a step");
    gate.leave();
  }

  @Test
  void theOneWhoIsInDoesNotComeInTwice() {
    gate.enter("a step");
    assertTrue(refused(() -> gate.enter("a step")).startsWith("a pump serves one thread"));
  }

  @Test
  void closedItLetsNobodyInAndSaysSoEveryTime() {
    assertFalse(gate.isClosed());
    gate.close(closings::incrementAndGet);
    assertTrue(gate.isClosed());
    for (int i = 0; i < 2; i++) {
      assertEquals(
          "a pump must be open for a step, this one is closed",
          refused(() -> gate.enter("a step")));
    }
  }

  @Test
  void itIsClosedOnce() {
    gate.close(closings::incrementAndGet);
    gate.close(closings::incrementAndGet);
    assertEquals(1, closings.get());
  }

  @Test
  void itIsNotClosedWhileSomebodyIsIn() {
    gate.enter("a step");
    assertTrue(refused(() -> gate.close(closings::incrementAndGet)).contains("came for closing"));
    assertFalse(gate.isClosed());
    gate.leave();
    gate.close(closings::incrementAndGet);
    assertEquals(1, closings.get());
  }

  @Test
  void aClosingThatFailsIsAClosing() {
    assertThrows(
        ArithmeticException.class,
        () ->
            gate.close(
                () -> {
                  throw new ArithmeticException();
                }));
    assertEquals(
        "a pump must be open for a step, this one is closed", refused(() -> gate.enter("a step")));
  }

  private static Thread waiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.yield();
    }
    return thread;
  }

  @Test
  void closingWaitsForTheOneWhoIsInAndLetsNobodyElseIn() throws Exception {
    gate.enter("a step");
    Thread closer = new Thread(() -> gate.close(closings::incrementAndGet), "closer");
    closer.start();
    waiting(closer);
    assertFalse(gate.isClosed());
    assertEquals(0, closings.get());
    gate.leave();
    closer.join();
    assertTrue(gate.isClosed());
    assertEquals(1, closings.get());
  }

  @Test
  void anotherThreadMayLeave() throws Exception {
    Gate gate = new Gate("a thing");
    gate.enter("a step");
    Thread other = new Thread(gate::leave);
    other.start();
    other.join();
    gate.enter("a step");
  }

  @Test
  void anInterruptedThreadWaitsAndStaysInterrupted() throws Exception {
    Gate gate = new Gate("a thing");
    gate.enter("a step");
    AtomicInteger done = new AtomicInteger();
    FutureTask<Boolean> closing =
        new FutureTask<>(
            () -> {
              Thread.currentThread().interrupt();
              gate.close(done::incrementAndGet);
              return Thread.currentThread().isInterrupted();
            });
    new Thread(closing).start();
    while (!gate.isClosing()) {
      Thread.onSpinWait();
    }
    assertEquals(0, done.get());
    gate.leave();
    assertTrue(closing.get());
    assertEquals(1, done.get());
  }

  /** Closed it is when its work is done, not before: who comes second waits for that. */
  @Test
  void theSecondToCloseWaitsUntilItIsDone() throws Exception {
    Thread second = new Thread(() -> gate.close(closings::incrementAndGet), "second");
    gate.close(
        () -> {
          second.start();
          waiting(second);
          assertFalse(gate.isClosed());
          gate.close(closings::incrementAndGet); // as an observer may that is being closed
        });
    second.join();
    assertTrue(gate.isClosed());
    assertEquals(0, closings.get());
  }

  @Test
  void whileItIsBeingClosedNobodyComesIn() throws Exception {
    AtomicInteger refused = new AtomicInteger();
    gate.close(
        () -> {
          try {
            assertTrue(refusedToOther("a step").startsWith("a pump serves one thread"));
            refused.incrementAndGet();
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
    assertEquals(1, refused.get());
  }
}
