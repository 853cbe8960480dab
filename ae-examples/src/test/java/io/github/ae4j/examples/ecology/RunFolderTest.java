package io.github.ae4j.examples.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.Run;
import io.github.ae4j.examples.report.FolderLock;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody did to a run's folder is seen, and nothing of it is taken for the run's own. */
class RunFolderTest {
  @TempDir Path folder;
  private Path base;
  private Path single;
  private Path tasks;

  @BeforeEach
  void aRun() {
    Run run = command("run", "--generations", 5, "--seeds", 1, "--arms", "base,single");
    assertEquals(0, run.exitCode(), run.err());
    base = folder.resolve("run/lives/base-1.result");
    single = folder.resolve("run/lives/single-1.result");
    tasks = folder.resolve("run/tasks/seed-1");
  }

  private Run command(String name, Object... more) {
    List<Object> all =
        new ArrayList<>(List.of("ecology", name, "--out", folder.resolve("run").toString()));
    all.addAll(List.of(more));
    return Run.of(all.toArray());
  }

  private void assertRefused(String message, String command) {
    Run run = command(command);
    assertEquals(2, run.exitCode(), run.err());
    assertTrue(run.err().contains(message), run.err());
  }

  @Test
  void anotherLifesResultIsRefused() throws IOException {
    Files.write(single, Files.readAllBytes(base));
    String message = single + " must be of single, seed 1, got one of base, seed 1";
    assertRefused(message, "report");
    assertRefused(message, "resume");
  }

  @Test
  void resultsOfOtherTasksAndOperationsAreRefused() throws IOException {
    Path heldOut = tasks.resolve("held-out.tsv");
    String text = Files.readString(heldOut);
    String[] fields = text.lines().findFirst().orElseThrow().split("\t");
    String wrong = fields[4].equals(fields[3]) ? fields[5] : fields[4];
    String line = String.join("\t", fields);
    fields[3] = wrong;
    Files.writeString(heldOut, text.replace(line, String.join("\t", fields)));
    assertRefused(base + " must be of this run's host bilinear", "report");
    Files.writeString(heldOut, text);
    Path settings = folder.resolve("run/settings.json");
    Files.writeString(
        settings, Files.readString(settings).replace("\"generations\" : 5", "\"generations\" : 6"));
    assertRefused(base + " must be of this run's host bilinear", "resume");
  }

  @Test
  void aDamagedSnapshotIsNamedByTheReportToo() throws IOException {
    Path snapshot = folder.resolve("run/lives/single-1.ae");
    Files.writeString(snapshot, "garbage");
    assertRefused("checkpoint " + snapshot + " must begin as one of", "report");
  }

  @Test
  void aReportOfNothingMakesNothing() throws IOException {
    Files.delete(base);
    Files.delete(single);
    Path moved = folder.resolve("moved");
    Files.move(tasks, moved);
    assertRefused("must hold a life that is done", "report");
    assertFalse(Files.exists(tasks));
  }

  @Test
  void twoDoNotWorkInOneFolder() throws IOException {
    Path other = folder.resolve("other");
    try (FileChannel first = FolderLock.of(folder.resolve("run"), "ecology");
        FileChannel second = FolderLock.of(other, "ecology")) {
      assertTrue(first.isOpen() && second.isOpen());
      assertRefused("another ecology works in " + folder.resolve("run"), "resume");
      Run run = Run.of("ecology", "run", "--arms", "base", "--out", other.toString());
      assertEquals(2, run.exitCode(), run.out());
      assertFalse(RunSettings.isIn(other), "settings of the one that was refused");
    }
    assertEquals(0, command("resume").exitCode());
  }

  @Test
  void moreSelectionTasksThanOperationsPayForAreRefused() throws IOException {
    Files.delete(base);
    Files.delete(single);
    Files.delete(folder.resolve("run/lives/single-1.ae"));
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 4000; i++) {
      lines.add("f\tshort\tprompt " + i + "\ta\ta\tb");
    }
    Files.write(tasks.resolve("selection.tsv"), lines);
    assertRefused("operations must be above the", "resume");
  }

  /** Before any life begins: the one task may be drawn late. */
  @Test
  void aTrainingTaskWithoutChoicesIsRefusedAtOnce() throws IOException {
    Files.delete(base);
    Files.delete(single);
    Path training = tasks.resolve("training.tsv");
    String text = Files.readString(training);
    Files.writeString(training, text + "add\tshort\t1+1111=\t1112\n");
    assertRefused("must have choices with --host bilinear, got none for 1+1111=", "resume");
    assertFalse(Files.exists(base));
    Files.writeString(training, text);
    Path heldOut = tasks.resolve("held-out.tsv");
    String twice = text.lines().findFirst().orElseThrow();
    Files.writeString(heldOut, Files.readString(heldOut) + twice + "\n");
    assertRefused(tasks + ": sets must share no prompt", "resume");
  }
}
