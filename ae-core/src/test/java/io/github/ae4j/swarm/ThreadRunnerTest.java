package io.github.ae4j.swarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A round that ends before its time leaves no turn running behind the caller's back. */
class ThreadRunnerTest {
  private static final int MEMBERS = 6;
  private static final int STUBBORN = 1;
  private static final long LOOK = 200; // milliseconds in which what does not wait has returned

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private final CountDownLatch free = new CountDownLatch(1);
  private final MemoryStore store = new MemoryStore();
  private @Nullable Throwable thrown;
  private boolean isInterrupted;
  private long writtenAtReturn = -1;

  /** One member does not end by an interrupt, and writes its snapshot all the same. */
  private Trajectory start(int member) {
    Trajectory bowl = NoisyBowl.sound().start(member);
    return member != STUBBORN
        ? bowl
        : new ForwardingTrajectory(bowl) {
          @Override
          public void advance(int round, int steps) {
            begun.countDown();
            while (free.getCount() > 0) {
              try {
                free.await();
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
            }
          }
        };
  }

  private long written() {
    return IntStream.range(0, MEMBERS).filter(this::isWritten).count();
  }

  private boolean isWritten(int member) {
    try {
      return store.read(member, 1).length > 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<Order> orders() {
    return IntStream.range(0, MEMBERS)
        .mapToObj(i -> new Order(i, 1, i == STUBBORN ? 9 : 5, List.of(), List.of(), 0.0, 0.0, 0L))
        .toList();
  }

  private Thread round(ThreadRunner runner, Consumer<TurnOutcome> done) {
    Thread caller =
        new Thread(
            () -> {
              try {
                runner.run(this::start, store, orders(), done);
              } catch (Throwable e) {
                thrown = e;
              }
              isInterrupted = Thread.currentThread().isInterrupted();
              writtenAtReturn = written();
            });
    caller.start();
    return caller;
  }

  private void assertWaits(Thread caller) throws InterruptedException {
    interrupted.await();
    caller.join(LOOK);
    assertTrue(caller.isAlive(), "the round has returned with a turn under way");
    free.countDown();
    caller.join();
    assertEquals(written(), writtenAtReturn);
  }

  @Test
  void anInterruptedRoundWaitsForTheTurnsUnderWay() throws Exception {
    try (ThreadRunner runner = new ThreadRunner(1)) {
      Thread caller = round(runner, outcome -> {});
      begun.await();
      caller.interrupt();
      assertWaits(caller);
      assertInstanceOf(InterruptedException.class, thrown);
      assertFalse(isInterrupted);
      assertEquals(1, writtenAtReturn, "those that had not begun are left out");
      assertRunsAgain(runner);
    }
  }

  @Test
  @Timeout(60)
  void anInterruptWhileItWaitsIsKept() throws Exception {
    try (ThreadRunner runner = new ThreadRunner(1)) {
      Thread caller = round(runner, outcome -> {});
      begun.await();
      caller.interrupt();
      interrupted.await();
      while (caller.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      caller.interrupt();
      assertWaits(caller);
      assertTrue(isInterrupted);
    }
  }

  @Test
  void aRoundWhoseListenerThrowsWaitsForTheTurnsUnderWay() throws Exception {
    try (ThreadRunner runner = new ThreadRunner(2)) {
      Thread caller =
          round(
              runner,
              outcome -> {
                awaitBegun();
                throw new IllegalStateException("no more");
              });
      assertWaits(caller);
      assertEquals("no more", assertInstanceOf(IllegalStateException.class, thrown).getMessage());
      assertRunsAgain(runner);
    }
  }

  private void awaitBegun() {
    try {
      begun.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The runner is as before. */
  private void assertRunsAgain(ThreadRunner runner) throws InterruptedException {
    List<TurnOutcome> outcomes =
        runner.run(this::start, new MemoryStore(), orders(), outcome -> {});
    assertEquals(MEMBERS, outcomes.size());
    outcomes.forEach(outcome -> assertEquals(TurnOutcome.Kind.DONE, outcome.kind()));
  }

  @Test
  void slotsAreAtLeastOne() {
    assertThrows(IllegalArgumentException.class, () -> new ThreadRunner(0));
  }

  /** Turns that wait are dropped with the runner, and nobody waits for them. */
  @Test
  @Timeout(60)
  void aRunnerThatIsClosedInARoundEndsIt() throws Exception {
    ThreadRunner runner = new ThreadRunner(1);
    Thread closer =
        new Thread(
            () -> {
              try {
                begun.await();
              } catch (InterruptedException e) {
                return;
              }
              runner.close();
              free.countDown();
            });
    closer.start();
    String message =
        assertThrows(
                IllegalStateException.class,
                () -> runner.run(this::start, store, orders(), outcome -> {}))
            .getMessage();
    assertEquals("a runner must be open to make a round, and is closed", message);
    assertFalse(Thread.interrupted());
    closer.join();
    assertThrows(
        IllegalStateException.class, () -> runner.run(this::start, store, orders(), outcome -> {}));
  }

  /** It may be closed at any moment, so between two turns that are handed to its threads too. */
  @Test
  @Timeout(60)
  void aRunnerThatIsClosedWhileARoundIsHandedOutEndsIt() {
    ThreadRunner runner = new ThreadRunner(1);
    List<Order> closing =
        new AbstractList<>() {
          @Override
          public Order get(int index) {
            runner.close();
            return orders().get(index);
          }

          @Override
          public int size() {
            return MEMBERS;
          }
        };
    String message =
        assertThrows(
                IllegalStateException.class,
                () -> runner.run(this::start, store, closing, outcome -> {}))
            .getMessage();
    assertEquals("a runner must be open to make a round, and is closed", message);
  }
}
