package io.github.ae4j.event;

import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.signal.Bed;
import java.util.List;

/** A learning rate of 0.1 that one event may shift. */
final class EventBed {
  final Coefficients alpha =
      Coefficients.of(List.of(Coefficient.of("learningRate", Chart.LOG, 1e-9, 10.0)), 0.1);

  private final Response response = new Response();

  /** What the event answers to one step. */
  Response examine(Event event, Bed bed) {
    response.clear();
    event.examine(bed.signals, alpha, response, bed.memory);
    return response;
  }
}
