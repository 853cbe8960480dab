package io.github.ae4j.examples.lab.arm;

import io.github.ae4j.Preset;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.event.LossShift;
import io.github.ae4j.trace.StepTrace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An array optimizer under a loop. */
final class Steered implements Optimizer {
  private static final String DRIFTS = "drifts"; // so far

  private final double[] parameters;
  private final ArrayOptimizer optimizer;
  private final ArrayTrainer trainer;
  private final boolean readout;
  private final Map<String, Double> seen = new LinkedHashMap<>();
  private int events;
  private int drifts;

  /**
   * Puts an optimizer under a loop.
   *
   * @param readout whether to serve the averaged readout, which the preset must keep
   */
  Steered(Start start, ArrayOptimizer optimizer, Preset preset, boolean readout) {
    this.parameters = start.parameters();
    this.optimizer = optimizer;
    this.readout = readout;
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
    return readout ? trainer.readout() : parameters;
  }

  /** Moments, the loop's own memory and, where it keeps one, the averaged readout. */
  @Override
  public long stateNumbers() {
    long average = readout ? parameters.length : 0L;
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
