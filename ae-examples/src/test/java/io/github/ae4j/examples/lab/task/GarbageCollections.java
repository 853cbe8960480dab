package io.github.ae4j.examples.lab.task;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** Collects garbage over and over on a thread of its own, and fills the native memory it frees. */
final class GarbageCollections implements AutoCloseable {
  private static final int HELD = 2_000;
  private static final int BYTES = 4;

  private final Thread thread = new Thread(this::run, "garbage");
  private volatile boolean ended;
  private volatile int made;

  GarbageCollections() {
    thread.setDaemon(true);
    thread.start();
  }

  int made() {
    return made;
  }

  private void run() {
    Deque<ByteBuffer> held = new ArrayDeque<>();
    for (int collection = 1; !ended; collection++) {
      System.gc();
      for (int i = 0; i < HELD / 4; i++) {
        held.addLast(ByteBuffer.allocateDirect(BYTES).putFloat(0, 3.0f));
      }
      while (held.size() > HELD) {
        held.removeFirst();
      }
      made = collection;
    }
  }

  @Override
  public void close() {
    ended = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
