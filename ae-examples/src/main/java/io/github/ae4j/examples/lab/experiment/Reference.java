package io.github.ae4j.examples.lab.experiment;

import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Finding;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.stats.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A table measured elsewhere, which the lab's own baselines are to reproduce: each figure within
 * {@link #TOLERANCE}, and the order of rows that lie farther apart than a gap.
 *
 * @param rows the table
 * @param gap difference from which on two rows have an order
 */
public record Reference(List<Row> rows, double gap) {
  /** How far a figure may be off. */
  public static final double TOLERANCE = 0.01;

  /**
   * A row.
   *
   * @param label of the method
   * @param pick its arm here
   * @param figure the table's accuracy
   */
  public record Row(String label, Pick pick, double figure) {
    private Claim claim() {
      return new Claim(
          "%s reaches %.3f within %.2f".formatted(label, figure, TOLERANCE),
          Origin.REFERENCE,
          results ->
              distance(
                  Paired.paired(form(), List.of(pick), this::off, true, TOLERANCE).judge(results)));
    }

    private String form() {
      return "distance of final of %s from " + figure;
    }

    private double off(List<RunRecord> runs) {
      return runs.get(0).metric(Outcome.FINAL) - figure;
    }
  }

  /** What a difference with its interval says of the distance. */
  public static Finding distance(Finding off) {
    boolean holdsZero = off.low() <= 0.0 && off.high() >= 0.0;
    double near = Math.min(Math.abs(off.low()), Math.abs(off.high()));
    double far = Math.max(Math.abs(off.low()), Math.abs(off.high()));
    Interval distance = new Interval(Math.abs(off.effect()), holdsZero ? 0.0 : near, far);
    return Finding.of(off.comparison(), distance, off.bound(), true, off.pairs());
  }

  /** A claim a row, and one on their order. */
  public List<Claim> claims() {
    List<Claim> claims = new ArrayList<>(rows.stream().map(Row::claim).toList());
    String text = "Rows more than %s apart come in the table's order".formatted(gap);
    claims.add(new Claim(text, Origin.REFERENCE, order()));
    return claims;
  }

  private Claim.Test order() {
    String arms = String.join(", ", Collections.nCopies(rows.size(), "%s"));
    return Paired.paired(
        "share of pairs in order, of " + arms,
        rows.stream().map(Row::pick).toList(),
        this::ordered,
        false,
        1.0);
  }

  /** Share of the pairs the table tells apart that a seed's runs put in the same order. */
  public double ordered(List<RunRecord> runs) {
    int pairs = 0;
    int kept = 0;
    for (int i = 0; i < rows.size(); i++) {
      for (int j = 0; j < rows.size(); j++) {
        if (rows.get(i).figure - rows.get(j).figure > gap) {
          pairs++;
          boolean above = runs.get(i).metric(Outcome.FINAL) > runs.get(j).metric(Outcome.FINAL);
          kept += above ? 1 : 0;
        }
      }
    }
    return (double) kept / pairs;
  }
}
