package io.github.ae4j.examples.ecology;

import io.github.ae4j.ecology.Host;
import io.github.ae4j.ecology.task.TaskSets;
import io.github.ae4j.examples.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The worlds of all seeds, and their hosts: one a seed, or one for all. Each is closed once. */
final class Worlds implements AutoCloseable {
  private final RunSettings settings;
  private final Path out;
  private final List<Host> hosts = new ArrayList<>();
  private final List<World> all = new ArrayList<>();

  private Worlds(RunSettings settings, Path out) {
    this.settings = settings;
    this.out = out;
  }

  /** Reads tasks and hosts of a run's folder, or makes them. */
  static Worlds open(RunSettings settings, Path out) throws IOException {
    Worlds worlds = new Worlds(settings, out);
    try {
      worlds.open();
      return worlds;
    } catch (IllegalArgumentException e) {
      worlds.close();
      throw new BadInput(e.getMessage(), e);
    } catch (RuntimeException | IOException e) {
      worlds.close();
      throw e;
    }
  }

  private void open() throws IOException {
    HostChoice choice = settings.choice();
    List<TaskSets> sets = sets();
    for (long seed = 1; seed <= settings.seeds(); seed++) {
      if (hosts.isEmpty() || choice.isOfSeed()) {
        hosts.add(choice.open(settings, seed, sets, out));
      }
      all.add(
          World.of(
              seed,
              hosts.get(hosts.size() - 1),
              sets.get(all.size()),
              settings.generations(),
              choice.scale()));
    }
  }

  private Path tasks(long seed) {
    return out.resolve("tasks").resolve("seed-" + seed);
  }

  /** The tasks are files that can be looked at, and are what a run goes on with. */
  private List<TaskSets> sets() throws IOException {
    List<TaskSets> sets = new ArrayList<>();
    for (long seed = 1; seed <= settings.seeds(); seed++) {
      Path folder = tasks(seed);
      if (!Files.exists(folder)) {
        writeWhole(settings.choice().tasks(settings, seed), folder);
      }
      TaskSets read = TaskSets.read(folder);
      if (settings.choice().isChoosing()) {
        checkChoices(read, folder);
      }
      sets.add(read);
    }
    return sets;
  }

  /** Before a life comes to such a task, hours later maybe. */
  private void checkChoices(TaskSets sets, Path folder) {
    Stream.of(sets.training(), sets.selection(), sets.heldOut(), sets.otherFamilies())
        .flatMap(List::stream)
        .filter(task -> task.choices().isEmpty())
        .findFirst()
        .ifPresent(
            task -> {
              throw new BadInput(
                  "tasks of %s must have choices with --host %s, got none for %s"
                      .formatted(folder, settings.host(), task.prompt()));
            });
  }

  /** The folder is there with all its files, or not at all: half of them would be other tasks. */
  private static void writeWhole(TaskSets sets, Path folder) throws IOException {
    Path draft = folder.resolveSibling(folder.getFileName() + ".writing");
    sets.write(draft);
    Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  /** In the order of the seeds. */
  List<World> all() {
    return List.copyOf(all);
  }

  /** Closes hosts that hold something of an engine's. */
  @Override
  public void close() {
    for (Host host : hosts) {
      if (host instanceof AutoCloseable open) {
        try {
          open.close();
        } catch (Exception e) {
          throw new IllegalStateException("host " + host.name() + " must close, and does not", e);
        }
      }
    }
    hosts.clear();
  }
}
