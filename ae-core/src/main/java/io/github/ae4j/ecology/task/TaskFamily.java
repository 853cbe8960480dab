package io.github.ae4j.ecology.task;

import io.github.ae4j.Experimental;
import io.github.ae4j.ecology.Depth;
import io.github.ae4j.ecology.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Kinds of tasks that code can make and grade. Prompt and right answer together have at most {@value #MOST_CHARACTERS}
 * printable ASCII characters, so that a small model can hold them.
 */
@Experimental
public enum TaskFamily {
  /** A sum: {@code 17+5=}. */
  ADD(Arithmetic::sum),
  /** A product: {@code 7*8=}. */
  MULTIPLY(Arithmetic::product),
  /** The next number of a sequence: {@code 3 5 7 9 ?}. */
  SEQUENCE(Arithmetic::sequence),
  /** Several operations: {@code (3+4)*2=}. */
  MULTI_STEP(Arithmetic::steps),
  /** How many words: {@code count: go by sun}. */
  WORD_COUNT(Texts::count),
  /** Camel case to snake case: {@code myVar>}. */
  CAMEL_TO_SNAKE(Texts::snake),
  /** The letters of a word in order: {@code sort: dbca}. */
  STRING_SORT(Texts::sort),
  /** A JSON text with one fault: <code>fix {"a":1</code>. */
  JSON_REPAIR(Json::repair),
  /** The value of a formula: {@code T&!F=}. */
  BOOLEAN_LOGIC(Formula::value),
  /** Whether a word matches a regular expression: {@code ab*c abbc?}. */
  REGULAR_EXPRESSION(Patterns::match);

  /** Most characters of a prompt and its right answer together. */
  public static final int MOST_CHARACTERS = 46;

  /** Most choices of a task. */
  public static final int CHOICES = 4;

  /** What is asked, with the right answer and wrong ones, the nearest first. */
  record Question(String prompt, String gold, List<String> wrong) {}

  /** Makes a question; a function of depth and what is drawn. */
  interface Maker {
    Question made(Depth depth, RandomGenerator random);
  }

  private final Maker maker;

  TaskFamily(Maker maker) {
    this.maker = maker;
  }

  /** Its name in tasks and files, in small letters. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * A task; a function of depth and what is drawn.
   *
   * @return with up to {@value #CHOICES} choices in an order that is drawn too
   */
  public Task task(Depth depth, RandomGenerator random) {
    Objects.requireNonNull(depth, "depth");
    Objects.requireNonNull(random, "random");
    Question question = maker.made(depth, random);
    Set<String> choices = new LinkedHashSet<>();
    choices.add(question.gold());
    for (String wrong : question.wrong()) {
      if (choices.size() < CHOICES) {
        choices.add(wrong);
      }
    }
    List<String> order = new ArrayList<>(choices);
    Collections.shuffle(order, new Random(random.nextLong()));
    return new Task(label(), depth, question.prompt(), question.gold(), order);
  }
}
