package io.github.ae4j.ecology;

import io.github.ae4j.ecology.task.TaskSets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A small world for tests: tasks, and a host that can do some of them. */
final class Bed {
  static final TaskSets SETS = TaskSets.generate(1, new TaskSets.Sizes(80, 12, 20));
  static final int GENERATIONS = 24;

  private Bed() {}

  static BilinearHost host() {
    return BilinearHost.pretrained(
        5, TaskSets.generate(77, new TaskSets.Sizes(60, 2, 1)).training(), 3);
  }

  static EcologyConfig config() {
    return EcologyConfig.defaults().withEpisodes(128);
  }

  static Ecology start(EcologyConfig config, Host host, MetaController meta) {
    return Ecology.start(
        config, host, Grader.exact(), SETS.training(), SETS.selection(), Long.MAX_VALUE, meta);
  }

  static Ecology resumed(Path file, EcologyConfig config, Host host, MetaController meta)
      throws IOException {
    return Ecology.resume(
        file,
        config,
        host,
        Grader.exact(),
        SETS.training(),
        SETS.selection(),
        Long.MAX_VALUE,
        meta);
  }

  static Ecology lived(EcologyConfig config, Host host, int generations) {
    Ecology ecology = start(config, host, MetaController.fixed());
    for (int g = 0; g < generations; g++) {
      ecology.generation();
    }
    return ecology;
  }

  static double accuracy(Host host, Optional<LoraFactors> factors, List<Task> tasks) {
    return tasks.stream()
        .mapToDouble(task -> Grader.exact().grade(task, host.attempt(factors, task).answer()))
        .average()
        .orElseThrow();
  }

  /** Mean of the living on held-out tasks. */
  static double heldOut(Host host, Ecology ecology) {
    return ecology.organelles().stream()
        .mapToDouble(one -> accuracy(host, Optional.of(one.factors()), SETS.heldOut()))
        .average()
        .orElseThrow();
  }
}
