package io.github.ae4j.examples.ecology.brown;

import io.github.ae4j.ecology.Depth;
import io.github.ae4j.ecology.Task;
import io.github.ae4j.ecology.task.LeakScan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/** The paragraphs of a set. Each sentence is given away once. */
final class Shelf {
  /** Where a text may begin. */
  private record Place(Paragraph paragraph, int sentence, BitSet used) {
    boolean free(int sentences) {
      int next = used.nextSetBit(sentence);
      return next < 0 || next >= sentence + sentences;
    }
  }

  private final List<Place> places = new ArrayList<>();
  private final Set<String> prompts;
  private final SplittableRandom random;

  /**
   * A set's paragraphs.
   *
   * @param prompts that are there already, of all sets; grows
   */
  Shelf(List<Paragraph> paragraphs, Set<String> prompts, SplittableRandom random) {
    for (Paragraph paragraph : paragraphs) {
      BitSet used = new BitSet();
      for (int i = 0; i < paragraph.sentences().size(); i++) {
        places.add(new Place(paragraph, i, used));
      }
    }
    Collections.shuffle(places, new Random(random.nextLong()));
    this.prompts = prompts;
    this.random = random;
  }

  /** So many tasks, as many of each answer; fewer if the texts do not give them. */
  List<Task> tasks(TextFamily family, Depth depth, int count) {
    Map<String, Integer> wanted = wanted(family.choices(), count);
    List<Task> tasks = new ArrayList<>();
    for (Place place : places) {
      if (tasks.size() == count) {
        break;
      }
      Optional<TextFamily.Question> found =
          family
              .question(place.paragraph(), place.sentence(), depth, random)
              .filter(q -> place.free(q.sentences()) && wanted.getOrDefault(q.answer(), 0) > 0);
      if (found.isPresent()) {
        TextFamily.Question question = found.get();
        Task task = task(family, depth, question);
        if (prompts.add(LeakScan.key(task))) {
          place.used().set(place.sentence(), place.sentence() + question.sentences());
          wanted.merge(question.answer(), -1, Integer::sum);
          tasks.add(task);
        }
      }
    }
    return tasks;
  }

  private static Map<String, Integer> wanted(List<String> answers, int count) {
    Map<String, Integer> wanted = new LinkedHashMap<>();
    for (int i = 0; i < answers.size(); i++) {
      wanted.put(answers.get(i), (count + answers.size() - 1 - i) / answers.size());
    }
    return wanted;
  }

  private Task task(TextFamily family, Depth depth, TextFamily.Question question) {
    List<String> choices = new ArrayList<>(family.choices());
    Collections.shuffle(choices, new Random(random.nextLong()));
    return new Task(family.label(), depth, question.prompt(), question.answer(), choices);
  }
}
