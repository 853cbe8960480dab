package io.github.ae4j.examples.lab.arm;

import io.github.ae4j.Preset;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.event.HeadReset;
import io.github.ae4j.event.LossShift;
import io.github.ae4j.trace.StepTrace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An array optimizer under a loop. */
final class Steered implements Optimizer {
  private static final String DRIFTS = "drifts"; // so far
  private static final String RESETS = "resets"; // of the head, so far

  private final double[] parameters;
  private final ArrayOptimizer optimizer;
  private final ArrayTrainer trainer;
  private final boolean buffer;
  private final Map<String, Double> seen = new LinkedHashMap<>();
  private int events;
  private int drifts;
  private int resets;

  /**
   * Puts an optimizer under a loop, whose averaged readout is served where it has one.
   *
   * @param buffer whether the preset keeps it in a buffer of the parameters' size
   */
  Steered(Start start, ArrayOptimizer optimizer, Preset preset, boolean buffer) {
    this.parameters = start.parameters();
    this.optimizer = optimizer;
    this.buffer = buffer;
    trainer = ArrayTrainer.steer(optimizer, preset.with(loop -> loop.observer(this::see)));
  }

  private void see(StepTrace trace) {
    List<String> names = trace.coefficients();
    for (int i = 0; i < names.size(); i++) {
      seen.put(names.get(i), trace.applied(0, i));
    }
    if (trace.event() != null) {
      events++;
    }
    seen.put("events", (double) events);
    if (trace.events().contains(LossShift.DRIFT)) {
      drifts++;
    }
    seen.put(DRIFTS, (double) drifts);
    if (trace.events().contains(HeadReset.EVENT)) {
      resets++;
    }
    seen.put(RESETS, (double) resets);
  }

  @Override
  public double[] point() {
    return parameters;
  }

  @Override
  public void step(double loss, double[] gradient) {
    trainer.step(loss, gradient);
  }

  @Override
  public double[] served() {
    return trainer.hasReadout() ? trainer.readout() : parameters;
  }

  /** Moments, the loop's own memory and, where it keeps one, the readout's buffer. */
  @Override
  public long stateNumbers() {
    long average = buffer ? parameters.length : 0L;
    return optimizer.state().length + trainer.loop().stateSize() + average;
  }

  @Override
  public Map<String, Double> coefficients() {
    return Map.copyOf(seen);
  }

  @Override
  public void close() {
    trainer.close();
  }
}
