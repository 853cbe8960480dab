package io.github.ae4j.examples.golden;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an ensemble's record: {@code problem}, {@code betaWeight}, {@code kappa}, {@code members} and {@code rows} of
 * {@code t}, {@code w}, averages and {@code agents}; {@code name} and {@code clip_grad_norm} where they are given.
 */
final class EnsembleReader {
  private static final String MEMBERS = "members";

  private EnsembleReader() {}

  /**
   * Whether a file has members.
   *
   * @throws io.github.ae4j.examples.BadInput if it is no JSON object
   */
  static boolean isOne(Path path) {
    return !JsonInput.read(path).field(MEMBERS).isMissing();
  }

  /**
   * Reads a file.
   *
   * @throws io.github.ae4j.examples.BadInput if it is no ensemble's record; the message says why
   */
  static EnsembleFile read(Path path) {
    JsonInput file = JsonInput.read(path);
    TraceProblem problem = TraceReader.problem(file.field("problem"));
    List<EnsembleFile.Member> members = members(file, problem.dimension());
    JsonInput rows = file.field("rows").array();
    if (rows.size() == 0) {
      throw rows.wrong("have a row a step");
    }
    List<String> columns =
        EnsembleColumns.of(rows.element(0).object(), members.size(), problem.dimension());
    JsonInput name = file.field("name");
    return new EnsembleFile(
        name.isMissing() ? String.valueOf(path.getFileName()) : name.text(),
        problem,
        file.field("betaWeight").finite(),
        file.field("kappa").finite(),
        members,
        columns,
        rows(rows, columns));
  }

  private static List<EnsembleFile.Member> members(JsonInput file, int dimension) {
    JsonInput list = file.field(MEMBERS).array();
    Double clip = clip(file.field("clip_grad_norm"));
    List<EnsembleFile.Member> members = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      members.add(member(list.element(i), dimension, clip));
    }
    return members;
  }

  private static EnsembleFile.Member member(
      JsonInput member, int dimension, @Nullable Double clip) {
    member.only(Set.of("theta", "alpha", "mu", "sigma", "clip_grad_norm", "config_overrides"));
    double[] theta = member.field("theta").vector();
    if (theta.length != dimension) {
      throw member.field("theta").wrong("have the problem's " + dimension + " coordinates");
    }
    JsonInput sigma = member.field("sigma");
    Double own = clip(member.field("clip_grad_norm"));
    return new EnsembleFile.Member(
        theta,
        member.field("alpha").finite(),
        member.field("mu").finite(),
        sigma.isMissing() ? 0.0 : sigma.finite(),
        own == null ? clip : own,
        SeedSettings.read(member.field("config_overrides")));
  }

  private static @Nullable Double clip(JsonInput clip) {
    if (clip.isMissing()) {
      return null;
    }
    if (!(clip.finite() > 0.0)) {
      throw clip.wrong("be null or positive");
    }
    return clip.finite();
  }

  private static double[][] rows(JsonInput rows, List<String> columns) {
    double[][] values = new double[rows.size()][columns.size()];
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < columns.size(); j++) {
        values[i][j] = EnsembleColumns.value(rows.element(i).object(), columns.get(j));
      }
    }
    return values;
  }
}
