package io.github.ae4j.examples.ecology;

import io.github.ae4j.ecology.LoraFactors;
import io.github.ae4j.ecology.Task;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Who answers in the end, chosen by what each was right of in the selection tasks. */
enum Serving {
  /** The best of all. */
  BEST,
  /** In each family its best, the host itself among them; of a family never seen, the host. */
  ROUTED_BASE,
  /** In each family its best; of a family never seen, the best of all. */
  ROUTED,
  /** Anyone, the host itself among them: a control. */
  RANDOM_ROUTER;

  /** Who answers a task; empty for the host itself. */
  Optional<LoraFactors> answering(Chosen chosen, Task task, SplittableRandom random) {
    return switch (this) {
      case BEST -> chosen.best(false);
      case ROUTED_BASE ->
          chosen.knows(task.family()) ? chosen.best(task.family(), true) : Optional.empty();
      case ROUTED ->
          chosen.knows(task.family()) ? chosen.best(task.family(), false) : chosen.best(false);
      case RANDOM_ROUTER -> {
        List<Optional<LoraFactors>> all = chosen.all();
        yield all.get(random.nextInt(all.size()));
      }
    };
  }

  /** What it adds to a life's name. */
  String suffix() {
    return this == BEST ? "" : "/" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
