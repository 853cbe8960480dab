package io.github.ae4j.examples.lab.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ae4j.examples.lab.report.Section.Judged;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.Target;

/**
 * The report as data: what was run, every claim with its verdict, the profiles, best score first; docs/lab.md
 * has the schema. What is not finite stands in quotes: "Infinity", "NaN".
 */
final class Summary {
  private static final int SCHEMA = 3;

  private Summary() {}

  static ObjectNode of(Suite suite) {
    ObjectNode summary = JsonNodeFactory.instance.objectNode();
    summary.put("schema", SCHEMA).put("command", suite.command());
    summary.put("scale", Wording.name(suite.scale())).putPOJO("versions", suite.versions());
    ArrayNode experiments = summary.putArray("experiments");
    suite.sections().forEach(section -> experiment(experiments.addObject(), section));
    ArrayNode findings = summary.putArray("findings");
    suite.judged().forEach(judged -> finding(findings.addObject(), judged));
    ArrayNode profiles = summary.putArray("profiles");
    profiles(profiles, suite, true);
    profiles(profiles, suite, false);
    return summary;
  }

  private static void finding(ObjectNode row, Judged judged) {
    row.put("experiment", judged.experiment().name()).put("claim", judged.claim().text());
    row.put("origin", judged.claim().origin().name()).putPOJO("finding", judged.finding());
  }

  private static void experiment(ObjectNode row, Section section) {
    Experiment experiment = section.experiment();
    row.put("number", experiment.number()).put("experiment", experiment.name());
    row.put("setup", experiment.setup(section.scale())).put("status", section.status());
    row.put("seenInDevelopment", experiment.seenInDevelopment());
    ArrayNode targets = row.put("metric", experiment.metric().label()).putArray("targets");
    section.targets().forEach((condition, t) -> target(targets.addObject(), condition, t));
  }

  private static void target(ObjectNode row, String condition, Target target) {
    row.put("condition", condition).put("value", target.value()).put("arm", target.arm());
  }

  /** The ratios are where a family's share rises by 1/problems. */
  private static void profiles(ArrayNode rows, Suite suite, boolean heldOut) {
    suite
        .profiles(heldOut)
        .forEach(
            (family, profile) ->
                rows.addObject()
                    .put("heldOut", heldOut)
                    .put("family", family)
                    .put("problems", profile.problems())
                    .put("score", profile.score())
                    .putPOJO("ratios", profile.ratios()));
  }
}
