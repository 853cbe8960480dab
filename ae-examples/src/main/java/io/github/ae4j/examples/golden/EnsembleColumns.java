package io.github.ae4j.examples.golden;

import java.util.ArrayList;
import java.util.List;

/** The values of a row of an ensemble's record, by name, as {@code agents[1].theta[0]}. */
final class EnsembleColumns {
  private EnsembleColumns() {}

  /** All that a row has, which the first row shows. */
  static List<String> of(JsonInput row, int members, int dimension) {
    List<String> columns = new ArrayList<>(List.of(TraceColumns.STEP));
    for (String average : List.of("barAlpha", "barMu", "barSigma")) {
      if (!row.field(average).isMissing()) {
        columns.add(average);
      }
    }
    for (int i = 0; i < members; i++) {
      columns.add("w[" + i + "]");
      String agent = "agents[" + i + "].";
      columns.addAll(List.of(agent + "alpha", agent + "mu"));
      if (!row.field("agents").element(i).field("sigma").isMissing()) {
        columns.add(agent + "sigma");
      }
      for (int j = 0; j < dimension; j++) {
        columns.add(agent + "theta[" + j + "]");
      }
    }
    return columns;
  }

  /** The value that a row has for a column. */
  static double value(JsonInput row, String column) {
    JsonInput at = row;
    for (String part : column.split("\\.")) {
      int bracket = part.indexOf('[');
      at = at.field(bracket < 0 ? part : part.substring(0, bracket));
      if (bracket >= 0) {
        at = at.element(index(part));
      }
    }
    return at.number();
  }

  /** The number between the brackets that a part of a column's name ends with. */
  static int index(String part) {
    return Integer.parseInt(part.substring(part.indexOf('[') + 1, part.length() - 1));
  }
}
