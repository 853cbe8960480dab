package io.github.ae4j.nd4j.form;

import io.github.ae4j.group.ArrayGroup;
import io.github.ae4j.group.Ranges;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * A bare updater's parameters in groups. Each range that is trained has an updater of its own, whose state is a view of
 * the whole one's, so that nothing is kept twice. The whole updater's configuration holds what the first group's does.
 */
public final class Pieces {
  private final Ranges ranges;
  private final List<List<Ranges.Range>> places = new ArrayList<>();
  private final List<List<Segment>> segments = new ArrayList<>();
  private final List<Set<Integer>> heads = new ArrayList<>();
  private @Nullable INDArray lastGradient;
  private @Nullable Place lastPlace;
  private List<List<INDArray>> lastCut = List.of();

  /**
   * Cuts what an updater updates; into one piece where no groups are given.
   *
   * @param updater with a configuration of its own
   * @param groups of the parameters in their order in memory, which they fill; none for one group
   * @param iteration number of updates made before
   * @throws IllegalArgumentException if the groups do not fill the parameters, or cannot have their proportions
   */
  public Pieces(
      GradientUpdater<?> updater, INDArray parameters, List<ArrayGroup> groups, int iteration) {
    IUpdater own = updater.getConfig();
    Segment whole = Segment.of(updater, List.of(own), parameters, 1.0);
    for (ArrayGroup group : groups) {
      boolean leads = group.leader().equals(group.name());
      new Proportion(group.name(), group.proportion(), leads).check(own, iteration);
    }
    ranges = new Ranges(groups, groups.isEmpty() ? 1 : Math.toIntExact(whole.size()));
    if (groups.isEmpty()) {
      segments.add(List.of(whole));
      return;
    }
    for (int group = 0; group < ranges.names().size(); group++) {
      List<Ranges.Range> led = led(groups, group);
      places.add(led);
      List<Segment> cut = new ArrayList<>();
      Set<Integer> head = new TreeSet<>();
      heads.add(head);
      for (Ranges.Range range : led) {
        if (isHead(range)) {
          head.add(cut.size());
        }
        List<IUpdater> also = group == 0 && cut.isEmpty() ? List.of(own) : List.of();
        double p = range.proportion();
        cut.add(whole.cut(range.from(), range.to(), p, p, also));
      }
      segments.add(cut);
    }
  }

  /** A group's ranges: its leader, whose configuration is read, before those that share with it. */
  private List<Ranges.Range> led(List<ArrayGroup> groups, int group) {
    String name = ranges.names().get(group);
    int start = groups.stream().filter(g -> g.name().equals(name)).findFirst().orElseThrow().from();
    return Arrays.stream(ranges.trained())
        .filter(range -> range.group() == group)
        .sorted(Comparator.comparing(range -> range.from() != start))
        .toList();
  }

  private boolean isHead(Ranges.Range range) {
    return ranges.isHead(Arrays.asList(ranges.trained()).indexOf(range));
  }

  private static INDArray view(INDArray vector, Ranges.Range range) {
    return vector.get(NDArrayIndex.interval(range.from(), range.to()));
  }

  /** What is updated, group by group. */
  public List<List<Segment>> segments() {
    return segments;
  }

  /** Whether groups were given. */
  public boolean grouped() {
    return !places.isEmpty();
  }

  /** Whether a range is the head, or a part of it. */
  public boolean hasHead() {
    return ranges.hasHead();
  }

  /** Which segments of a group are, by their number in it; where groups were given. */
  public Set<Integer> head(int group) {
    return heads.get(group);
  }

  /** Names of the groups with a state of their own. */
  public List<String> names() {
    return ranges.names();
  }

  /** Range and kind of each group, by its name; empty where none were given. */
  public Map<String, String> layout() {
    return ranges.layout();
  }

  /**
   * A gradient's views, one a segment; kept while it is the same array in the same place.
   *
   * @param flat as long as the parameters
   */
  public List<List<INDArray>> cut(INDArray flat) {
    if (!grouped()) {
      return List.of(List.of(flat));
    }
    Place place = Place.of("gradient", flat);
    if (flat != lastGradient || !place.equals(lastPlace)) {
      lastCut =
          places.stream().map(of -> of.stream().map(range -> view(flat, range)).toList()).toList();
      lastGradient = flat;
      lastPlace = place;
    }
    return lastCut;
  }
}
