package io.github.ae4j.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is learned again is an even sample of what was learned. */
class LessonMemoryTest {
  private static final SplittableRandom RANDOM = new SplittableRandom(1);

  private static Lesson lesson(int number) {
    return new Lesson(Task.open("sum", Depth.LONG, "t" + number, "g"), "a\ud800", 0.25 * number);
  }

  private static List<Lesson> lessons(int from, int to) {
    return IntStream.range(from, to).mapToObj(LessonMemoryTest::lesson).toList();
  }

  @Test
  void keepsAllUntilItIsFullAndNoMoreThen() {
    LessonMemory memory = new LessonMemory();
    assertEquals(List.of(), memory.drawn(1, RANDOM));
    memory.learned(lessons(0, LessonMemory.MOST), RANDOM);
    assertEquals(lessons(0, LessonMemory.MOST), memory.kept());
    memory.learned(lessons(100, 500), RANDOM);
    assertEquals(LessonMemory.MOST, memory.kept().size());
  }

  /** 32 of 128: each is kept in a quarter of 2,000 runs, with an error of .0097. */
  @Test
  void eachIsKeptWithTheSameChance() {
    int[] counts = new int[128];
    for (int run = 0; run < 2000; run++) {
      LessonMemory memory = new LessonMemory();
      memory.learned(lessons(0, counts.length), RANDOM);
      memory.kept().forEach(one -> counts[(int) (4.0 * one.advantage())]++);
    }
    for (int i = 0; i < counts.length; i++) {
      assertEquals(0.25, counts[i] / 2000.0, 0.045, "lesson " + i);
    }
  }

  @Test
  void drawsEachAtMostOnce() {
    LessonMemory memory = new LessonMemory();
    memory.learned(lessons(0, 5), RANDOM);
    assertEquals(3, new HashSet<>(memory.drawn(3, RANDOM)).size());
    assertEquals(new HashSet<>(lessons(0, 5)), new HashSet<>(memory.drawn(9, RANDOM)));
  }

  @Test
  void goesOnFromBytesAsItWas() throws IOException {
    LessonMemory memory = new LessonMemory();
    memory.learned(lessons(0, 90), RANDOM);
    Task task = new Task("sort", Depth.SHORT, "ba", "ab", List.of("ab", "ba"));
    memory.learned(List.of(new Lesson(task, "", -1.5)), RANDOM);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    memory.write(new DataOutputStream(bytes));
    LessonMemory again = new LessonMemory();
    again.learned(lessons(200, 210), RANDOM);
    again.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertEquals(memory.kept(), again.kept());
    memory.learned(lessons(300, 400), new SplittableRandom(2));
    again.learned(lessons(300, 400), new SplittableRandom(2));
    assertEquals(memory.kept(), again.kept());
    assertTrue(memory.kept().stream().anyMatch(one -> one.advantage() >= 75.0));
  }
}
