package io.github.ae4j.examples.ecology.brown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ae4j.ecology.Task;
import io.github.ae4j.ecology.task.TaskSets;
import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks of made-up texts, whose words say where they are from; and of the real ones where they are. */
class BrownTasksTest {
  private static final TaskSets.Sizes SIZES = new TaskSets.Sizes(12, 4, 8);
  private static final Pattern WORD = Pattern.compile("g(\\d+)p(\\d+)s(\\d+)");

  @TempDir static Path shared;
  private static TaskSets sets;

  @TempDir Path folder;

  @BeforeAll
  static void make() throws IOException {
    sets = BrownTasks.read(MadeUpCorpus.write(shared, 120)).sets(1, SIZES);
  }

  private static List<List<Task>> all(TaskSets of) {
    return List.of(of.training(), of.selection(), of.heldOut(), of.otherFamilies());
  }

  private static String text(Task task) {
    return task.prompt().replaceFirst("^(commas|the|order): ", "");
  }

  /** What a prompt's words name: with two groups its paragraphs, with three its sentences. */
  private static Set<String> named(Task task, int groups) {
    Set<String> names = new HashSet<>();
    Matcher word = WORD.matcher(task.prompt());
    while (word.find()) {
      names.add(groups == 2 ? word.group(1) + "/" + word.group(2) : word.group());
    }
    return names;
  }

  @Test
  void noParagraphIsInTwoSetsAndNoSentenceInTwoTasks() {
    Map<String, Integer> setOf = new HashMap<>();
    Set<String> sentences = new HashSet<>();
    for (int s = 0; s < 4; s++) {
      for (Task task : all(sets).get(s)) {
        assertEquals(1, named(task, 2).size(), task.prompt());
        for (String paragraph : named(task, 2)) {
          assertEquals(s, setOf.merge(paragraph, s, (old, now) -> old.equals(now) ? old : -1));
        }
        for (String sentence : named(task, 3)) {
          assertTrue(sentences.add(sentence), sentence + " is in two tasks");
        }
      }
    }
    assertTrue(setOf.size() > 100, setOf.size() + " paragraphs");
  }

  /** What is chosen by another seed's selection tasks must not have seen what is held out of this one. */
  @Test
  void whatIsHeldOutOfOneSeedIsInNoOtherSeedsTrainingOrSelection() throws IOException {
    TaskSets other = BrownTasks.read(MadeUpCorpus.write(folder, 120)).sets(2, SIZES);
    Set<String> seen = new HashSet<>();
    other.training().forEach(task -> seen.addAll(named(task, 2)));
    other.selection().forEach(task -> seen.addAll(named(task, 2)));
    assertTrue(seen.size() > 100, seen.size() + " paragraphs");
    for (List<Task> last : List.of(sets.heldOut(), sets.otherFamilies())) {
      for (Task task : last) {
        assertTrue(java.util.Collections.disjoint(seen, named(task, 2)), task.prompt());
      }
    }
    assertNotEquals(sets.heldOut(), other.heldOut());
  }

  @Test
  void theSizesAreThoseAskedForAndAnswersAreBalanced() {
    int[] counts = {SIZES.training(), SIZES.selection(), SIZES.heldOut(), SIZES.heldOut()};
    for (int s = 0; s < 4; s++) {
      int families = s < 3 ? 8 : 3;
      assertEquals(families * 3 * counts[s], all(sets).get(s).size());
      assertTrue(most(all(sets).get(s)) <= 0.5, "set " + s);
    }
  }

  /** The share of the most frequent answer of a family, the greatest of all families. */
  private static double most(List<Task> tasks) {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    for (Task task : tasks) {
      counts
          .computeIfAbsent(task.family() + " " + task.depth(), f -> new TreeMap<>())
          .merge(task.gold(), 1, Integer::sum);
    }
    double most = 0.0;
    for (Map<String, Integer> one : counts.values()) {
      int sum = one.values().stream().mapToInt(Integer::intValue).sum();
      most =
          Math.max(most, one.values().stream().mapToInt(n -> n).max().orElseThrow() / (double) sum);
    }
    return most;
  }

  @Test
  void answersAreWhatTheTextsAre() {
    for (List<Task> set : all(sets)) {
      for (Task task : set) {
        assertTrue(task.choices().contains(task.gold()), task.toString());
        assertEquals(right(task), task.gold(), task.prompt());
      }
    }
  }

  private static String right(Task task) {
    List<String> words = List.of(text(task).split(" "));
    List<String> commas = List.of("no comma", "one comma", "two commas", "three commas");
    List<String> times = List.of("never", "once", "twice", "three times");
    return switch (task.family()) {
      case "commas" -> commas.get((int) words.stream().filter(w -> w.equals(",")).count());
      case "the" -> times.get((int) words.stream().filter(w -> w.equalsIgnoreCase("the")).count());
      case "order" -> {
        List<Integer> seen = sentences(task);
        yield seen.get(0) < seen.get(seen.size() - 1) ? "in order" : "the wrong way round";
      }
      default -> {
        Matcher word = WORD.matcher(text(task));
        assertTrue(word.find(), task.prompt());
        yield Genre.values()[Integer.parseInt(word.group(1))].words();
      }
    };
  }

  private static List<Integer> sentences(Task task) {
    List<Integer> seen = new ArrayList<>();
    Matcher word = WORD.matcher(task.prompt());
    while (word.find()) {
      seen.add(Integer.parseInt(word.group(3)));
    }
    return seen;
  }

  @Test
  void depthsAreLengths() {
    int[] words = {10, 20, 40};
    for (List<Task> set : all(sets)) {
      for (Task task : set) {
        int length = text(task).split(" ").length;
        int wanted = words[task.depth().ordinal()];
        if (task.family().equals("order")) {
          assertTrue(length >= 0.7 * wanted && length <= 1.2 * wanted, task.prompt());
          assertEquals(2, new HashSet<>(sentences(task)).size(), task.prompt());
        } else {
          assertEquals(wanted, length, task.prompt());
        }
      }
    }
  }

  @Test
  void aSeedIsASet() throws IOException {
    BrownTasks tasks = BrownTasks.read(shared);
    assertEquals(sets, tasks.sets(1, SIZES));
    assertNotEquals(sets, tasks.sets(2, SIZES));
    sets.write(folder);
    assertEquals(sets, TaskSets.read(folder));
  }

  @Test
  void otherFamiliesAreNotTrained() {
    Set<String> trained = new HashSet<>();
    List.of(sets.training(), sets.selection(), sets.heldOut())
        .forEach(set -> set.forEach(task -> trained.add(task.family())));
    assertEquals(8, trained.size(), trained.toString());
    sets.otherFamilies().forEach(task -> assertTrue(!trained.contains(task.family())));
  }

  @Test
  void aParagraphIsSplitIntoSentences() {
    Paragraph one =
        Paragraph.of(Genre.HUMOR, " `` Eh , Torino ! ! '' She\tgave ; ; herself airs . And ");
    assertEquals(
        List.of("\" Eh , Torino ! \"", "She gave ; herself airs .", "And"),
        one.sentences().stream().map(words -> String.join(" ", words)).toList());
    assertEquals(List.of("She", "gave", ";"), one.words(1, 3));
    assertEquals(List.of("And"), one.words(2, 3));
    assertEquals(1, one.sentencesOf(1, 6));
    assertEquals(2, one.sentencesOf(1, 7));
  }

  /** A paragraph that is there again, in another file, is one paragraph. */
  @Test
  void aParagraphIsThereOnce() throws IOException {
    MadeUpCorpus.write(folder, 4);
    int before = Corpus.read(folder).size();
    byte[] line = "One day .\n ONE day . \nAnother day .\n".getBytes(StandardCharsets.UTF_8);
    MadeUpCorpus.write(MadeUpCorpus.file(folder, Genre.HUMOR), line);
    MadeUpCorpus.write(MadeUpCorpus.file(folder, Genre.ROMANCE), line);
    assertEquals(before - 8 + 2, Corpus.read(folder).size());
  }

  @Test
  void filesThatAreMissingOrDamagedAreRefusedByName() throws IOException {
    assertRefused("there is no folder " + folder.resolve("brown"));
    MadeUpCorpus.write(folder, 4);
    Path file = MadeUpCorpus.file(folder, Genre.RELIGION);
    byte[] whole = Files.readAllBytes(file);
    Files.delete(file);
    assertRefused("there is no " + file);
    Files.write(file, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
    assertRefused(file + " must be a whole gzip file");
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    assertRefused(file + " must be a whole gzip file");
    Files.write(file, new byte[0]);
    assertRefused(file + " must be a whole gzip file: it ends early");
    byte[] flipped = whole.clone();
    flipped[whole.length - 6] ^= 1;
    Files.write(file, flipped);
    assertRefused(file + " must be a whole gzip file");
    MadeUpCorpus.write(file, new byte[] {(byte) 0xc3, (byte) 0x28});
    assertRefused(file + " must be text in UTF-8");
    MadeUpCorpus.write(file, "\n \n".getBytes(StandardCharsets.UTF_8));
    assertRefused(file + " must hold a paragraph a line, and is empty");
  }

  private void assertRefused(String part) {
    String message = assertThrows(BadInput.class, () -> BrownTasks.read(folder)).getMessage();
    assertTrue(message.contains(part), message);
  }

  @Test
  void tooFewTextsAreRefused() throws IOException {
    BrownTasks tasks = BrownTasks.read(MadeUpCorpus.write(folder, 20));
    String message = assertThrows(BadInput.class, () -> tasks.sets(1, SIZES)).getMessage();
    assertTrue(
        message.matches(
            "texts of .* must have \\d+ tasks of \\S+, depth \\w+, for the \\S+ set, got \\d+"),
        message);
    assertTrue(message.contains(folder.toString()), message);
  }

  @Test
  void theRealCorpusHasEnough() throws IOException {
    Path data = Run.data();
    assumeTrue(Files.isDirectory(data.resolve("brown")), "no Brown corpus in " + data);
    BrownTasks tasks = BrownTasks.read(data);
    for (long seed = 1; seed <= 3; seed++) {
      TaskSets real = tasks.sets(seed, new TaskSets.Sizes(120, 12, 20));
      assertTrue(real.heldOut().size() >= 400, real.heldOut().size() + " held-out tasks");
      for (List<Task> set : all(real)) {
        assertTrue(most(set) <= 0.6, "seed " + seed);
        set.forEach(task -> assertTrue(task.prompt().matches("[\\x20-\\x7e]+"), task.prompt()));
      }
    }
  }
}
