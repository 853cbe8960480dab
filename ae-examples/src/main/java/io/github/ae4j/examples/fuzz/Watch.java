package io.github.ae4j.examples.fuzz;

import io.github.ae4j.LoopBuilder;
import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.event.Event;
import io.github.ae4j.event.Response;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.trace.StepObserver;
import io.github.ae4j.trace.StepTrace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Listed in a loop it holds each coefficient applied to its bounds, and asks for verdicts where told to. */
final class Watch implements Event, StepObserver {
  private static final double ROUNDING = 1e-9;

  private final List<Coefficient> specs = new ArrayList<>();
  private @Nullable String outside;
  private @Nullable Verdict asked;

  /** A preset that this watches. */
  Preset on(Setting setting) {
    return setting.loop().preset().with(loop -> list(loop, setting.noise()));
  }

  private void list(LoopBuilder loop, boolean noise) {
    specs.clear();
    if (noise) {
      double least = Setting.NOISE / 10.0;
      loop.coefficient(
          Coefficient.of(Coefficient.NOISE, Chart.LOG, least, Setting.NOISE)
              .withAnchor(Setting.NOISE));
    }
    loop.screen(this).observer(this);
  }

  /** Has the next step do as told, once. */
  void ask(Verdict verdict) {
    asked = verdict;
  }

  @Override
  public String name() {
    return "watch";
  }

  @Override
  public void examine(Signals signals, Coefficients coefficients, Response response, Slots memory) {
    if (specs.isEmpty()) {
      for (int i = 0; i < coefficients.size(); i++) {
        specs.add(coefficients.spec(i));
      }
    }
    if (asked != null) {
      response.name("asked");
      response.verdict(asked);
    }
  }

  @Override
  public void onStep(StepTrace trace) {
    asked = null;
    for (int group = 0; group < trace.groups(); group++) {
      for (int i = 0; i < specs.size(); i++) {
        look(trace, specs.get(i), trace.applied(group, i));
        look(trace, specs.get(i), trace.stored(group, i));
      }
    }
  }

  private void look(StepTrace trace, Coefficient spec, double value) {
    double slack = ROUNDING * (1.0 + Math.abs(spec.maximum()));
    boolean within = value >= spec.minimum() * (1.0 - ROUNDING) && value <= spec.maximum() + slack;
    if (!within && outside == null) {
      outside =
          "%s must be in [%s, %s], got %s in step %d"
              .formatted(spec.name(), spec.minimum(), spec.maximum(), value, trace.step());
    }
  }

  /** What was seen out of its bounds, first of all. */
  @Nullable String outside() {
    return outside;
  }

  @Override
  public void close() {}
}
