package io.github.ae4j.examples.bench;

import io.github.ae4j.group.ParameterGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Groups of neighbours among parameters, each with a state of its own. */
final class NeighbourGroups {
  private NeighbourGroups() {}

  /** So many, or as many as there are parameters if these are fewer, with as equal numbers of them as can be. */
  static List<ParameterGroup> of(List<String> parameters, int groups) {
    int count = Math.min(groups, parameters.size());
    List<ParameterGroup> divided = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int from = parameters.size() * i / count;
      int to = parameters.size() * (i + 1) / count;
      divided.add(ParameterGroup.own("g" + i, Set.copyOf(parameters.subList(from, to))::contains));
    }
    return divided;
  }
}
