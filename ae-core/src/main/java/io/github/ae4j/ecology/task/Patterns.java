package io.github.ae4j.ecology.task;

import io.github.ae4j.ecology.Depth;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Regular expressions of letters, each once, some times or at will. */
final class Patterns {
  private static final String LETTERS = "abc";
  private static final String[] TIMES = {"", "*", "+", "?"};
  private static final double SPOILT = 0.5;

  private Patterns() {}

  static TaskFamily.Question match(Depth depth, RandomGenerator random) {
    StringBuilder pattern = new StringBuilder();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 3 + depth.ordinal(); i++) {
      String letter = letter(random);
      int times = random.nextInt(TIMES.length);
      pattern.append(letter).append(TIMES[times]);
      word.append(letter.repeat(count(times, random)));
    }
    if (word.length() == 0 || random.nextDouble() < SPOILT) {
      word.insert(random.nextInt(word.length() + 1), letter(random));
    }
    boolean matches = Pattern.matches(pattern.toString(), word);
    return new TaskFamily.Question(
        pattern + " " + word + "?", matches ? "yes" : "no", List.of(matches ? "no" : "yes"));
  }

  private static String letter(RandomGenerator random) {
    int at = random.nextInt(LETTERS.length());
    return LETTERS.substring(at, at + 1);
  }

  private static int count(int times, RandomGenerator random) {
    return switch (times) {
      case 0 -> 1;
      case 1 -> random.nextInt(3);
      case 2 -> 1 + random.nextInt(2);
      default -> random.nextInt(2);
    };
  }
}
