package io.github.ae4j.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Which task is next. */
class TaskStreamTest {
  private static final List<Task> TASKS =
      List.of(
          Task.open("easy", Depth.SHORT, "a", "1"),
          Task.open("hard", Depth.SHORT, "b", "2"),
          Task.open("moving", Depth.LONG, "c", "3"));

  private final CellController controller = CellController.defaults();
  private final TaskStream stream = new TaskStream(TASKS, controller);
  private final SplittableRandom random = new SplittableRandom(1);

  @Test
  void whatWasNotTriedIsFirst() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < TASKS.size(); i++) {
      Task task = stream.next(0.0, random);
      assertTrue(seen.add(task.family()), task.family());
      stream.attempted(task, controller, 1.0, 1.5);
    }
    assertEquals(3, stream.cells().size());
  }

  private void live(int rounds) {
    for (int i = 0; i < rounds; i++) {
      stream.attempted(TASKS.get(0), controller, 1.0, 1.5);
      stream.attempted(TASKS.get(1), controller, 0.0, -0.15);
      stream.attempted(TASKS.get(2), controller, i % 40 < 20 ? 0.0 : 1.0, 0.7);
    }
  }

  @Test
  void theCellOfMostProgressIsNextWhereThatIsAsked() {
    live(200);
    for (int i = 0; i < 20; i++) {
      assertEquals("moving", stream.next(1.0, random).family());
    }
  }

  /** At the least price a solved cell still pays more than one that is never right. */
  @Test
  void whatPaysMostIsNextElse() {
    live(2000);
    int easy = 0;
    for (int i = 0; i < 200; i++) {
      easy += stream.next(0.0, random).family().equals("hard") ? 0 : 1;
    }
    int count = easy;
    assertTrue(count > 180, () -> "of 200: " + count);
  }

  @Test
  void refusesTasksOfNoCellAndNoTasks() {
    Task other = Task.open("other", Depth.SHORT, "d", "4");
    assertThrows(IllegalArgumentException.class, () -> stream.cell(other));
    assertThrows(IllegalArgumentException.class, () -> new TaskStream(List.of(), controller));
  }
}
