package io.github.ae4j.examples.ecology;

import io.github.ae4j.djl.ecology.TinyPretraining;
import io.github.ae4j.djl.ecology.TinyTransformerHost;
import io.github.ae4j.ecology.Depth;
import io.github.ae4j.ecology.Task;
import io.github.ae4j.ecology.task.LeakScan;
import io.github.ae4j.ecology.task.TaskFamily;
import io.github.ae4j.ecology.task.TaskSets;
import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.torch.TorchThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Makes the tiny transformer of a run and keeps it in a file, its hash with it: short tasks of all families are taught
 * with their right answers, longer ones with an answer drawn among their choices, which is what answers look like. So a
 * third of all tasks is solved, most of them short ones. No prompt of the run's selection and held-out sets is among them.
 */
final class TinyHosts {
  private static final String FILE = "tiny-host.ae";
  private static final long SEED = 1;
  private static final int JUDGED = 300;
  private static final double ENOUGH = 0.33;

  private TinyHosts() {}

  /** The host of a folder, which is made if it is not there yet. */
  static TinyTransformerHost open(Path folder, List<TaskSets> sets) throws IOException {
    TorchThreads.pin();
    Path file = folder.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        try (TinyTransformerHost host = pretrained(sets)) {
          host.write(file);
        }
      }
      return TinyTransformerHost.read(file);
    } catch (IllegalArgumentException e) {
      throw new BadInput(e.getMessage(), e);
    }
  }

  private static TinyTransformerHost pretrained(List<TaskSets> sets) {
    Set<String> kept = HostChoice.kept(sets);
    List<Task> judged = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(SEED);
    while (judged.size() < JUDGED) {
      Task task = drawn(random);
      if (kept.add(LeakScan.key(task))) {
        judged.add(task);
      }
    }
    return TinyPretraining.standard()
        .withEnough(ENOUGH)
        .host(SEED, () -> lesson(kept, random), judged);
  }

  static Task lesson(Set<String> kept, RandomGenerator random) {
    Task task = drawn(random);
    while (kept.contains(LeakScan.key(task))) {
      task = drawn(random);
    }
    if (task.depth() == Depth.SHORT) {
      return task;
    }
    String answer = task.choices().get(random.nextInt(task.choices().size()));
    return Task.open(task.family(), task.depth(), task.prompt(), answer);
  }

  private static Task drawn(RandomGenerator random) {
    TaskFamily family = TaskFamily.values()[random.nextInt(TaskFamily.values().length)];
    return family.task(Depth.values()[random.nextInt(Depth.values().length)], random);
  }
}
