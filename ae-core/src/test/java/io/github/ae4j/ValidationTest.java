package io.github.ae4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.event.Event;
import io.github.ae4j.evolution.MultiplicativeEvolution;
import io.github.ae4j.law.Law;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.trace.StepTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A figure from outside is a signal that laws read, from the next step on. */
class ValidationTest {
  private final LoopBed bed = new LoopBed();
  private final List<List<Double>> seen = new ArrayList<>();
  private boolean drift;

  private void see(StepTrace trace) {
    seen.add(
        List.of(
            trace.signal(1, Signal.VALIDATION),
            trace.signal(1, Signal.VALIDATION_BEST),
            trace.signal(1, Signal.VALIDATIONS)));
  }

  private ControlLoop loop() {
    Event drifts =
        (signals, coefficients, response, memory) -> {
          if (drift) {
            response.interrupt(Interruption.DRIFT, "drift");
          }
        };
    return ControlLoop.on(bed).event(drifts).observer(this::see).build();
  }

  @Test
  void lastBestAndCount() {
    ControlLoop loop = loop();
    loop.step();
    for (double figure : new double[] {-1.0, -3.0, 2.0}) {
      loop.validation(figure);
      loop.step();
    }
    loop.step();
    assertEquals(
        List.of(
            List.of(0.0, 0.0, 0.0),
            List.of(-1.0, -1.0, 1.0),
            List.of(-3.0, -3.0, 2.0),
            List.of(2.0, -3.0, 3.0),
            List.of(2.0, -3.0, 3.0)),
        seen);
  }

  @Test
  void theBestIsThatOfTheTaskAtHand() {
    ControlLoop loop = loop();
    loop.validation(1.0);
    drift = true;
    loop.step();
    drift = false;
    loop.step();
    assertEquals(List.of(1.0, 1.0, 0.0), seen.get(1));
    loop.validation(5.0);
    loop.step();
    assertEquals(List.of(5.0, 5.0, 1.0), seen.get(2));
  }

  @Test
  void aCheckpointHoldsIt() {
    ControlLoop loop = loop();
    loop.step();
    loop.validation(4.0);
    String checkpoint = loop.checkpoint();
    loop.close();
    ControlLoop resumed = loop();
    resumed.restore(checkpoint);
    String twice =
        assertThrows(IllegalStateException.class, () -> resumed.validation(3.0)).getMessage();
    assertTrue(
        twice.contains("once between two steps, got a second one, 3.0, after step 1"), twice);
    resumed.step();
    assertEquals(List.of(4.0, 4.0, 1.0), seen.get(1));
  }

  @Test
  void twiceAStepOrNotFiniteIsRefused() {
    ControlLoop loop = loop();
    loop.validation(1.0);
    assertThrows(IllegalStateException.class, () -> loop.validation(1.0));
    loop.step();
    assertThrows(IllegalArgumentException.class, () -> loop.validation(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> loop.validation(1e151));
    loop.validation(2.0);
    loop.close();
    assertThrows(IllegalStateException.class, () -> loop.validation(1.0));
  }

  @Test
  void aLawReadsItAndItsTraceShowsIt() {
    Law caution =
        new Law() {
          @Override
          public String name() {
            return "caution";
          }

          @Override
          public Set<Signal> signals() {
            return Set.of(Signal.VALIDATION, Signal.VALIDATION_BEST);
          }

          @Override
          public Set<String> coefficients() {
            return Set.of("gate");
          }

          @Override
          public void drive(Signals signals, Coefficients c, Drive drive, Slots memory) {
            double worse = signals.value(Signal.VALIDATION) - signals.value(Signal.VALIDATION_BEST);
            drive.add("gate", -worse);
          }
        };
    List<Signal> shown = new ArrayList<>();
    ControlLoop loop =
        ControlLoop.on(bed)
            .coefficient(Coefficient.of("gate", Chart.LINEAR, 0.0, 1.0))
            .law(caution)
            .evolve(new MultiplicativeEvolution())
            .observer(trace -> shown.addAll(trace.signals()))
            .build();
    loop.step();
    assertEquals(List.of(Signal.VALIDATION, Signal.VALIDATION_BEST), shown);
    double start = loop.coefficient("gate");
    loop.validation(0.1);
    loop.step();
    assertEquals(start, loop.coefficient("gate"));
    loop.validation(0.2);
    loop.step();
    assertTrue(loop.coefficient("gate") < start);
  }
}
