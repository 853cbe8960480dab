package io.github.ae4j.djl.form;

import ai.djl.ndarray.NDArray;
import ai.djl.training.optimizer.Optimizer;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The optimizers of several groups as one: each parameter is updated by its group's, one that was in none, as it was
 * frozen or came later, by the last group's. DJL's own have one momentum and one count for all.
 */
public final class GroupedOptimizer extends Optimizer {
  private final List<Optimizer> members;
  private final Map<String, Integer> groups;

  /**
   * The optimizers as one.
   *
   * @param members of each group
   * @param groups the group's number by a parameter's id; may grow
   */
  public GroupedOptimizer(List<Optimizer> members, Map<String, Integer> groups) {
    super(Optimizer.sgd());
    this.members = List.copyOf(members);
    this.groups = groups;
  }

  /** The optimizers of each group. */
  public List<Optimizer> members() {
    return members;
  }

  @Override
  public void update(String parameterId, NDArray weight, NDArray gradient) {
    int group = groups.getOrDefault(parameterId, members.size() - 1);
    members.get(group).update(parameterId, weight, gradient);
  }

  /**
   * The optimizer of some parameters.
   *
   * @throws IllegalArgumentException if they are of several groups
   * @throws IllegalStateException if a form steers one
   */
  Optimizer of(Set<String> ids) {
    for (Optimizer member : members) {
      OptimizerRefusals.taken(
          member.getClass().getSimpleName(), new OptimizerFields(member).tracker());
    }
    List<Integer> found =
        ids.stream().filter(groups::containsKey).map(groups::get).distinct().toList();
    if (found.size() > 1) {
      throw new IllegalArgumentException(
          "an optimizer of groups must go on with these groups or parts of them, got one group of"
              + " parameters that were in "
              + found.size());
    }
    return members.get(found.isEmpty() ? 0 : found.get(0));
  }
}
