package io.github.ae4j.examples.ecology;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.report.FolderLock;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The comparison, from its start. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Has ecologies, fine-tuning and negative controls learn with the same number of operations,"
          + " gates and choices counted, and compares them on held-out tasks. Writes the task"
          + " files, snapshots from which ae ecology resume goes on, ecology.json and index.html."
    })
public final class EcologyRunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = "bilinear",
      description =
          "what the adapters live on: bilinear; tiny, a transformer on DJL that is pretrained"
              + " first, which takes minutes; or minilm, a sentence encoder that answers by the"
              + " nearest meaning (default: ${DEFAULT-VALUE})")
  private String host = "bilinear";

  @Option(
      names = "--weights",
      paramLabel = "JAR",
      description = "the encoder of --host minilm, as langchain4j's jar of it has it")
  private @Nullable Path weights;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "folder with the texts that --host minilm has its tasks of: brown/GENRE.txt.gz, a"
              + " paragraph a line")
  private @Nullable Path data;

  @Option(
      names = "--arms",
      paramLabel = "ARM",
      split = ",",
      description = {
        "base, sft, best-of-sft, frozen, single, population, full, hebbian, shuffled-rewards,"
            + " shuffled-answers, random-updates, random-partners, random-router, random-meta,"
            + " steered-meta, steered-rates, consensus (default: all)"
      })
  private @Nullable List<String> arms;

  @Option(
      names = "--generations",
      paramLabel = "N",
      defaultValue = "40",
      description =
          "compute of each arm, in generations of 256 attempts that are learned from (default:"
              + " ${DEFAULT-VALUE})")
  private int generations = 40;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "3",
      description = "of tasks, host and lives (default: ${DEFAULT-VALUE})")
  private int seeds = 3;

  @Mixin private RunFolder folder = new RunFolder();

  @Override
  public Integer call() throws IOException {
    Path out = folder.path();
    RunSettings settings = settings();
    checkFree(out);
    settings.choice().check(settings);
    try (FileChannel lock = FolderLock.of(out, "ecology")) {
      checkFree(out); // another may have begun and ended since
      settings.write(out);
      EcologyWork work = new EcologyWork(settings, out);
      work.live();
      work.report(spec.commandLine().getOut());
      return 0;
    }
  }

  private RunSettings settings() {
    List<String> lives =
        arms == null ? Arrays.stream(Life.values()).map(Life::label).toList() : List.copyOf(arms);
    RunSettings.checkLives("--arms", lives);
    RunSettings settings =
        new RunSettings(host, generations, seeds, lives, absolute(weights), absolute(data));
    settings.checkCounts("--generations", "--seeds");
    settings.checkFiles();
    return settings;
  }

  private static void checkFree(Path out) {
    if (RunSettings.isIn(out)) {
      throw new BadInput(
          out
              + " holds an ecology already: ae ecology resume goes on with it, another --out"
              + " starts one");
    }
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new BadInput("output folder must be a folder, got the file " + out);
    }
  }

  /** A run may go on from another folder. */
  private static @Nullable String absolute(@Nullable Path path) {
    return path == null ? null : path.toAbsolutePath().normalize().toString();
  }
}
