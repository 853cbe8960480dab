package io.github.ae4j.examples.ecology.brown;

import io.github.ae4j.ecology.Depth;
import io.github.ae4j.ecology.Task;
import io.github.ae4j.ecology.task.TaskSets;
import io.github.ae4j.examples.BadInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Tasks on the texts of the Brown corpus (Francis, Kucera 1979), which its paragraphs are divided among: no paragraph is
 * in two sets, no sentence in two tasks. Texts have 10, 20 or 40 words, marks of punctuation counted, and begin with a
 * sentence. Each answer of a family is right as often as the others.
 */
public final class BrownTasks {
  private static final int PARTS = 10;
  private static final int KEPT_APART = 2; // of the parts, for either of the sets looked at last
  private static final long SPLIT = 1; // seed of which those are, whatever the seed of the sets
  private static final List<String> SETS =
      List.of("training", "selection", "held-out", "other-families");

  private static final List<TextFamily> TRAINED =
      List.of(
          new WordCount(
              "commas", ",", List.of("no comma", "one comma", "two commas", "three commas")),
          new WordCount("the", "the", List.of("never", "once", "twice", "three times")),
          new SentenceOrder(),
          new GenrePair(Genre.PRESS_REPORTAGE, Genre.ROMANCE),
          new GenrePair(Genre.LEARNED, Genre.GENERAL_FICTION),
          new GenrePair(Genre.RELIGION, Genre.SKILLS_HOBBIES),
          new GenrePair(Genre.PRESS_EDITORIAL, Genre.PRESS_REVIEWS),
          new GenrePair(Genre.BELLES_LETTRES, Genre.POPULAR_LORE));

  /** Of two genres that are trained, and twice of one that is and one that is not. */
  private static final List<TextFamily> OTHERS =
      List.of(
          new GenrePair(Genre.PRESS_REPORTAGE, Genre.GENERAL_FICTION),
          new GenrePair(Genre.SCIENCE_FICTION, Genre.LEARNED),
          new GenrePair(Genre.HUMOR, Genre.PRESS_EDITORIAL));

  private final Path data;
  private final List<Paragraph> paragraphs;

  private BrownTasks(Path data, List<Paragraph> paragraphs) {
    this.data = data;
    this.paragraphs = paragraphs;
  }

  /**
   * Reads the corpus.
   *
   * @param data folder that holds {@code brown/GENRE.txt.gz} of twelve genres, one paragraph a line, words separated by
   *     blanks
   * @throws BadInput if a file is not there or damaged; names it
   * @throws IOException if one cannot be read
   */
  public static BrownTasks read(Path data) throws IOException {
    return new BrownTasks(data, Corpus.read(data));
  }

  /**
   * Sets of tasks; the same for the same seed.
   *
   * @param sizes tasks of a family and depth
   * @throws BadInput if the texts have not so many; names folder, set, family and depth
   */
  public TaskSets sets(long seed, TaskSets.Sizes sizes) {
    SplittableRandom random = new SplittableRandom(seed);
    List<List<Paragraph>> divided = divided(random);
    int[] counts = {sizes.training(), sizes.selection(), sizes.heldOut(), sizes.heldOut()};
    Set<String> prompts = new HashSet<>();
    List<List<Task>> sets = new ArrayList<>();
    for (int s = 0; s < counts.length; s++) {
      Shelf shelf = new Shelf(divided.get(s), prompts, random.split());
      List<Task> tasks = new ArrayList<>();
      for (TextFamily family : s < counts.length - 1 ? TRAINED : OTHERS) {
        for (Depth depth : Depth.values()) {
          tasks.addAll(whole(shelf.tasks(family, depth, counts[s]), counts[s], s, family, depth));
        }
      }
      sets.add(tasks);
    }
    return new TaskSets(sets.get(0), sets.get(1), sets.get(2), sets.get(3));
  }

  private List<Task> whole(List<Task> tasks, int count, int set, TextFamily family, Depth depth) {
    if (tasks.size() < count) {
      throw new BadInput(
          "texts of %s must have %d tasks of %s, depth %s, for the %s set, got %d"
              .formatted(data, count, family.label(), depth, SETS.get(set), tasks.size()));
    }
    return tasks;
  }

  /**
   * Of each genre the same shares. Which paragraphs are held out does not depend on the seed: what is chosen by the
   * selection tasks of one seed has not seen those that are held out of another. Of the others a sixth is for selection.
   */
  private List<List<Paragraph>> divided(SplittableRandom random) {
    Map<Genre, List<Paragraph>> genres = new EnumMap<>(Genre.class);
    paragraphs.forEach(
        one -> genres.computeIfAbsent(one.genre(), genre -> new ArrayList<>()).add(one));
    List<List<Paragraph>> sets = new ArrayList<>();
    SETS.forEach(set -> sets.add(new ArrayList<>()));
    for (List<Paragraph> genre : genres.values()) {
      Collections.shuffle(genre, new Random(SPLIT));
      List<Paragraph> rest = new ArrayList<>();
      for (int i = 0; i < genre.size(); i++) {
        int part = i % PARTS / KEPT_APART;
        (part < 2 ? sets.get(2 + part) : rest).add(genre.get(i));
      }
      Collections.shuffle(rest, new Random(random.nextLong()));
      int selection = rest.size() / (PARTS - 2 * KEPT_APART);
      sets.get(1).addAll(rest.subList(0, selection));
      sets.get(0).addAll(rest.subList(selection, rest.size()));
    }
    return sets;
  }
}
