package io.github.ae4j.djl.pass;

import static io.github.ae4j.signal.Statistic.G_G;
import static io.github.ae4j.signal.Statistic.G_M;
import static io.github.ae4j.signal.Statistic.G_READOUT;
import static io.github.ae4j.signal.Statistic.G_WG;
import static io.github.ae4j.signal.Statistic.G_WM;
import static io.github.ae4j.signal.Statistic.M_M;
import static io.github.ae4j.signal.Statistic.READOUT_READOUT;
import static io.github.ae4j.signal.Statistic.SUM_G;
import static io.github.ae4j.signal.Statistic.THETA_THETA;
import static io.github.ae4j.signal.Statistic.WG_WG;
import static io.github.ae4j.signal.Statistic.WG_WM;
import static io.github.ae4j.signal.Statistic.WM_WM;

import io.github.ae4j.djl.form.NativeForm;
import io.github.ae4j.signal.Statistic;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Sums that are made together, in the script's order: of the same vectors, which are there or not. */
enum SumGroup {
  GRADIENT(G_G),
  TOTAL(SUM_G),
  MOMENT(G_M, M_M),
  DIVIDED(G_WG, WG_WG),
  DIVIDED_MOMENT(G_WM, WG_WM, WM_WM),
  THETA(THETA_THETA),
  READOUT(G_READOUT, READOUT_READOUT);

  private static final List<SumGroup> ALL = List.of(values());

  private final List<Statistic> sums;

  SumGroup(Statistic... sums) {
    this.sums = List.of(sums);
  }

  List<Statistic> sums() {
    return sums;
  }

  private boolean isWanted(Set<Statistic> wanted) {
    for (Statistic sum : sums) {
      if (wanted.contains(sum)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The groups that hold what is wanted of the step at hand. The gradient's square always is one; of an empty first
   * moment there is nothing to sum, and what is divided with it takes its divisor from the gradient.
   */
  static Set<SumGroup> of(NativeForm form, Set<Statistic> wanted) {
    EnumSet<SumGroup> groups = EnumSet.of(GRADIENT);
    for (SumGroup group : ALL) {
      if (group.isWanted(wanted)) {
        groups.add(group);
      }
    }
    if (groups.contains(DIVIDED_MOMENT)) {
      groups.add(DIVIDED);
    }
    if (form.weight() == 0.0) {
      groups.remove(MOMENT);
      groups.remove(DIVIDED_MOMENT);
    }
    return groups;
  }
}
