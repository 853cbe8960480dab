package io.github.ae4j.examples.lab.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Optional;

/** What a run's file must hold before anything else is asked of it. */
final class RunForm {
  private RunForm() {}

  /** What it lacks, as a rule with the value; empty if it lacks nothing. */
  static Optional<String> fault(JsonNode json) {
    if (!json.isObject()) {
      return Optional.of("it must hold one JSON object, got " + kind(json));
    }
    int schema = json.path("schema").asInt();
    if (schema != RunRecord.SCHEMA) {
      return Optional.of(
          "its schema must be " + RunRecord.SCHEMA + ", got " + value(json.path("schema")));
    }
    return missing(json, "", RunRecord.class)
        .or(() -> missing(json.path("outcome"), "outcome.", Outcome.class))
        .or(() -> unfinished(json.path("outcome").path("metrics").path(Outcome.FINAL)));
  }

  private static Optional<String> missing(JsonNode json, String path, Class<?> form) {
    for (RecordComponent component : form.getRecordComponents()) {
      if (!json.has(component.getName())) {
        return Optional.of("it must have the entry " + path + component.getName() + ", got none");
      }
    }
    return Optional.empty();
  }

  /** Without its final metric a run is not finished; that may be infinite, which stands in quotes. */
  private static Optional<String> unfinished(JsonNode last) {
    boolean known = last.isNumber() || last.asText().matches("NaN|-?Infinity");
    return known
        ? Optional.empty()
        : Optional.of("its outcome.metrics.final must be a number, got " + value(last));
  }

  private static String value(JsonNode json) {
    return json.isMissingNode() ? "none" : json.toString();
  }

  private static String kind(JsonNode json) {
    return json.isMissingNode()
        ? "an empty file"
        : json.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
