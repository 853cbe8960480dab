package io.github.ae4j.examples.why;

import io.github.ae4j.trace.Why;
import java.util.List;

/**
 * What a line of a trace file says of moves.
 *
 * @param step number of the step
 * @param group the parameter group
 * @param verdict what was done with the step
 * @param events every event named
 * @param loss of the step; NaN if there was none
 * @param learningRate as applied; NaN if the loop has none
 * @param whys why each coefficient moved that did
 */
public record TraceRow(
    long step,
    int group,
    String verdict,
    List<String> events,
    double loss,
    double learningRate,
    List<Why> whys) {
  /** The line of a step without its reasons, as {@code step 1502 APPLY drift}. */
  public String heading() {
    String named = events.isEmpty() ? "" : " " + String.join(", ", events);
    String of = group == 0 ? "" : " group " + group;
    return "step " + step + of + " " + verdict + named;
  }
}
