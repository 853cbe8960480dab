package io.github.ae4j.trace;

/**
 * Is told of every step, on the loop's own thread, after its decision was applied. What it throws stops no training:
 * the loop logs it once at warn, tells it of the next step as before, and logs at the end how often it failed.
 */
@FunctionalInterface
public interface StepObserver extends AutoCloseable {
  /** Sees one step; the trace is valid during the call. */
  void onStep(StepTrace trace);

  /** Releases what the observer holds; called once, when the loop closes. */
  @Override
  default void close() {}
}
