package io.github.ae4j.examples.ecology;

import io.github.ae4j.djl.ecology.MiniLmHost;
import io.github.ae4j.ecology.BilinearHost;
import io.github.ae4j.ecology.Host;
import io.github.ae4j.ecology.Task;
import io.github.ae4j.ecology.task.LeakScan;
import io.github.ae4j.ecology.task.TaskSets;
import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.ecology.brown.BrownTasks;
import io.github.ae4j.examples.torch.TorchThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which host the organelles live on, and on which tasks. The one place where a host is made. */
enum HostChoice {
  /** Plain Java, choosing among answers; one a seed. */
  BILINEAR(new HostScale(4e-3, 1.0, 256, new TaskSets.Sizes(120, 20, 24))) {
    @Override
    Host open(RunSettings settings, long seed, List<TaskSets> sets, Path folder) {
      return BilinearHost.pretrained(
          seed, beforehand(seed, sets.get(Math.toIntExact(seed - 1))), PRETRAINING);
    }
  },

  /** A transformer over characters on DJL, writing answers; one for all seeds. */
  TINY(new HostScale(4e-3, 0.01, 256, new TaskSets.Sizes(120, 20, 24))) {
    @Override
    Host open(RunSettings settings, long seed, List<TaskSets> sets, Path folder)
        throws IOException {
      return TinyHosts.open(folder, sets);
    }
  },

  /** A sentence encoder that others pretrained, choosing the answer of the nearest meaning; one for all seeds. */
  MINILM(new HostScale(3e-4, 0.01, 256, new TaskSets.Sizes(120, 12, 20))) {
    @Override
    Host open(RunSettings settings, long seed, List<TaskSets> sets, Path folder)
        throws IOException {
      return read(settings.weightsFile());
    }

    @Override
    TaskSets tasks(RunSettings settings, long seed) throws IOException {
      return BrownTasks.read(settings.dataFolder()).sets(seed, scale().sizes());
    }

    @Override
    void check(RunSettings settings) throws IOException {
      Path weights = settings.weightsFile();
      if (!Files.isRegularFile(weights)) {
        throw new BadInput("--weights must be a jar, and there is no file " + weights);
      }
      BrownTasks.read(settings.dataFolder()).sets(1, scale().sizes());
      read(weights).close();
    }
  };

  private static final int PRETRAINING =
      3; // steps: it knows what answers look like, and little more
  private static final long ANOTHER = 7919; // seed of tasks that are no run's own

  private final HostScale scale;

  HostChoice(HostScale scale) {
    this.scale = scale;
  }

  HostScale scale() {
    return scale;
  }

  /** Whether each seed has its own; else the first seed's serves all. */
  boolean isOfSeed() {
    return this == BILINEAR;
  }

  /** Whether it can only choose among given answers. */
  boolean isChoosing() {
    return this != TINY;
  }

  /** Whether it is read from a file, and its tasks made of texts. */
  boolean isOfFiles() {
    return this == MINILM;
  }

  /**
   * A host that has seen none of the sets' held-out and selection tasks.
   *
   * @param sets of seed 1, 2, ...
   * @param folder where it may be kept
   */
  abstract Host open(RunSettings settings, long seed, List<TaskSets> sets, Path folder)
      throws IOException;

  /** A seed's tasks. */
  TaskSets tasks(RunSettings settings, long seed) throws IOException {
    return TaskSets.generate(seed, scale.sizes());
  }

  /** Refuses files that are not there or not what they must be, before a run writes anything. */
  void check(RunSettings settings) throws IOException {}

  private static MiniLmHost read(Path weights) throws IOException {
    TorchThreads.pin();
    try {
      return MiniLmHost.read(weights);
    } catch (IllegalArgumentException e) {
      throw new BadInput(e.getMessage(), e);
    }
  }

  /** Prompts of selection and held-out sets, as {@link LeakScan#key} has them: no host may be taught these. */
  static Set<String> kept(List<TaskSets> sets) {
    Set<String> kept = new HashSet<>();
    for (TaskSets one : sets) {
      Stream.of(one.selection(), one.heldOut(), one.otherFamilies())
          .flatMap(List::stream)
          .forEach(task -> kept.add(LeakScan.key(task)));
    }
    return kept;
  }

  /** What a seed's host is taught. */
  static List<Task> beforehand(long seed, TaskSets sets) {
    Set<String> kept = kept(List.of(sets));
    return TaskSets.generate(seed + ANOTHER, new TaskSets.Sizes(60, 2, 1)).training().stream()
        .filter(task -> !kept.contains(LeakScan.key(task)))
        .toList();
  }
}
