package io.github.ae4j.trace;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.signal.Statistic;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * Writes every step of every group to the JDK's Flight Recorder, as event {@value #EVENT}. While
 * nothing records, a step costs next to nothing and allocates nothing.
 */
public final class FlightRecorder implements StepObserver {
  /** Name of the event. */
  public static final String EVENT = "io.github.ae4j.Step";

  private final Step probe = new Step();

  @Override
  public void onStep(StepTrace trace) {
    if (probe.isEnabled()) {
      for (int group = 0; group < trace.groups(); group++) {
        Step.of(trace, group).commit();
      }
    }
  }

  /** A step; a value that the loop does not have is NaN. */
  @Name(EVENT)
  @Label("Step of Control")
  @Description("What a control loop saw and decided in one step")
  @Category("ae")
  @StackTrace(false)
  static final class Step extends Event {
    @Label("Step")
    long step;

    @Label("Group")
    int group;

    @Label("Verdict")
    String verdict = "";

    @Label("Events")
    String events = "";

    @Label("Loss")
    double loss;

    @Label("Learning Rate")
    double learningRate;

    @Label("Momentum")
    double momentum;

    private static Step of(StepTrace trace, int group) {
      Step made = new Step();
      made.step = trace.step();
      made.group = group;
      made.verdict = trace.verdict().name();
      made.events = trace.event() == null ? "" : String.join(", ", trace.events());
      made.loss = trace.statistic(group, Statistic.LOSS);
      made.learningRate = applied(trace, group, Coefficient.LEARNING_RATE);
      made.momentum = applied(trace, group, Coefficient.MOMENTUM);
      return made;
    }

    private static double applied(StepTrace trace, int group, String name) {
      int i = trace.coefficients().indexOf(name);
      return i < 0 ? Double.NaN : trace.applied(group, i);
    }
  }
}
