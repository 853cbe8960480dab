package io.github.ae4j.ecology.task;

import io.github.ae4j.ecology.Depth;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Tasks on numbers. */
final class Arithmetic {
  private static final int[] ADDEND = {20, 100, 1000};
  private static final int[] FACTOR = {20, 50, 100};
  private static final int[] START = {40, 90, 300};
  private static final int[] STRIDE = {9, 19, 40};
  private static final int SHOWN = 4;

  private Arithmetic() {}

  static TaskFamily.Question sum(Depth depth, RandomGenerator random) {
    int a = random.nextInt(ADDEND[depth.ordinal()]);
    int b = random.nextInt(ADDEND[depth.ordinal()]);
    return near(a + "+" + b + "=", a + b, random);
  }

  static TaskFamily.Question product(Depth depth, RandomGenerator random) {
    int a = 2 + random.nextInt(FACTOR[depth.ordinal()] - 2);
    int b = 2 + random.nextInt(FACTOR[depth.ordinal()] - 2);
    return near(a + "*" + b + "=", a * b, random);
  }

  static TaskFamily.Question sequence(Depth depth, RandomGenerator random) {
    int value = random.nextInt(START[depth.ordinal()]);
    int stride = 1 + random.nextInt(STRIDE[depth.ordinal()]);
    int growth = depth == Depth.LONG ? random.nextInt(4) : 0;
    StringBuilder prompt = new StringBuilder();
    for (int i = 0; i < SHOWN; i++) {
      prompt.append(value).append(' ');
      value += stride + growth * i;
    }
    return near(prompt + "?", value, random);
  }

  static TaskFamily.Question steps(Depth depth, RandomGenerator random) {
    int[] n = random.ints(4, 1, depth == Depth.SHORT ? 10 : 20).toArray();
    int inner = n[0] + n[1];
    return switch (depth) {
      case SHORT -> near("(" + n[0] + "+" + n[1] + ")*" + n[2] + "=", inner * n[2], random);
      case MEDIUM ->
          near(
              "(" + n[0] + "+" + n[1] + ")*" + n[2] + "-" + n[3] + "=",
              inner * n[2] - n[3],
              random);
      case LONG ->
          near(
              "(" + n[0] + "+" + n[1] + ")*(" + n[2] + "-" + n[3] + ")=",
              inner * (n[2] - n[3]),
              random);
    };
  }

  /** Wrong numbers are off by one, by two or by ten, either way. */
  private static TaskFamily.Question near(String prompt, int gold, RandomGenerator random) {
    List<Integer> offsets = new ArrayList<>(List.of(1, -1, 2, -2, 10, -10));
    List<String> wrong = new ArrayList<>();
    while (!offsets.isEmpty()) {
      wrong.add(String.valueOf(gold + offsets.remove(random.nextInt(offsets.size()))));
    }
    return new TaskFamily.Question(prompt, String.valueOf(gold), wrong);
  }
}
