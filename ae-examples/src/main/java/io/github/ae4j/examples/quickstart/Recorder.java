package io.github.ae4j.examples.quickstart;

import io.github.ae4j.trace.StepObserver;
import io.github.ae4j.trace.StepTrace;

/** Copies the coefficients a loop applies, and the events it names, into an arm's history. */
record Recorder(ArmHistory history) implements StepObserver {
  @Override
  public void onStep(StepTrace trace) {
    int step = (int) trace.step();
    for (int i = 0; i < trace.coefficients().size(); i++) {
      history.coefficient(trace.coefficients().get(i), step, trace.applied(0, i));
    }
    String event = trace.event();
    if (event != null) {
      history.events.add(new ArmHistory.Named(step, event));
    }
  }
}
