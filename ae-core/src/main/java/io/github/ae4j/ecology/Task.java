package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * A task with its right answer.
 *
 * <p>A host that writes text ignores the choices. A host that can only choose answers by them, and must not look at the
 * right answer but to learn.
 *
 * @param family what kind of task it is; not blank, without tabs and line ends, of at most 1,000 characters
 * @param depth how long it is
 * @param prompt what is asked; not empty, without tabs and line ends
 * @param gold the right answer; as the prompt
 * @param choices answers to choose among, each once, the right one among them; empty for a task that must be written out
 */
@Experimental
public record Task(String family, Depth depth, String prompt, String gold, List<String> choices) {
  private static final int LONGEST_FAMILY = 1000;

  /** Checks the texts, and that the right answer can be chosen. */
  public Task {
    text("family", family);
    if (family.length() > LONGEST_FAMILY) {
      throw new IllegalArgumentException(
          "family must have at most " + LONGEST_FAMILY + " characters, got " + family.length());
    }
    Objects.requireNonNull(depth, "depth");
    text("prompt", prompt);
    text("gold", gold);
    choices = List.copyOf(Objects.requireNonNull(choices, "choices"));
    choices.forEach(choice -> text("choice", choice));
    if (new HashSet<>(choices).size() < choices.size()) {
      throw new IllegalArgumentException("choices must each be there once, got " + choices);
    }
    if (!choices.isEmpty() && !choices.contains(gold)) {
      throw new IllegalArgumentException("choices must hold " + gold + ", got " + choices);
    }
  }

  private static void text(String name, String text) {
    Objects.requireNonNull(text, name);
    if (text.isBlank()) {
      throw new IllegalArgumentException(name + " must not be blank");
    }
    if (text.chars().anyMatch(c -> c == '\t' || c == '\n' || c == '\r')) {
      throw new IllegalArgumentException(name + " must have no tab and no line end, got " + text);
    }
  }

  /** A task that must be written out. */
  public static Task open(String family, Depth depth, String prompt, String gold) {
    return new Task(family, depth, prompt, gold, List.of());
  }
}
