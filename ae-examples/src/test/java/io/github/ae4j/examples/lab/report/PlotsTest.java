package io.github.ae4j.examples.lab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ae4j.examples.lab.Catalog;
import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Results;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Synthetic;
import io.github.ae4j.examples.report.LineChart;
import io.github.ae4j.examples.report.Page.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlotsTest {
  /** An experiment of the catalog with runs made by hand, under the conditions given. */
  private static Section section(String name, String entry, List<String> conditions) {
    Experiment experiment =
        Catalog.all().stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow();
    List<RunRecord> runs = new ArrayList<>();
    for (Arm arm : experiment.arms(Scale.CPU)) {
      for (String condition : conditions) {
        if (arm.family().endsWith("-" + condition)) {
          RunRecord run = Synthetic.run(name, arm.name(), arm.role(), 1, 0.4, 0.5);
          runs.add(under(run, Map.of(entry, condition)));
        }
      }
    }
    return Section.of(experiment, Scale.CPU, runs);
  }

  private static RunRecord under(RunRecord run, Map<String, String> configuration) {
    Outcome made = run.outcome();
    return new RunRecord(
        run.schema(),
        run.experiment(),
        run.scale(),
        run.arm(),
        run.family(),
        run.setting(),
        run.role(),
        run.seed(),
        new Outcome(made.data(), configuration, made.metrics(), made.curves()),
        run.versions(),
        run.seconds());
  }

  @ParameterizedTest
  @CsvSource({
    "batch-size, condition, batch16 batch64 batch256 batch1024",
    "loss-scale, condition, by-tenth by-one by-ten",
    "curved-valley, condition, rosenbrock deep-linear",
    "stale-gradients, condition, delay0 delay5 delay10 delay20 delay40",
    "ablation, task, digits regression stream"
  })
  void linesOfAPictureAreOfOneCondition(String name, String entry, String labels) {
    List<String> conditions = List.of(labels.split(" "));
    Map<String, Results> parts = section(name, entry, conditions).byCondition();
    assertEquals(conditions, List.copyOf(parts.keySet()));
    parts.forEach(
        (condition, under) -> {
          List<String> arms = Plots.telling(section(name, entry, conditions), under);
          assertTrue(arms.size() > 2, arms.toString());
          for (String arm : arms) {
            assertTrue(arm.matches(".*-" + condition + "(@.*)?"), arm + " under " + condition);
          }
        });
  }

  @Test
  void fewConditionsHaveAPictureEachOfEveryCurve() {
    assumeTrue(LineChart.available(), "this JDK has no fonts to draw with");
    List<String> files = files(section("loss-scale", "condition", List.of("by-one", "by-ten")));
    for (String curve : List.of("metric", "loss", "gamma")) {
      assertTrue(files.contains("loss-scale-" + curve + "-by-one"), files.toString());
      assertTrue(files.contains("loss-scale-" + curve + "-by-ten"), files.toString());
    }
  }

  @Test
  void manyConditionsHaveAPictureEachOfTheMetric() {
    assumeTrue(LineChart.available(), "this JDK has no fonts to draw with");
    List<String> conditions = List.of("delay0", "delay5", "delay10", "delay20", "delay40");
    Section section = section("stale-gradients", "condition", conditions);
    List<String> files = files(section);
    conditions.forEach(
        condition ->
            assertTrue(files.contains("stale-gradients-metric-" + condition), files.toString()));
    assertTrue(files.contains("stale-gradients-gamma-delay40"), files.toString());
    assertFalse(files.contains("stale-gradients-gamma-delay0"), files.toString());
    for (Picture plot : new Plots(section).all()) {
      assertTrue(plot.caption().matches(".* under delay\\d+: median.*"), plot.caption());
    }
  }

  private static List<String> files(Section section) {
    return new Plots(section).all().stream().map(Picture::file).toList();
  }
}
