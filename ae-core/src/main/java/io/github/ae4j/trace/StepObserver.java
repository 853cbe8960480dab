package io.github.ae4j.trace;

/** Is told of every step, on the loop's own thread, after its decision was applied. */
@FunctionalInterface
public interface StepObserver extends AutoCloseable {
  /** Sees one step; the trace is valid during the call. */
  void onStep(StepTrace trace);

  /** Releases what the observer holds; called once, when the loop closes. */
  @Override
  default void close() {}
}
