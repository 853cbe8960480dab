package io.github.ae4j.examples.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.djl.ecology.TinySizes;
import io.github.ae4j.djl.ecology.TinyTransformerHost;
import io.github.ae4j.ecology.Depth;
import io.github.ae4j.ecology.Host;
import io.github.ae4j.ecology.Task;
import io.github.ae4j.ecology.task.TaskSets;
import io.github.ae4j.examples.torch.TorchThreads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostChoiceTest {
  @TempDir Path folder;

  private static TaskSets holding(String prompt) {
    return new TaskSets(
        List.of(Task.open("one", Depth.SHORT, "training", "1")),
        List.of(Task.open("one", Depth.SHORT, "selection", "1")),
        List.of(Task.open("one", Depth.SHORT, prompt, "1")),
        List.of(Task.open("two", Depth.SHORT, "others", "1")));
  }

  /** A held-out prompt with other blanks and capitals is the same prompt. */
  @Test
  void aHostIsTaughtNoPromptThatDiffersInBlanksAndCapitals() {
    List<Task> taught = HostChoice.beforehand(1, holding("nothing of this"));
    Task count =
        taught.stream().filter(t -> t.family().equals("word-count")).findAny().orElseThrow();
    String same = " " + count.prompt().replace(" ", "  ").replace("count", "Count");
    assertTrue(taught.contains(count));
    assertFalse(HostChoice.beforehand(1, holding(same)).contains(count));
  }

  @Test
  void keptAreTheKeysOfWhatIsLookedAt() {
    assertEquals(
        Set.of("selection", "3 5 7 ?", "others"), HostChoice.kept(List.of(holding(" 3  5 7 ?"))));
  }

  private static RunSettings settings(String host) {
    return new RunSettings(host, 5, 2, List.of("base"), null, null);
  }

  @Test
  void oneTinyHostServesAllSeedsAndIsClosed() throws IOException {
    TorchThreads.pin();
    try (TinyTransformerHost made = TinyTransformerHost.untrained(TinySizes.standard(), 9)) {
      made.write(folder.resolve("tiny-host.ae"));
    }
    Worlds worlds = Worlds.open(settings("tiny"), folder);
    Host host = worlds.all().get(0).host();
    Task task = worlds.all().get(0).sets().heldOut().get(0);
    assertSame(host, worlds.all().get(1).host());
    assertTrue(host.attempt(Optional.empty(), task).tokens() > 0);
    worlds.close();
    worlds.close();
    assertThrows(RuntimeException.class, () -> host.attempt(Optional.empty(), task));
  }

  @Test
  void eachSeedHasABilinearHostOfItsOwn() throws IOException {
    try (Worlds worlds = Worlds.open(settings("bilinear"), folder)) {
      assertNotSame(worlds.all().get(0).host(), worlds.all().get(1).host());
    }
  }
}
