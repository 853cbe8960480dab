package io.github.ae4j.examples.freeze;

import io.github.ae4j.Preset;
import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.JsonOption;
import io.github.ae4j.examples.digits.MnistFolder;
import io.github.ae4j.examples.digits.StrokeDigits;
import io.github.ae4j.examples.report.Json;
import io.github.ae4j.examples.report.OutputFolder;
import io.github.ae4j.examples.report.Progress;
import io.github.ae4j.examples.torch.TorchThreads;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.schedule.Freezing;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a perceptron on one task and then on another, with freezing and without. */
@Command(
    name = "freeze",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a perceptron on digits and then on other pictures, with layers frozen while their"
          + " gradient is quiet and without, from the same seed, epoch by epoch in turns. Writes"
          + " freeze.json and index.html with a picture of what was frozen when."
    })
public final class FreezeCommand implements Callable<Integer> {
  private static final int DRAWN = 10_000;
  private static final int MOST = 1000;

  /** What comes after the first task. */
  enum Then {
    /** Fashion-MNIST, of a folder. */
    FASHION,
    /** The first task's pictures, their pixels in another order. */
    PERMUTED
  }

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = {
        "folder with folders mnist and fashion-mnist of IDX files, .gz or not; without it digits"
            + " drawn in code, then the same with permuted pixels"
      })
  private @Nullable Path data;

  @Option(
      names = "--then",
      paramLabel = "TASK",
      description = "second task: fashion, or permuted for the first one's pixels in another order")
  private @Nullable Then then;

  @Option(
      names = "--layers",
      paramLabel = "N",
      defaultValue = "6",
      description = "layers of the perceptron (default: ${DEFAULT-VALUE})")
  private int layers = 6;

  @Option(
      names = "--width",
      paramLabel = "N",
      defaultValue = "256",
      description = "units of a hidden layer (default: ${DEFAULT-VALUE})")
  private int width = 256;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "20",
      description = "of each task (default: ${DEFAULT-VALUE})")
  private int epochs = 20;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "of weights and batches, the first one (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "1",
      description = "seeds, one after the other (default: ${DEFAULT-VALUE})")
  private int runs = 1;

  @Option(
      names = "--low",
      paramLabel = "X",
      description = "share of its peak from which a gradient is quiet (default: the library's)")
  private @Nullable Double low;

  @Option(
      names = "--high",
      paramLabel = "X",
      description = "share of its peak above which it has revived (default: the library's)")
  private @Nullable Double high;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "ae-out/freeze",
      description = "folder for the results (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("ae-out", "freeze");

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException {
    json.check();
    BadInput.checkWithin("--layers", layers, 2, 60);
    BadInput.checkWithin("--width", width, 1, 1 << 14);
    BadInput.checkWithin("--epochs", epochs, 1, MOST);
    BadInput.checkWithin("--runs", runs, 1, MOST);
    Freezing freezing = freezing();
    List<Pictures> tasks = tasks();
    TorchThreads.pin();
    try (OutputFolder folder = OutputFolder.open(out)) {
      List<FreezePair> pairs = new ArrayList<>();
      long work = (long) runs * epochs * tasks.size() * 2;
      try (Progress progress = Progress.of("freeze", "epochs", work)) {
        for (int run = 0; run < runs; run++) {
          pairs.add(pair(tasks, freezing, seed + run, progress));
        }
      }
      FreezeReport report = new FreezeReport(tasks, layers, pairs);
      report.write(folder);
      folder.commit();
      json.write(Json.text(report.json()));
      PrintWriter terminal = spec.commandLine().getOut();
      terminal.print(report.table().plain());
      terminal.println(report.sentence());
      terminal.println("Written: " + out.resolve(FreezeReport.PAGE));
      terminal.flush();
    }
    return 0;
  }

  private Freezing freezing() {
    Freezing usual = Freezing.defaults();
    try {
      return usual.withThresholds(
          low == null ? usual.low() : low, high == null ? usual.high() : high);
    } catch (IllegalArgumentException e) {
      throw new BadInput("--" + e.getMessage(), e);
    }
  }

  private List<Pictures> tasks() {
    Path folder = data;
    if (folder == null) {
      if (then == Then.FASHION) {
        throw new BadInput("--then fashion must have a folder, got none: give --data");
      }
      Pictures drawn = Pictures.of("drawn digits", StrokeDigits.draw(DRAWN, 1));
      return List.of(drawn, drawn.permuted(1));
    }
    Pictures digits = read("MNIST", folder.resolve("mnist"));
    return List.of(
        digits,
        then == Then.PERMUTED
            ? digits.permuted(1)
            : read("Fashion-MNIST", folder.resolve("fashion-mnist")));
  }

  private static Pictures read(String name, Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new BadInput("--data must have a folder " + folder.getFileName() + ", got none");
    }
    return Pictures.of(name, MnistFolder.read(folder));
  }

  private FreezePair pair(List<Pictures> tasks, Freezing freezing, long seed, Progress progress) {
    Preset plain = Presets.standard();
    Preset frozen = plain.with(loop -> loop.screen(freezing));
    FrozenRun.Net net = new FrozenRun.Net(layers, width);
    try (FrozenRun without = new FrozenRun("without", net, plain, seed);
        FrozenRun with = new FrozenRun("with", net, frozen, seed)) {
      for (Pictures task : tasks) {
        for (int epoch = 0; epoch < epochs; epoch++) {
          List<FrozenRun> turn = epoch % 2 == 0 ? List.of(without, with) : List.of(with, without);
          for (FrozenRun run : turn) {
            progress.doing(task.name() + " " + run.name);
            run.train(task, seed, epoch);
            progress.step();
          }
        }
        without.evaluate(task);
        with.evaluate(task);
      }
      return new FreezePair(seed, without, with);
    }
  }
}
