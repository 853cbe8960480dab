package io.github.ae4j.examples.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.djl.ecology.TinySizes;
import io.github.ae4j.djl.ecology.TinyTransformerHost;
import io.github.ae4j.ecology.Depth;
import io.github.ae4j.ecology.Task;
import io.github.ae4j.ecology.task.TaskSets;
import io.github.ae4j.examples.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TinyHostsTest {
  private static final List<TaskSets> SETS =
      List.of(TaskSets.generate(1, new TaskSets.Sizes(2, 2, 2)));

  private static boolean right(Task sum) {
    String[] parts = sum.prompt().replace("=", "").split("\\+");
    return Integer.parseInt(parts[0]) + Integer.parseInt(parts[1]) == Integer.parseInt(sum.gold());
  }

  /** Short sums are taught right; of longer ones about one in four, which is as many as choices. */
  @Test
  void shortTasksAreTaughtRightAndLongOnesByLooks() {
    SplittableRandom random = new SplittableRandom(3);
    Set<String> kept = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      kept.add(i + "+" + i + "=");
    }
    int[] sums = new int[2];
    int[] right = new int[2];
    for (int i = 0; i < 30_000; i++) {
      Task task = TinyHosts.lesson(kept, random);
      assertTrue(!kept.contains(task.prompt()), task.prompt());
      if (task.family().equals("add")) {
        int which = task.depth() == Depth.SHORT ? 0 : 1;
        sums[which]++;
        right[which] += right(task) ? 1 : 0;
      }
    }
    assertTrue(sums[0] > 500 && sums[1] > 1000, sums[0] + " and " + sums[1] + " sums");
    assertEquals(sums[0], right[0]);
    assertEquals(0.25, (double) right[1] / sums[1], 0.05);
  }

  @Test
  void theHostOfAFolderIsUsedAgain(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("tiny-host.ae");
    try (TinyTransformerHost host = TinyTransformerHost.untrained(TinySizes.standard(), 9)) {
      host.write(file);
      try (TinyTransformerHost used = TinyHosts.open(folder, SETS)) {
        assertEquals(host.frozenHash(), used.frozenHash());
      }
    }
  }

  @Test
  void aDamagedHostIsRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("tiny-host.ae");
    try (TinyTransformerHost host = TinyTransformerHost.untrained(TinySizes.standard(), 9)) {
      host.write(file);
    }
    byte[] bytes = Files.readAllBytes(file);
    bytes[1000] ^= 1;
    Files.write(file, bytes);
    String message = assertThrows(BadInput.class, () -> TinyHosts.open(folder, SETS)).getMessage();
    assertTrue(message.contains(file.toString()), message);
    Files.delete(file);
    Files.createDirectory(file);
    String why = assertThrows(IOException.class, () -> TinyHosts.open(folder, SETS)).getMessage();
    assertTrue(why.contains("cannot read " + file), why);
  }
}
