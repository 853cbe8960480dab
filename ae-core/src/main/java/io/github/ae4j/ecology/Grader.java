package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.util.Objects;

/** Grades an answer. */
@Experimental
public interface Grader {
  /**
   * The grade of an answer.
   *
   * @return in [0, 1]; 1 for a right answer, and for no other
   */
  double grade(Task task, String answer);

  /**
   * What tells it from other graders; a snapshot goes on only with a grader of its name. One that is a lambda has none of
   * its own and is {@code unnamed}: such ones are not told apart.
   */
  default String name() {
    return "unnamed";
  }

  /** A grader with a name. */
  static Grader named(String name, Grader grader) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(grader, "grader");
    return new Grader() {
      @Override
      public double grade(Task task, String answer) {
        return grader.grade(task, answer);
      }

      @Override
      public String name() {
        return name;
      }
    };
  }

  /** 1 for the right answer, blanks around it apart; else 0. */
  static Grader exact() {
    return named("exact", (task, answer) -> answer.strip().equals(task.gold()) ? 1.0 : 0.0);
  }

  /**
   * As {@link #exact}, with credit for what is near: the share of the right answer's characters that stand in their
   * place, of the longer text.
   *
   * @param credit most that a wrong answer can have, in [0, 1)
   */
  static Grader near(double credit) {
    Check.decay("credit", credit);
    Grader exact = exact();
    return named(
        "near " + credit,
        (task, answer) -> {
          double grade = exact.grade(task, answer);
          return grade > 0.0 ? grade : credit * inPlace(task.gold(), answer.strip());
        });
  }

  private static double inPlace(String gold, String answer) {
    int same = 0;
    for (int i = 0; i < Math.min(gold.length(), answer.length()); i++) {
      same += gold.charAt(i) == answer.charAt(i) ? 1 : 0;
    }
    return (double) same / Math.max(gold.length(), answer.length());
  }
}
