package io.github.ae4j.trace;

import io.github.ae4j.memory.Check;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Keeps the last steps' records, one for each group, to be read from any thread. It is of one loop at a time; once that
 * is closed another may go on with it.
 */
public final class TraceRecorder implements StepObserver {
  private final OneLoop loop = new OneLoop("a TraceRecorder");
  private final int capacity;
  private final Deque<List<StepRecord>> steps = new ArrayDeque<>();

  /**
   * An empty recorder.
   *
   * @param capacity number of steps kept, at least 1
   */
  public TraceRecorder(int capacity) {
    this.capacity = (int) Check.atLeast("capacity", capacity, 1);
  }

  @Override
  public void open() {
    loop.take();
  }

  @Override
  public void close() {
    loop.free();
  }

  @Override
  public void onStep(StepTrace trace) {
    List<StepRecord> newest =
        IntStream.range(0, trace.groups()).mapToObj(group -> StepRecord.of(trace, group)).toList();
    synchronized (steps) {
      if (steps.size() == capacity) {
        steps.removeFirst();
      }
      steps.addLast(newest);
    }
  }

  /** The steps kept, oldest first, each group's in order, as they are now. */
  public List<StepRecord> snapshot() {
    synchronized (steps) {
      return steps.stream().flatMap(List::stream).toList();
    }
  }
}
