package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.memory.Check;
import java.util.EnumMap;
import java.util.Map;

/** Numbers of an ecology that a {@link MetaController} may move while it lives. */
@Experimental
public enum MetaParameter {
  /** Energy that living for a generation takes. */
  TICKET("ticket", Chart.LOG, 0.2, 0.01, 2.0),
  /** k: how fast a price falls while a cell is solved more often. */
  PRICE_GAIN("priceGain", Chart.LOG, 1.0, 0.1, 4.0),
  /** tau: share of right answers that a cell is held to. */
  TARGET("target", Chart.LOGIT, 0.5, 0.1, 0.9),
  /** Chance that the cell of most progress has the next task. */
  PROGRESS("progress", Chart.LOGIT, 0.3, 0.02, 0.9),
  /** Share of each account that goes into the pot in a generation. */
  TAX("tax", Chart.LOGIT, 0.05, 0.005, 0.5),
  /** Learning rate of all organelles, before the genome's factor. */
  RATE("rate", Chart.LOG, 4e-3, 1e-5, 10.0),
  /** Size of mutations. */
  MUTATION("mutation", Chart.LOG, 0.2, 0.01, 1.0),
  /** Level of the gate. */
  LEVEL("level", Chart.LOG, 0.05, 0.01, 0.2),
  /** Sharpness of the weights that episodes are allotted by. */
  ALLOTMENT("allotment", Chart.LOG, 1.0, 0.1, 4.0),
  /** Sharpness of the weights that adapters are merged by. */
  MERGING("merging", Chart.LOG, 1.0, 0.1, 4.0);

  private final String label;
  private final Chart chart;
  private final double start;
  private final double least;
  private final double most;

  MetaParameter(String label, Chart chart, double start, double least, double most) {
    this.label = label;
    this.chart = chart;
    this.start = start;
    this.least = least;
    this.most = most;
  }

  /** Its name as a coefficient. */
  public String label() {
    return label;
  }

  /** The coordinate it moves in. */
  public Chart chart() {
    return chart;
  }

  /** Where it starts if nothing else is said. */
  public double start() {
    return start;
  }

  /** Its least value. */
  public double least() {
    return least;
  }

  /** Its greatest value. */
  public double most() {
    return most;
  }

  /** The value within the bounds that is nearest. */
  double clip(double value) {
    return Math.min(most, Math.max(least, value));
  }

  /** All at their start. */
  public static Map<MetaParameter, Double> starts() {
    Map<MetaParameter, Double> starts = new EnumMap<>(MetaParameter.class);
    for (MetaParameter parameter : values()) {
      starts.put(parameter, parameter.start);
    }
    return starts;
  }

  /** Checks that all are there, within their bounds; a rate of 0 is none of learning, and may be. */
  static Map<MetaParameter, Double> checked(Map<MetaParameter, Double> given) {
    Map<MetaParameter, Double> checked = starts();
    checked.putAll(given);
    checked.forEach(
        (parameter, value) -> {
          if (parameter != RATE || value != 0.0) {
            Check.within(parameter.label, value, parameter.least, parameter.most);
          }
        });
    return checked;
  }
}
