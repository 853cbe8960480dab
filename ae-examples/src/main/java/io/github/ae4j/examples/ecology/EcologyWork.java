package io.github.ae4j.examples.ecology;

import io.github.ae4j.ecology.Ecology;
import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.report.OutputFolder;
import io.github.ae4j.examples.report.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What run, resume and report have in common: lives of all seeds in a folder, and the pages made of them. */
final class EcologyWork {
  private static final long UNIT = 1_000_000; // operations that progress is counted in

  private final RunSettings settings;
  private final Path out;

  EcologyWork(RunSettings settings, Path out) {
    this.settings = settings;
    this.out = out;
  }

  private Path lives() {
    return out.resolve("lives");
  }

  /** Lives what was not lived yet. */
  void live() throws IOException {
    Files.createDirectories(lives());
    try (Worlds worlds = Worlds.open(settings, out);
        Progress progress = Progress.of("ecology", "Mop", operations(worlds.all()) / UNIT)) {
      for (World world : worlds.all()) {
        for (String name : settings.lives()) {
          progress.doing(name + ", seed " + world.seed());
          live(world, RunSettings.life(name), progress);
        }
      }
    }
  }

  private long operations(List<World> worlds) {
    return worlds.stream().mapToLong(World::operations).sum() * settings.lives().size();
  }

  private void live(World world, Life life, Progress progress) throws IOException {
    long[] rest = new long[1];
    Lives lives =
        new Lives(
            world,
            lives(),
            operations -> {
              rest[0] += operations;
              progress.step(rest[0] / UNIT);
              rest[0] %= UNIT;
            });
    try {
      lives.live(life);
    } catch (IllegalArgumentException e) {
      throw new BadInput(e.getMessage(), e);
    }
  }

  /** Writes ecology.json and the page of what is there. */
  void report(PrintWriter terminal) throws IOException {
    checkDone();
    try (Worlds worlds = Worlds.open(settings, out)) {
      report(worlds.all(), terminal);
    } catch (IllegalArgumentException e) {
      throw new BadInput(e.getMessage(), e);
    }
  }

  private void report(List<World> worlds, PrintWriter terminal) throws IOException {
    List<LifeResult> results = results(worlds);
    try (OutputFolder folder = OutputFolder.open(out);
        Portrait portrait = portrait(worlds.get(0))) {
      EcologyReport report = new EcologyReport(settings, worlds, results, portrait);
      report.write(folder);
      folder.commit();
      terminal.print(report.summary());
      terminal.println("Written: " + out.resolve(EcologyReport.PAGE));
      terminal.flush();
    }
  }

  private List<LifeResult> results(List<World> worlds) throws IOException {
    List<LifeResult> results = new ArrayList<>();
    for (World world : worlds) {
      for (String name : settings.lives()) {
        Path file = Lives.result(lives(), RunSettings.life(name), world.seed());
        if (Files.exists(file)) {
          results.add(LifeResult.read(file, world, RunSettings.life(name)));
        }
      }
    }
    return results;
  }

  /** Before tasks and hosts are made anew that nothing was lived with. */
  private void checkDone() {
    for (long seed = 1; seed <= settings.seeds(); seed++) {
      for (String name : settings.lives()) {
        if (Files.exists(Lives.result(lives(), RunSettings.life(name), seed))) {
          return;
        }
      }
    }
    throw new BadInput(out + " must hold a life that is done, and has none: ae ecology resume");
  }

  /** The first seed's whole ecology, or whichever was lived. */
  private Portrait portrait(World world) throws IOException {
    List<Life> shown = new ArrayList<>(List.of(Life.FULL));
    settings.lives().forEach(name -> shown.add(RunSettings.life(name)));
    for (Life life : shown) {
      if (life.isEcology() && Files.exists(Lives.snapshot(lives(), life, world.seed()))) {
        return new Portrait(Optional.of(lived(world, life)), life.label());
      }
    }
    return new Portrait(Optional.empty(), "");
  }

  private Ecology lived(World world, Life life) throws IOException {
    try {
      return new Lives(world, lives(), operations -> {}).open(life);
    } catch (IllegalArgumentException e) {
      throw new BadInput(e.getMessage(), e);
    }
  }
}
