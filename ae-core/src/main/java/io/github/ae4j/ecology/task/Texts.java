package io.github.ae4j.ecology.task;

import io.github.ae4j.ecology.Depth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Tasks on words. */
final class Texts {
  private static final List<String> WORDS =
      List.of(
          "go", "by", "sun", "red", "map", "tea", "old", "sky", "box", "ink", "pen", "day", "war",
          "ice", "log", "bee", "fox", "jam", "key", "net", "oak", "pit", "row", "sea", "tin", "urn",
          "van", "wax", "yak", "zoo", "arm", "bus", "cup", "dot", "ear", "fan");
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final int[] COUNT = {4, 6, 8};
  private static final int[] SORTED = {3, 4, 6};

  private Texts() {}

  private static String word(RandomGenerator random) {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  static TaskFamily.Question count(Depth depth, RandomGenerator random) {
    int words = COUNT[depth.ordinal()] - random.nextInt(3);
    StringBuilder prompt = new StringBuilder("count:");
    for (int i = 0; i < words; i++) {
      prompt.append(' ').append(word(random));
    }
    List<String> wrong = new ArrayList<>();
    for (int offset : new int[] {1, -1, 2, -2}) {
      wrong.add(random.nextInt(wrong.size() + 1), String.valueOf(words + offset));
    }
    return new TaskFamily.Question(prompt.toString(), String.valueOf(words), wrong);
  }

  static TaskFamily.Question snake(Depth depth, RandomGenerator random) {
    int words = 2 + depth.ordinal();
    List<String> parts = new ArrayList<>();
    StringBuilder camel = new StringBuilder();
    for (int i = 0; i < words; i++) {
      String part = word(random);
      parts.add(part);
      camel.append(i == 0 ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
    }
    String gold = String.join("_", parts);
    int cut = gold.indexOf('_');
    String early = gold.charAt(0) + "_" + gold.substring(1, cut) + gold.substring(cut + 1);
    List<String> wrong =
        List.of(
            early,
            String.join("-", parts),
            gold.substring(0, cut) + gold.substring(cut + 1) + "_",
            camel.toString());
    return new TaskFamily.Question(camel + ">", gold, wrong);
  }

  static TaskFamily.Question sort(Depth depth, RandomGenerator random) {
    int length = SORTED[depth.ordinal()];
    char[] letters = new char[length];
    for (int i = 0; i < length; i++) {
      letters[i] = LETTERS.charAt(random.nextInt(LETTERS.length()));
    }
    String prompt = "sort: " + new String(letters);
    Arrays.sort(letters);
    String gold = new String(letters);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i + 1 < length; i++) {
      char[] swapped = letters.clone();
      swapped[i] = letters[i + 1];
      swapped[i + 1] = letters[i];
      wrong.add(random.nextInt(wrong.size() + 1), new String(swapped));
    }
    wrong.add(new StringBuilder(gold).reverse().toString());
    return new TaskFamily.Question(prompt, gold, wrong);
  }
}
