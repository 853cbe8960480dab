package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Hands out training tasks by cell: with some chance of the cell of most progress; else of one not tried yet; else, with
 * a chance of 1 in 20, of any; else of the greatest price x (mean reward + sqrt(2 ln N / n)) (UCB1; Auer and others
 * 2002).
 */
@Experimental
public final class TaskStream {
  private static final double ANY = 0.05;

  private final Map<String, List<Task>> tasks = new TreeMap<>();
  private final Map<String, Cell> cells = new TreeMap<>();
  private long attempts;

  /**
   * A stream of tasks.
   *
   * @param training at least one
   */
  public TaskStream(List<Task> training, CellController controller) {
    Objects.requireNonNull(training, "training");
    Objects.requireNonNull(controller, "controller");
    for (Task task : training) {
      tasks
          .computeIfAbsent(Cell.name(task.family(), task.depth()), name -> new ArrayList<>())
          .add(task);
      cells.computeIfAbsent(
          Cell.name(task.family(), task.depth()),
          name -> controller.fresh(task.family(), task.depth()));
    }
    Check.atLeast("training tasks", training.size(), 1.0);
  }

  /** The cells, in the order of their names. */
  public List<Cell> cells() {
    return List.copyOf(cells.values());
  }

  /** The cell of a task. */
  public Cell cell(Task task) {
    Objects.requireNonNull(task, "task");
    Cell cell = cells.get(Cell.name(task.family(), task.depth()));
    if (cell == null) {
      throw new IllegalArgumentException(
          "task must be of one of the cells " + cells.keySet() + ", got " + task);
    }
    return cell;
  }

  /**
   * The next task.
   *
   * @param progress chance of the cell of most progress, in [0, 1]
   */
  public Task next(double progress, RandomGenerator random) {
    Objects.requireNonNull(random, "random");
    Check.within("progress", progress, 0.0, 1.0);
    List<Task> pool = tasks.get(choose(progress, random).name());
    return pool.get(random.nextInt(pool.size()));
  }

  private Cell choose(double progress, RandomGenerator random) {
    List<Cell> all = cells();
    if (random.nextDouble() < progress) {
      return best(all, Cell::progress, random);
    }
    List<Cell> untried = all.stream().filter(cell -> cell.attempts() == 0).toList();
    if (!untried.isEmpty()) {
      return untried.get(random.nextInt(untried.size()));
    }
    return random.nextDouble() < ANY
        ? all.get(random.nextInt(all.size()))
        : best(all, this::bound, random);
  }

  private double bound(Cell cell) {
    return cell.price()
        * (cell.mean() + Math.sqrt(2.0 * StrictMath.log(attempts) / cell.attempts()));
  }

  /** Of equal ones, any. */
  private static Cell best(
      List<Cell> cells, java.util.function.ToDoubleFunction<Cell> by, RandomGenerator random) {
    double most = cells.stream().mapToDouble(by).max().orElseThrow();
    List<Cell> equal = cells.stream().filter(cell -> by.applyAsDouble(cell) >= most).toList();
    return equal.get(random.nextInt(equal.size()));
  }

  /** Tells its cell what came of a task. */
  public void attempted(Task task, CellController controller, double grade, double reward) {
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(controller, "controller");
    Cell cell = controller.after(cell(task), grade, reward);
    cells.put(cell.name(), cell);
    attempts++;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeLong(attempts);
    for (Cell cell : cells.values()) {
      out.writeDouble(cell.success());
      out.writeDouble(cell.difficulty());
      out.writeDouble(cell.price());
      out.writeDouble(cell.progress());
      out.writeLong(cell.attempts());
      out.writeDouble(cell.mean());
    }
  }

  void read(DataInputStream in) throws IOException {
    attempts = in.readLong();
    for (Map.Entry<String, Cell> one : cells.entrySet()) {
      Cell old = one.getValue();
      one.setValue(
          new Cell(
              old.family(),
              old.depth(),
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              in.readLong(),
              in.readDouble()));
    }
  }
}
