package io.github.ae4j.examples.ecology;

import io.github.ae4j.ecology.BilinearHost;
import io.github.ae4j.ecology.Host;
import io.github.ae4j.ecology.Task;
import io.github.ae4j.ecology.task.TaskSets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which host the organelles live on. The one place where a host is made. */
enum HostChoice {
  /** Plain Java, choosing among answers. */
  BILINEAR {
    @Override
    Host open(long seed, List<TaskSets> sets, Path folder) {
      return BilinearHost.pretrained(
          seed, beforehand(seed, sets.get(Math.toIntExact(seed - 1))), PRETRAINING);
    }
  },

  /** A transformer over characters on DJL, writing answers; one for all seeds. */
  TINY {
    @Override
    Host open(long seed, List<TaskSets> sets, Path folder) {
      return TinyHosts.open(folder, sets);
    }
  };

  private static final int PRETRAINING =
      3; // steps: it knows what answers look like, and little more
  private static final long ANOTHER = 7919; // seed of tasks that are no run's own

  /**
   * A host that has seen none of the sets' held-out and selection tasks.
   *
   * @param sets of seed 1, 2, ...
   * @param folder where it may be kept
   */
  abstract Host open(long seed, List<TaskSets> sets, Path folder);

  private static List<Task> beforehand(long seed, TaskSets sets) {
    Set<String> kept = new HashSet<>();
    Stream.of(sets.selection(), sets.heldOut(), sets.otherFamilies())
        .flatMap(List::stream)
        .forEach(task -> kept.add(task.prompt()));
    return TaskSets.generate(seed + ANOTHER, new TaskSets.Sizes(60, 2, 1)).training().stream()
        .filter(task -> !kept.contains(task.prompt()))
        .toList();
  }
}
