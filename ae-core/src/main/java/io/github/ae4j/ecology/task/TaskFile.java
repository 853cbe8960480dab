package io.github.ae4j.ecology.task;

import io.github.ae4j.Experimental;
import io.github.ae4j.ecology.Depth;
import io.github.ae4j.ecology.Task;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Tasks as text, one a line: family, depth, prompt, right answer and the choices, with tabs between. A line that is
 * empty or begins with # says nothing, and neither does a byte order mark before the first.
 */
@Experimental
public final class TaskFile {
  private static final int FIELDS = 4;
  private static final int SHOWN = 300; // characters of what is refused
  private static final String SILENT = "#";
  private static final String MARK = "\ufeff"; // of the byte order, as some editors write it

  private TaskFile() {}

  /**
   * Reads tasks.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if a line is no task, a prompt is there twice, or there is no task; names file and
   *     line
   */
  public static List<Task> read(Path file) throws IOException {
    Objects.requireNonNull(file, "file");
    List<String> lines = lines(file);
    if (!lines.isEmpty() && lines.get(0).startsWith(MARK)) {
      lines.set(0, lines.get(0).substring(MARK.length()));
    }
    List<Task> tasks = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank() || lines.get(i).startsWith(SILENT)) {
        continue;
      }
      Task task = task(file, i + 1, lines.get(i));
      Integer before = seen.put(LeakScan.key(task), i + 1);
      if (before != null) {
        throw refused(file, i + 1, "prompt must be there once, and is that of line " + before);
      }
      tasks.add(task);
    }
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException(file + " must have a task, and has none");
    }
    return tasks;
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8));
    } catch (MalformedInputException e) {
      throw new IllegalArgumentException(file + " must be text in UTF-8, and is not", e);
    } catch (FileSystemException e) {
      throw e; // it names its file
    } catch (IOException e) {
      throw new IOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static Task task(Path file, int line, String text) {
    String[] fields = text.split("\t", -1);
    if (fields.length < FIELDS) {
      throw refused(
          file,
          line,
          "must have family, depth, prompt and answer with tabs between, got " + shown(text));
    }
    try {
      List<String> choices = Arrays.asList(fields).subList(FIELDS, fields.length);
      return new Task(fields[0], depth(fields[1]), fields[2], fields[3], choices);
    } catch (IllegalArgumentException e) {
      throw refused(file, line, shown(String.valueOf(e.getMessage())));
    }
  }

  private static String shown(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }

  private static Depth depth(String name) {
    for (Depth depth : Depth.values()) {
      if (label(depth).equals(name)) {
        return depth;
      }
    }
    throw new IllegalArgumentException("depth must be short, medium or long, got " + name);
  }

  private static String label(Depth depth) {
    return depth.name().toLowerCase(Locale.ROOT);
  }

  private static IllegalArgumentException refused(Path file, int line, String why) {
    return new IllegalArgumentException(file + ":" + line + ": " + why);
  }

  /**
   * Writes tasks, in place of what is there: whole or not at all.
   *
   * @throws IllegalArgumentException if a family begins with # or a byte order mark, which would say nothing when it is
   *     read, or half of a character stands alone in a text
   * @throws IOException if the file cannot be written; names it
   */
  public static void write(Path file, List<Task> tasks) throws IOException {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(tasks, "tasks");
    List<String> lines = new ArrayList<>();
    for (Task task : tasks) {
      if (task.family().startsWith(SILENT) || task.family().startsWith(MARK)) {
        throw new IllegalArgumentException(
            file
                + " must have no family that begins with # or a byte order mark, got "
                + task.family());
      }
      List<String> fields =
          new ArrayList<>(List.of(task.family(), label(task.depth()), task.prompt(), task.gold()));
      fields.addAll(task.choices());
      lines.add(String.join("\t", fields) + "\n");
      if (!StandardCharsets.UTF_8.newEncoder().canEncode(lines.get(lines.size() - 1))) {
        throw new IllegalArgumentException(
            file
                + " must have whole characters, got half of one in the prompt or answers of task "
                + lines.size());
      }
    }
    writeWhole(file, String.join("", lines));
  }

  private static void writeWhole(Path file, String text) throws IOException {
    Path place = file.toAbsolutePath();
    Path draft = place.resolveSibling("." + place.getFileName() + ".writing");
    try {
      Files.writeString(draft, text);
      Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      String why = e instanceof FileSystemException ? e.toString() : e.getMessage();
      throw new IOException("cannot write " + file + ": " + why, e);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
