package io.github.ae4j.examples.bench;

import io.github.ae4j.examples.BadInput;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** What an option names of a list. */
final class Choice {
  private Choice() {}

  /**
   * Those named, in the list's order; all if none is named.
   *
   * @throws BadInput if a name is not one of the labels
   */
  static <T> List<T> of(String option, List<String> names, T[] all, Function<T, String> label) {
    List<String> known = Arrays.stream(all).map(label).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new BadInput(option + " must be one of " + known + ", got " + name);
      }
    }
    return Arrays.stream(all)
        .filter(one -> names.isEmpty() || names.contains(label.apply(one)))
        .toList();
  }
}
