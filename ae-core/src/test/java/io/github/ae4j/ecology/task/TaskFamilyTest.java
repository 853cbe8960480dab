package io.github.ae4j.ecology.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.ecology.Depth;
import io.github.ae4j.ecology.Task;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Right answers are right, and prompts short; each is worked out again in another way. */
class TaskFamilyTest {
  @ParameterizedTest
  @EnumSource(TaskFamily.class)
  void rightAnswersAreRight(TaskFamily family) {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 600; i++) {
      Task task = family.task(Depth.values()[i % 3], random);
      assertEquals(answer(family, task.prompt()), task.gold(), task.prompt());
      assertTrue(
          task.prompt().length() + task.gold().length() <= TaskFamily.MOST_CHARACTERS,
          task.prompt());
      assertTrue((task.prompt() + task.choices()).chars().allMatch(c -> c >= 32 && c < 127));
      assertTrue(task.choices().size() >= 2 && task.choices().size() <= TaskFamily.CHOICES);
      assertTrue(task.choices().contains(task.gold()));
    }
  }

  private static String answer(TaskFamily family, String prompt) {
    return switch (family) {
      case ADD, MULTIPLY, MULTI_STEP -> String.valueOf(value(prompt.replace("=", "")));
      case SEQUENCE -> next(prompt);
      case WORD_COUNT -> String.valueOf(prompt.substring(7).split(" ").length);
      case CAMEL_TO_SNAKE ->
          prompt.replace(">", "").replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
      case STRING_SORT ->
          prompt
              .substring(6)
              .chars()
              .sorted()
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      case JSON_REPAIR -> repaired(prompt);
      case BOOLEAN_LOGIC -> String.valueOf(or(prompt.replace("=", "")));
      case REGULAR_EXPRESSION -> matches(prompt);
    };
  }

  /** Sums of products of brackets and numbers. */
  private static int value(String text) {
    Matcher bracket = Pattern.compile("\\((\\d+)([+-])(\\d+)\\)").matcher(text);
    String flat = text;
    while (bracket.find()) {
      int left = Integer.parseInt(bracket.group(1));
      int right = Integer.parseInt(bracket.group(3));
      int inner = bracket.group(2).equals("+") ? left + right : left - right;
      flat = flat.replace(bracket.group(), inner < 0 ? "n" + -inner : "" + inner);
    }
    int minus = flat.indexOf('-');
    if (minus > 0) {
      return value(flat.substring(0, minus)) - value(flat.substring(minus + 1));
    }
    int plus = flat.indexOf('+');
    if (plus > 0) {
      return value(flat.substring(0, plus)) + value(flat.substring(plus + 1));
    }
    int product = 1;
    for (String factor : flat.split("\\*")) {
      product *= Integer.parseInt(factor.replace('n', '-'));
    }
    return product;
  }

  /** By differences: the second one is constant. */
  private static String next(String prompt) {
    String[] words = prompt.split(" ");
    int[] n = new int[4];
    for (int i = 0; i < 4; i++) {
      n[i] = Integer.parseInt(words[i]);
    }
    int second = n[3] - 2 * n[2] + n[1];
    return String.valueOf(n[3] + (n[3] - n[2]) + second);
  }

  private static String repaired(String prompt) {
    StringBuilder whole = new StringBuilder("{");
    Matcher pair = Pattern.compile("\"?([a-z])\":?(\\d)").matcher(prompt.substring(4));
    while (pair.find()) {
      whole.append(whole.length() > 1 ? "," : "");
      whole.append('"').append(pair.group(1)).append("\":").append(pair.group(2));
    }
    return whole.append('}').toString();
  }

  private static boolean or(String text) {
    for (String term : text.split("\\|")) {
      boolean all = true;
      for (String factor : term.split("&")) {
        all &= factor.equals("T") || factor.equals("!F");
      }
      if (all) {
        return true;
      }
    }
    return false;
  }

  /** By trying every way. */
  private static String matches(String prompt) {
    String[] words = prompt.substring(0, prompt.length() - 1).split(" ");
    return matches(words[0], words[1]) ? "yes" : "no";
  }

  private static boolean matches(String pattern, String word) {
    if (pattern.isEmpty()) {
      return word.isEmpty();
    }
    char letter = pattern.charAt(0);
    char times = pattern.length() > 1 ? pattern.charAt(1) : ' ';
    boolean repeated = "*+?".indexOf(times) >= 0;
    String rest = pattern.substring(repeated ? 2 : 1);
    int least = !repeated || times == '+' ? 1 : 0;
    int most = !repeated || times == '?' ? 1 : word.length();
    for (int n = 0; n <= most; n++) {
      if (n > 0 && (n > word.length() || word.charAt(n - 1) != letter)) {
        return false;
      }
      if (n >= least && matches(rest, word.substring(n))) {
        return true;
      }
    }
    return false;
  }
}
