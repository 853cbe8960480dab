package io.github.ae4j.trace;

/**
 * Is told of every step, on the loop's own thread, after its decision was applied. What it throws stops no training:
 * the loop logs it once at warn, tells it of the next step as before, and logs at the end how often it failed.
 */
@FunctionalInterface
public interface StepObserver extends AutoCloseable {
  /** Sees one step; the trace is valid during the call. */
  void onStep(StepTrace trace);

  /**
   * Called once by each loop that takes it, before the first step.
   *
   * @throws IllegalStateException to refuse the loop, as where a second one would spoil what it holds
   */
  default void open() {}

  /** Releases what the observer holds; called once, when the loop closes. */
  @Override
  default void close() {}
}
