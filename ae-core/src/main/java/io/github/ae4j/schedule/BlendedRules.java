package io.github.ae4j.schedule;

import java.util.AbstractList;
import java.util.List;

/** Rules in a row, with what a step has no time to ask each of them again. */
final class BlendedRules extends AbstractList<RateRule> {
  final RateRule[] each;

  /** First cell of each rule, behind those before it. */
  final int[] at;

  /** Cells of all rules and what comes before them. */
  final int cells;

  private BlendedRules(RateRule[] each, int[] at, int cells) {
    this.each = each;
    this.at = at;
    this.cells = cells;
  }

  /**
   * A copy of some rules.
   *
   * @param own cells before the first rule's
   * @param ofEach cells more for each rule, before the first one's too
   */
  static BlendedRules of(List<RateRule> rules, int own, int ofEach) {
    RateRule[] each = List.copyOf(rules).toArray(RateRule[]::new);
    int[] at = new int[each.length];
    int next = own + ofEach * each.length;
    for (int i = 0; i < each.length; i++) {
      at[i] = next;
      next += each[i].slots();
    }
    return new BlendedRules(each, at, next);
  }

  @Override
  public RateRule get(int i) {
    return each[i];
  }

  @Override
  public int size() {
    return each.length;
  }
}
