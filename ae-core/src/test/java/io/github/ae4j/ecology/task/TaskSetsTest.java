package io.github.ae4j.ecology.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.ecology.Depth;
import io.github.ae4j.ecology.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sets share no task, and files are what was written. */
class TaskSetsTest {
  private static final TaskSets SETS = TaskSets.generate(4, new TaskSets.Sizes(40, 10, 20));

  @TempDir Path folder;

  @Test
  void setsShareNoPromptAndTheLastNoFamily() {
    Set<String> prompts = new HashSet<>();
    int tasks = 0;
    for (List<Task> set :
        List.of(SETS.training(), SETS.selection(), SETS.heldOut(), SETS.otherFamilies())) {
      for (Task task : set) {
        prompts.add(task.prompt());
        tasks++;
      }
    }
    assertEquals(tasks, prompts.size());
    Set<String> families = new HashSet<>();
    SETS.training().forEach(task -> families.add(task.family()));
    assertEquals(7, families.size());
    assertTrue(SETS.otherFamilies().stream().noneMatch(t -> families.contains(t.family())));
    assertTrue(SETS.heldOut().size() > 400, "held out: " + SETS.heldOut().size());
  }

  @Test
  void aSeedIsASet() {
    assertEquals(SETS, TaskSets.generate(4, new TaskSets.Sizes(40, 10, 20)));
  }

  /** Capitals tell formulas apart, and no other prompts, with whatever marks. */
  @Test
  void aKeyIsWhatPromptsMustDifferIn() {
    assertEquals("oh no !", LeakScan.key(Task.open("text", Depth.SHORT, " Oh  No ! ", "1")));
    assertEquals("T&!F=", LeakScan.key(Task.open("formula", Depth.SHORT, "T&!F=", "true")));
  }

  @Test
  void aLeakIsFoundAndRefused() {
    Task one = Task.open("sum", Depth.SHORT, "1+1=", "2");
    Task again = Task.open("sum", Depth.SHORT, " 1+1= ", "2");
    Map<String, List<Task>> sets = new LinkedHashMap<>();
    sets.put("training", List.of(one));
    sets.put("held-out", List.of(again));
    assertEquals(List.of(new LeakScan.Leak(" 1+1= ", "training", "held-out")), LeakScan.of(sets));
    assertEquals(List.of(), LeakScan.of(Map.of("training", List.of(one))));
    String why =
        assertThrows(
                IllegalArgumentException.class,
                () -> new TaskSets(List.of(one), List.of(), List.of(again), List.of()))
            .getMessage();
    assertTrue(why.contains("sets must share no prompt"), why);
    Task family = Task.open("sum", Depth.LONG, "3+3=", "6");
    assertEquals(
        "other families must be in no other set, got sum",
        assertThrows(
                IllegalArgumentException.class,
                () -> new TaskSets(List.of(one), List.of(), List.of(), List.of(family)))
            .getMessage());
  }

  @Test
  void filesGiveTheSameSets() throws IOException {
    SETS.write(folder);
    assertEquals(SETS, TaskSets.read(folder));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "sum;short;1+1= ! must have family, depth, prompt and answer",
        "sum;tiny;1+1=;2 ! depth must be short, medium or long, got tiny",
        "sum;short;1+1=; ! gold must not be blank",
        "sum;short;1+1=;2;3;4 ! choices must hold 2, got [3, 4]",
        "sum;short;1+1=;2;2;2 ! choices must each be there once, got [2, 2]",
        "sum;short;0+1=;1 ! prompt must be there once, and is that of line 2"
      })
  void aBadLineIsRefusedByNameAndLine(String line, String why) throws IOException {
    Path file = folder.resolve("tasks.tsv");
    Files.writeString(
        file, "# sums\nsum\tshort\t0+1=\t1\n\n" + line.strip().replace(';', '\t') + "\n");
    String message =
        assertThrows(IllegalArgumentException.class, () -> TaskFile.read(file)).getMessage();
    assertTrue(message.startsWith(file + ":4: "), message);
    assertTrue(message.contains(why), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# sums\n"})
  void aByteOrderMarkSaysNothing(String comment) throws IOException {
    Path file = folder.resolve("tasks.tsv");
    Files.writeString(file, "\ufeff" + comment + "sum\tshort\t0+1=\t1\n");
    assertEquals(List.of(Task.open("sum", Depth.SHORT, "0+1=", "1")), TaskFile.read(file));
  }

  @Test
  void aFamilyThatWouldBeACommentIsNotWritten() {
    Path file = folder.resolve("tasks.tsv");
    Task task = Task.open("#sum", Depth.SHORT, "1+1=", "2");
    String why =
        assertThrows(IllegalArgumentException.class, () -> TaskFile.write(file, List.of(task)))
            .getMessage();
    assertEquals(
        file + " must have no family that begins with # or a byte order mark, got #sum", why);
    assertFalse(Files.exists(file));
  }

  @Test
  void aFileWithoutTasksOrOfAnotherKindIsRefused() throws IOException {
    Path file = folder.resolve("tasks.tsv");
    Files.writeString(file, "# nothing\n");
    assertEquals(
        file + " must have a task, and has none",
        assertThrows(IllegalArgumentException.class, () -> TaskFile.read(file)).getMessage());
    Files.write(file, "sum\tshort\t\u00e9=\t1\n".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        file + " must be text in UTF-8, and is not",
        assertThrows(IllegalArgumentException.class, () -> TaskFile.read(file)).getMessage());
  }

  @Test
  void whatCannotBeWrittenLeavesTheFileAsItWas() throws IOException {
    Path file = folder.resolve("tasks.tsv");
    List<Task> before = List.of(Task.open("f", Depth.SHORT, "x", "a"));
    TaskFile.write(file, before);
    for (Task bad :
        List.of(
            Task.open("f", Depth.SHORT, "half \ud800", "a"),
            Task.open("\ufefff", Depth.SHORT, "x", "a"))) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> TaskFile.write(file, List.of(bad)))
              .getMessage();
      assertTrue(message.startsWith(file.toString()), message);
      assertEquals(before, TaskFile.read(file));
    }
    Path none = folder.resolve("none/tasks.tsv");
    String message =
        assertThrows(IOException.class, () -> TaskFile.write(none, before)).getMessage();
    assertTrue(message.startsWith("cannot write " + none), message);
    try (java.util.stream.Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void refusalsNameTheFileAndAreShort() throws IOException {
    assertTrue(
        assertThrows(IOException.class, () -> TaskFile.read(folder))
            .getMessage()
            .contains(folder.toString()));
    Path file = folder.resolve("tasks.tsv");
    Files.writeString(file, "x".repeat(1_000_000));
    String message =
        assertThrows(IllegalArgumentException.class, () -> TaskFile.read(file)).getMessage();
    assertTrue(message.length() < 1000, "characters: " + message.length());
    assertThrows(IllegalArgumentException.class, () -> new TaskSets.Sizes(Integer.MAX_VALUE, 2, 1));
  }
}
