package io.github.ae4j.ecology.task;

import io.github.ae4j.Experimental;
import io.github.ae4j.ecology.Depth;
import io.github.ae4j.ecology.Task;
import io.github.ae4j.memory.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Sets that share no prompt. The last is of families that none of the others has.
 *
 * @param training what is learned from
 * @param selection what gates, routers and choices of a best one look at
 * @param heldOut what is looked at once, in the end; of the families of training
 * @param otherFamilies as held out, of other families
 */
@Experimental
public record TaskSets(
    List<Task> training, List<Task> selection, List<Task> heldOut, List<Task> otherFamilies) {
  private static final int PATIENCE = 200; // draws in vain for a task

  /**
   * How many tasks of each family and depth.
   *
   * @param training at least 1
   * @param selection at least 2
   * @param heldOut at least 1, of the other families too
   */
  public record Sizes(int training, int selection, int heldOut) {
    /** Checks the numbers. */
    public Sizes {
      Check.atLeast("training", training, 1);
      Check.atLeast("selection", selection, 2);
      Check.atLeast("heldOut", heldOut, 1);
      Check.within("tasks together", (double) training + selection + heldOut, 4, Integer.MAX_VALUE);
    }
  }

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException if a prompt is there twice, or a family of the last set in another; names it
   */
  public TaskSets {
    training = List.copyOf(training);
    selection = List.copyOf(selection);
    heldOut = List.copyOf(heldOut);
    otherFamilies = List.copyOf(otherFamilies);
    Map<String, List<Task>> sets = named(training, selection, heldOut, otherFamilies);
    List<LeakScan.Leak> leaks = LeakScan.of(sets);
    if (!leaks.isEmpty()) {
      throw new IllegalArgumentException("sets must share no prompt, got " + leaks.get(0));
    }
    Set<String> known = new HashSet<>();
    List.of(training, selection, heldOut).forEach(s -> s.forEach(t -> known.add(t.family())));
    for (Task task : otherFamilies) {
      if (known.contains(task.family())) {
        throw new IllegalArgumentException(
            "other families must be in no other set, got " + task.family());
      }
    }
  }

  private static Map<String, List<Task>> named(
      List<Task> training, List<Task> selection, List<Task> heldOut, List<Task> otherFamilies) {
    Map<String, List<Task>> sets = new LinkedHashMap<>();
    sets.put("training", training);
    sets.put("selection", selection);
    sets.put("held-out", heldOut);
    sets.put("other-families", otherFamilies);
    return sets;
  }

  /** The families that {@link #generate(long, Sizes)} keeps out of training. */
  public static Set<TaskFamily> keptOut() {
    return EnumSet.of(TaskFamily.MULTIPLY, TaskFamily.MULTI_STEP, TaskFamily.REGULAR_EXPRESSION);
  }

  /** Sets of all families but {@link #keptOut}, which the last set is of. */
  public static TaskSets generate(long seed, Sizes sizes) {
    Objects.requireNonNull(sizes, "sizes");
    return generate(seed, sizes, EnumSet.complementOf(EnumSet.copyOf(keptOut())), keptOut());
  }

  /**
   * Sets of given families.
   *
   * @throws IllegalArgumentException if a family has not so many tasks of a depth, or is in both
   */
  public static TaskSets generate(
      long seed, Sizes sizes, Set<TaskFamily> trained, Set<TaskFamily> others) {
    Objects.requireNonNull(sizes, "sizes");
    Objects.requireNonNull(trained, "trained");
    Objects.requireNonNull(others, "others");
    List<Task> training = new ArrayList<>();
    List<Task> selection = new ArrayList<>();
    List<Task> heldOut = new ArrayList<>();
    List<Task> other = new ArrayList<>();
    int all = sizes.training() + sizes.selection() + sizes.heldOut();
    for (TaskFamily family : TaskFamily.values()) {
      for (Depth depth : Depth.values()) {
        SplittableRandom random =
            new SplittableRandom(seed * 1009 + family.ordinal() * 31L + depth.ordinal());
        if (trained.contains(family)) {
          List<Task> tasks = distinct(family, depth, all, random);
          training.addAll(tasks.subList(0, sizes.training()));
          selection.addAll(tasks.subList(sizes.training(), all - sizes.heldOut()));
          heldOut.addAll(tasks.subList(all - sizes.heldOut(), all));
        }
        if (others.contains(family)) {
          other.addAll(distinct(family, depth, sizes.heldOut(), random));
        }
      }
    }
    return unique(training, selection, heldOut, other);
  }

  private static List<Task> distinct(
      TaskFamily family, Depth depth, int count, SplittableRandom random) {
    Map<String, Task> tasks = new LinkedHashMap<>();
    int vain = 0;
    while (tasks.size() < count) {
      Task task = family.task(depth, random);
      vain = tasks.putIfAbsent(LeakScan.key(task), task) == null ? 0 : vain + 1;
      if (vain > PATIENCE) {
        throw new IllegalArgumentException(
            family.label()
                + " must have "
                + count
                + " tasks of depth "
                + depth
                + ", got "
                + tasks.size());
      }
    }
    return List.copyOf(tasks.values());
  }

  /** Two depths of a family may have a prompt in common; it stays where it is last, held out before selection. */
  private static TaskSets unique(
      List<Task> training, List<Task> selection, List<Task> heldOut, List<Task> other) {
    Set<String> seen = new HashSet<>();
    other.removeIf(task -> !seen.add(LeakScan.key(task)));
    heldOut.removeIf(task -> !seen.add(LeakScan.key(task)));
    selection.removeIf(task -> !seen.add(LeakScan.key(task)));
    training.removeIf(task -> !seen.add(LeakScan.key(task)));
    return new TaskSets(training, selection, heldOut, other);
  }

  /**
   * Writes a file a set into a folder, which is made if it is not there.
   *
   * @throws IOException if one cannot be written
   */
  public void write(Path folder) throws IOException {
    Objects.requireNonNull(folder, "folder");
    Files.createDirectories(folder);
    for (Map.Entry<String, List<Task>> set :
        named(training, selection, heldOut, otherFamilies).entrySet()) {
      TaskFile.write(file(folder, set.getKey()), set.getValue());
    }
  }

  private static Path file(Path folder, String set) {
    return folder.resolve(set + ".tsv");
  }

  /**
   * Reads what {@link #write} wrote, or somebody's own: {@code training.tsv}, {@code selection.tsv}, {@code
   * held-out.tsv} and {@code other-families.tsv}.
   *
   * @throws IOException if one cannot be read
   * @throws IllegalArgumentException if a line is no task, or a prompt is there twice; names it and the file or folder
   */
  public static TaskSets read(Path folder) throws IOException {
    Objects.requireNonNull(folder, "folder");
    List<Task> training = TaskFile.read(file(folder, "training"));
    List<Task> selection = TaskFile.read(file(folder, "selection"));
    List<Task> heldOut = TaskFile.read(file(folder, "held-out"));
    List<Task> otherFamilies = TaskFile.read(file(folder, "other-families"));
    try {
      return new TaskSets(training, selection, heldOut, otherFamilies);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(folder + ": " + e.getMessage(), e);
    }
  }
}
