package io.github.ae4j.ecology.task;

import io.github.ae4j.Experimental;
import io.github.ae4j.ecology.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Looks for prompts that are there twice, in one set or in two; blanks and capitals apart. */
@Experimental
public final class LeakScan {
  private LeakScan() {}

  /**
   * A prompt that is there twice.
   *
   * @param prompt as it is the second time
   * @param first set where it is
   * @param second set where it is again; may be the same
   */
  public record Leak(String prompt, String first, String second) {}

  /** What two prompts must differ in: small letters, one blank between words. A formula of T and F keeps its capitals. */
  public static String key(Task task) {
    Objects.requireNonNull(task, "task");
    String plain = task.prompt().strip().replaceAll("\\s+", " ");
    boolean formula = plain.matches("[TF&|!=]+");
    return formula ? plain : plain.toLowerCase(Locale.ROOT);
  }

  /** All prompts that are there twice. */
  public static List<Leak> of(Map<String, List<Task>> sets) {
    Objects.requireNonNull(sets, "sets");
    Map<String, String> seen = new HashMap<>();
    List<Leak> leaks = new ArrayList<>();
    sets.forEach(
        (set, tasks) -> {
          for (Task task : tasks) {
            String before = seen.putIfAbsent(key(task), set);
            if (before != null) {
              leaks.add(new Leak(task.prompt(), before, set));
            }
          }
        });
    return leaks;
  }
}
