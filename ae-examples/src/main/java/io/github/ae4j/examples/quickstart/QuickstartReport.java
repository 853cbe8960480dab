package io.github.ae4j.examples.quickstart;

import io.github.ae4j.examples.Versions;
import io.github.ae4j.examples.report.Json;
import io.github.ae4j.examples.report.LineChart;
import io.github.ae4j.examples.report.OutputFolder;
import io.github.ae4j.examples.report.Page;
import io.github.ae4j.examples.report.TextTable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a run says in the end: a table, a JSON file, plots, a page. */
final class QuickstartReport {
  /** The page's file name. */
  static final String PAGE = "index.html";

  /** The JSON file's name. */
  static final String JSON = "quickstart.json";

  private final QuickstartSettings settings;
  private final DigitTask task;
  private final List<ArmHistory> arms;

  /** A report on arms of the same settings and task. */
  QuickstartReport(QuickstartSettings settings, DigitTask task, List<ArmHistory> arms) {
    this.settings = settings;
    this.task = task;
    this.arms = arms;
  }

  /** Writes every file. */
  void write(OutputFolder folder) throws IOException {
    folder.write(JSON, Json.text(json()));
    Page page = new Page("ae quickstart", Map.of());
    page.paragraph(lead()).table(table()).paragraph(drift());
    for (QuickstartPlots.Picture picture : pictures()) {
      folder.write(picture.file(), picture.png());
      if (picture.phone() != null) {
        page.picture(picture.png(), picture.phone(), picture.caption(), picture.file());
      }
    }
    page.heading("Configuration").facts(configuration());
    page.heading("Versions").facts(Versions.all());
    folder.write(PAGE, page.html());
  }

  private List<QuickstartPlots.Picture> pictures() {
    return LineChart.available() ? new QuickstartPlots(settings, arms).pictures() : List.of();
  }

  /** The result for the terminal. */
  String summary() {
    String plots = LineChart.available() ? "" : "No plots: this JDK has no fonts to draw with.\n";
    return lead() + "\n\n" + table().plain() + "\n" + drift() + "\n" + plots;
  }

  private String lead() {
    return "%s in %s from learning rate %s on %s, seed %d: two phases of %,d steps."
        .formatted(
            settings.optimizer().option(),
            settings.host(),
            number(settings.startLearningRate()),
            task.source(),
            settings.seed(),
            settings.steps());
  }

  private TextTable table() {
    TextTable table =
        new TextTable("arm", "phase", "held-back accuracy", "steps to 0.90", "drift named after");
    for (ArmHistory arm : arms) {
      for (Phase phase : Phase.values()) {
        Integer target = arm.stepsToTarget(phase);
        table.row(
            arm.kind.label,
            phase.label(),
            String.format(Locale.ROOT, "%.4f", arm.finalAccuracy(phase)),
            target == null ? "never" : target.toString(),
            phase == Phase.PERMUTED ? driftCell(arm) : "-");
      }
    }
    return table;
  }

  private static String driftCell(ArmHistory arm) {
    Integer after = arm.driftNamedAfter();
    return arm.kind == ArmKind.BARE ? "-" : after == null ? "never" : after + " steps";
  }

  private String drift() {
    StringBuilder text = new StringBuilder();
    for (ArmHistory arm : arms) {
      if (arm.kind != ArmKind.BARE) {
        Integer after = arm.driftNamedAfter();
        text.append(text.length() == 0 ? "" : " ")
            .append(arm.kind.label)
            .append(
                after == null
                    ? " named no drift"
                    : " named the drift at step " + (settings.steps() + after))
            .append(" (the pixels change after step " + settings.steps() + ")")
            .append("; drifts named before it: " + arm.falseDrifts() + ".");
      }
    }
    return text.toString();
  }

  private Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("host", settings.host());
    json.put("arms", arms.stream().map(this::json).toList());
    return json;
  }

  private Map<String, Object> json(ArmHistory arm) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("arm", arm.kind.label);
    json.put("optimizer", settings.optimizer().option());
    json.put("startLearningRate", settings.startLearningRate());
    json.put("seed", settings.seed());
    json.put("phases", List.of(Phase.values()).stream().map(phase -> json(arm, phase)).toList());
    if (arm.kind != ArmKind.BARE) {
      json.put("driftNamedAfter", arm.driftNamedAfter());
    }
    return json;
  }

  private static Map<String, Object> json(ArmHistory arm, Phase phase) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", phase.label());
    json.put("finalAccuracy", arm.finalAccuracy(phase));
    json.put("stepsToTarget", arm.stepsToTarget(phase));
    return json;
  }

  private Map<String, String> configuration() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("network", "784-128-10, ReLU, softmax cross-entropy, pixels in [0, 1]");
    facts.put("trained in", settings.host());
    facts.put("batch", Integer.toString(DigitTask.BATCH));
    facts.put("optimizer", settings.optimizer().option());
    facts.put("start learning rate", number(settings.startLearningRate()));
    facts.put("steps of a phase", Integer.toString(settings.steps()));
    facts.put("seed", Long.toString(settings.seed()));
    facts.put("digits", task.source());
    facts.put("to train, held back", task.training() + ", " + task.heldBack());
    facts.put("accuracy measured", "every " + ArmHistory.CADENCE + " steps, on those held back");
    return facts;
  }

  /** Shortest form that reads back, with a power of ten for the small. */
  static String number(double value) {
    return Double.toString(value).replace(".0E", "e").replace("E", "e");
  }
}
