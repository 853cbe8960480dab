package io.github.ae4j.examples.lab.report;

import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.report.OutputFolder;
import java.io.IOException;
import java.util.List;

/**
 * The report of a folder of runs: {@code report.md}, {@code index.html}, {@code summary.json} and the
 * plots as SVG. Made from the records alone, and the same bytes from the same records.
 */
public final class LabReport {
  private LabReport() {}

  /**
   * Writes the report; the caller commits the folder.
   *
   * @param runs every finished run, in any order
   * @param experiments those to be reported, with or without runs
   */
  public static void write(List<RunRecord> runs, List<Experiment> experiments, OutputFolder out)
      throws IOException {
    throw new UnsupportedOperationException("to be written");
  }
}
