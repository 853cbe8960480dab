package io.github.ae4j.trace;

import io.github.ae4j.memory.Check;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Keeps the last steps' records of the first group, to be read from any thread. */
public final class TraceRecorder implements StepObserver {
  private final int capacity;
  private final Deque<StepRecord> records = new ArrayDeque<>();

  /**
   * An empty recorder.
   *
   * @param capacity number of steps kept, at least 1
   */
  public TraceRecorder(int capacity) {
    this.capacity = (int) Check.atLeast("capacity", capacity, 1);
  }

  @Override
  public void onStep(StepTrace trace) {
    StepRecord newest = StepRecord.of(trace, 0);
    synchronized (records) {
      if (records.size() == capacity) {
        records.removeFirst();
      }
      records.addLast(newest);
    }
  }

  /** The steps kept, oldest first, as they are now. */
  public List<StepRecord> snapshot() {
    synchronized (records) {
      return List.copyOf(records);
    }
  }
}
