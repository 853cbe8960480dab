package io.github.ae4j;

import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Part;
import io.github.ae4j.signal.Signal;
import java.util.ArrayList;
import java.util.List;

/**
 * The loop's whole state, one array, and who owns which cells of it.
 *
 * <pre>  [tick, reward, tick after the last validation figure] [adapter] then for each group [signals] [coefficients] [each part's slots]
 * </pre>
 */
final class LoopMemory {
  private static final int TICK = 0;
  private static final int REWARD = 1;
  private static final int NOT_BEFORE = 2;

  /** A named run of cells. */
  record Region(String label, int offset, int size) {}

  private final double[] cells;
  private final List<Region> regions = new ArrayList<>();
  private final int perGroup;
  private int end;

  LoopMemory(LoopPlan plan, OptimizerAdapter adapter) {
    region("step, reward and validation", 3);
    region("adapter", adapter.slots());
    List<Part> parts = plan.parts();
    for (int g = 0; g < adapter.groups(); g++) {
      String group = "group " + adapter.groupNames().get(g) + " ";
      region(group + "signals", Signal.SIZE);
      region(group + "coefficients", Coefficients.slots(plan.coefficients().size()));
      parts.forEach(part -> region(group + part.name(), part.slots()));
    }
    perGroup = 2 + parts.size();
    cells = new double[end];
  }

  private void region(String label, int size) {
    regions.add(new Region(label, end, size));
    end += size;
  }

  double[] cells() {
    return cells;
  }

  List<Region> regions() {
    return regions;
  }

  /** Counts a step and returns its number. */
  long tick() {
    cells[TICK] += 1.0;
    return ticks();
  }

  double reward() {
    return cells[REWARD];
  }

  void reward(double reward) {
    cells[REWARD] = reward;
  }

  /** The number of the step that is to be made before a validation figure may be given. */
  long validationNotBefore() {
    return (long) cells[NOT_BEFORE];
  }

  /** A validation figure was given: the next one belongs to another step. */
  void validated() {
    cells[NOT_BEFORE] = cells[TICK] + 1.0;
  }

  long ticks() {
    return (long) cells[TICK];
  }

  Slots adapter() {
    return slots(1, cells);
  }

  /** As above, of cells that may take the place of these. */
  Slots adapter(double[] others) {
    return slots(1, others);
  }

  Slots signals(int group) {
    return slots(2 + group * perGroup);
  }

  /** As above, of cells that may take the place of these. */
  Slots signals(int group, double[] others) {
    return slots(2 + group * perGroup, others);
  }

  Slots coefficients(int group) {
    return coefficients(group, cells);
  }

  /** As above, of cells that may take the place of these. */
  Slots coefficients(int group, double[] others) {
    return slots(3 + group * perGroup, others);
  }

  /** Slots of a part, by its place among all. */
  Slots part(int group, int place) {
    return slots(4 + group * perGroup + place);
  }

  private Slots slots(int region) {
    return slots(region, cells);
  }

  private Slots slots(int region, double[] of) {
    Region r = regions.get(region);
    return new Slots(of, r.offset(), r.size());
  }
}
