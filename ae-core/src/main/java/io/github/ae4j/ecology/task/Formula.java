package io.github.ae4j.ecology.task;

import io.github.ae4j.ecology.Depth;
import java.util.List;
import java.util.random.RandomGenerator;

/** Formulas of true and false; not before and, and before or. */
final class Formula {
  private static final int[] ATOMS = {4, 6, 8};

  private Formula() {}

  static TaskFamily.Question value(Depth depth, RandomGenerator random) {
    StringBuilder prompt = new StringBuilder();
    boolean any = false;
    boolean all = true;
    int atoms = ATOMS[depth.ordinal()] - random.nextInt(2);
    for (int i = 0; i < atoms; i++) {
      boolean or = i > 0 && random.nextBoolean();
      any = or ? any || all : any;
      all = or || all;
      prompt.append(i == 0 ? "" : or ? "|" : "&");
      boolean negated = random.nextBoolean();
      boolean atom = random.nextBoolean();
      prompt.append(negated ? "!" : "").append(atom ? "T" : "F");
      all = all && atom != negated;
    }
    boolean value = any || all;
    return new TaskFamily.Question(
        prompt + "=", value ? "true" : "false", List.of(value ? "false" : "true"));
  }
}
