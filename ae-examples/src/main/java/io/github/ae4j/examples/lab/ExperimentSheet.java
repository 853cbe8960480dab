package io.github.ae4j.examples.lab;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.report.TextTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One experiment for the terminal: what is set up at each scale, its arms, its claims. */
final class ExperimentSheet {
  private final Experiment experiment;

  ExperimentSheet(Experiment experiment) {
    this.experiment = experiment;
  }

  String plain() {
    StringBuilder text = new StringBuilder(experiment.name()).append('\n');
    for (Scale scale : Scale.values()) {
      text.append(scale.name().toLowerCase(Locale.ROOT))
          .append(": ")
          .append(experiment.setup(scale))
          .append('\n');
    }
    text.append("metric: ").append(experiment.metric().label()).append('\n');
    text.append("data: ").append(data(experiment)).append("\n\n");
    text.append(arms()).append("\nclaims:\n");
    for (Claim claim : experiment.claims()) {
      text.append("- ").append(claim.text()).append('\n');
    }
    return text.append('\n').toString();
  }

  /** The arms of all scales, a row each, with the scales that have them. */
  private String arms() {
    Map<String, Arm> all = new LinkedHashMap<>();
    for (Scale scale : Scale.values()) {
      experiment.arms(scale).forEach(arm -> all.putIfAbsent(arm.name(), arm));
    }
    TextTable table = new TextTable("arm", "role", "smoke", "cpu", "full");
    all.forEach(
        (name, arm) ->
            table.row(
                name,
                arm.role().name().toLowerCase(Locale.ROOT),
                at(Scale.SMOKE, name),
                at(Scale.CPU, name),
                at(Scale.FULL, name)));
    return table.plain();
  }

  private String at(Scale scale, String name) {
    List<String> names = experiment.arms(scale).stream().map(Arm::name).toList();
    return names.contains(name) ? "yes" : "-";
  }

  /** Folders that are read below {@code --data}. */
  static String data(Experiment experiment) {
    return experiment.reads().isEmpty() ? "made in code" : String.join(", ", experiment.reads());
  }
}
