package io.github.ae4j.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ReadoutGateTest {
  private final List<String> done = new ArrayList<>();
  private final ReadoutGate gate =
      new ReadoutGate("a pump", () -> done.add("serve"), () -> done.add("put back"));

  private static String refused(Runnable action) {
    return assertThrows(IllegalStateException.class, action::run).getMessage();
  }

  @Test
  void servedTheReadoutIsPutBackOnce() {
    ServedReadout served = gate.serve();
    served.close();
    served.close();
    assertEquals(List.of("serve", "put back"), done);
    gate.enter("a step");
    gate.leave();
  }

  @Test
  void whileItIsServedNobodyComesIn() {
    try (ServedReadout served = gate.serve()) {
      for (int i = 0; i < 2; i++) {
        assertEquals(
            "the averaged readout must be put back before a step; close its handle first",
            refused(() -> gate.enter("a step")));
      }
      assertTrue(refused(gate::serve).contains("before a readout"));
      assertTrue(refused(() -> within("a checkpoint")).contains("before a checkpoint"));
    }
    assertEquals(List.of("serve", "put back"), done);
  }

  private void within(String purpose) {
    try {
      gate.within(purpose, () -> done.add("file"));
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anOldHandlePutsNothingBack() {
    ServedReadout old = gate.serve();
    old.close();
    try (ServedReadout served = gate.serve()) {
      old.close();
      assertEquals(List.of("serve", "put back", "serve"), done);
    }
  }

  @Test
  void whereThereIsNoneNoneIsServed() {
    ReadoutGate none =
        new ReadoutGate(
            "a pump",
            () -> {
              throw new IllegalStateException("the loop keeps none");
            });
    assertEquals("the loop keeps none", refused(none::serve));
    none.enter("a step");
    none.leave();
  }

  /** Serves by half; putting back fails so many times. */
  private ReadoutGate half(int failures) {
    return new ReadoutGate(
        "a pump",
        () -> {
          throw new ArithmeticException("by half");
        },
        () -> {
          done.add("put back");
          if (done.size() <= failures) {
            throw new ArrayStoreException("stuck");
          }
        },
        () -> true);
  }

  @Test
  void whatIsServedByHalfIsPutBack() {
    ReadoutGate half = half(0);
    assertEquals("by half", assertThrows(ArithmeticException.class, half::serve).getMessage());
    half.enter("a step");
    half.leave();
    half.close(() -> done.add("last"));
    assertEquals(List.of("put back", "last"), done);
  }

  /** Served by half and not to be put back: nothing may start from that, and closing tries again. */
  @Test
  void whatIsServedByHalfAndStuckKeepsItShut() {
    ReadoutGate half = half(1);
    Throwable cause = assertThrows(ArithmeticException.class, half::serve);
    assertEquals("stuck", cause.getSuppressed()[0].getMessage());
    String message = refused(() -> half.enter("a step"));
    assertTrue(message.contains("before a step, and that failed"), message);
    assertTrue(refused(half::serve).contains("before a readout"));
    half.close(() -> done.add("last"));
    assertEquals(List.of("put back", "put back", "last"), done);
  }

  @Test
  void aHandleThatPutsNothingBackCanBeClosedAgain() {
    ReadoutGate twice =
        new ReadoutGate(
            "a pump",
            () -> {},
            () -> {
              done.add("put back");
              if (done.size() == 1) {
                throw new ArithmeticException();
              }
            });
    ServedReadout served = twice.serve();
    assertThrows(ArithmeticException.class, served::close);
    assertTrue(refused(() -> twice.enter("a step")).contains("close its handle first"));
    served.close();
    served.close();
    assertEquals(List.of("put back", "put back"), done);
    twice.enter("a step");
    twice.leave();
  }

  /** Put back where it failed, it stays open. */
  @Test
  void whatFailedAndLeftNothingKeepsItOpen() {
    ReadoutGate whole =
        new ReadoutGate(
            "a pump",
            () -> {
              throw new ArithmeticException();
            },
            () -> done.add("put back"),
            () -> false);
    assertThrows(ArithmeticException.class, whole::serve);
    whole.enter("a step");
    whole.leave();
    whole.close(() -> {});
    assertEquals(List.of(), done);
  }

  @Test
  void aFileIsWrittenBetweenSteps() throws Exception {
    gate.within("a checkpoint", () -> assertTrue(refused(() -> gate.enter("a step")) != null));
    assertThrows(
        FileNotFoundException.class,
        () ->
            gate.within(
                "a restore",
                () -> {
                  throw new FileNotFoundException();
                }));
    gate.enter("a step");
    gate.leave();
  }

  @Test
  void closingPutsTheReadoutBackFirst() {
    ServedReadout served = gate.serve();
    gate.close(() -> done.add("last"));
    served.close();
    gate.close(() -> done.add("last"));
    assertEquals(List.of("serve", "put back", "last"), done);
    assertTrue(gate.isClosed());
    assertEquals(
        "a pump must be open for a step, this one is closed", refused(() -> gate.enter("a step")));
  }

  @Test
  void whatIsToBeDoneOnceIsDoneEvenIfTheReadoutCannotBePutBack() {
    ReadoutGate stuck =
        new ReadoutGate(
            "a pump",
            () -> {},
            () -> {
              throw new ArithmeticException();
            });
    stuck.serve();
    assertFalse(stuck.isClosed());
    assertThrows(ArithmeticException.class, () -> stuck.close(() -> done.add("last")));
    assertEquals(List.of("last"), done);
  }

  @Test
  void afterHalfAnUpdateOnlyARestoreThatSucceedsOpensIt() throws Exception {
    ReadoutGate gate = new ReadoutGate("a trainer", () -> {}, () -> {});
    gate.enter("a step");
    gate.halfMade(new OutOfMemoryError("full"));
    gate.leave();
    for (Executable door :
        List.<Executable>of(
            () -> gate.enter("a step"), gate::serve, () -> gate.within("a", () -> {}))) {
      String message = assertThrows(IllegalStateException.class, door).getMessage();
      assertTrue(message.contains("must be restored before a"), message);
      assertTrue(message.contains("half made by java.lang.OutOfMemoryError: full"), message);
    }
    assertThrows(
        IOException.class,
        () ->
            gate.restore(
                () -> {
                  throw new IOException("damaged");
                }));
    assertThrows(IllegalStateException.class, () -> gate.enter("a step"));
    gate.restore(() -> {});
    gate.enter("a step");
    gate.leave();
    gate.halfMade(new OutOfMemoryError("full"));
    gate.close(() -> {});
  }
}
