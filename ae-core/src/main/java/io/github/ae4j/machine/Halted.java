package io.github.ae4j.machine;

import io.github.ae4j.Experimental;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a run came to its end.
 *
 * @param reason name of the rule that held, as {@code TARGET}
 * @param step number of the loop's step after which it held, from 1; 0 before any
 * @param values the numbers that decided, by their names
 */
@Experimental
public record Halted(String reason, long step, Map<String, Double> values) {
  /** Keeps a copy, in its order. */
  public Halted {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** One line, as {@code TARGET after step 412: loss 0.0009, target 0.001}. */
  @Override
  public String toString() {
    String deciding =
        values.entrySet().stream()
            .map(e -> String.format(Locale.ROOT, "%s %.6g", e.getKey(), e.getValue()))
            .collect(Collectors.joining(", "));
    return reason + " after step " + step + (deciding.isEmpty() ? "" : ": " + deciding);
  }
}
