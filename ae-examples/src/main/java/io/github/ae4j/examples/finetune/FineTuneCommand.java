package io.github.ae4j.examples.finetune;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.JsonOption;
import io.github.ae4j.examples.report.Json;
import io.github.ae4j.examples.report.OutputFolder;
import io.github.ae4j.examples.report.Progress;
import java.io.IOException;
import java.io.PrintWriter;
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

/** Trains a small GPT on one kind of text and fine-tunes it on another. */
@Command(
    name = "finetune",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a GPT of half a million weights on some genres of text, then fine-tunes it on another"
          + " by AdamW: under warm-up and a cosine, at a constant rate, both tuned on text and"
          + " batches of their own, and under Presets.standard() and Presets.fineTuning() from one"
          + " rate. Writes finetune.json, index.html with pictures, and the trained model in"
          + " GPT-2's format."
    })
public final class FineTuneCommand implements Callable<Integer> {
  private static final int TOKENS = 1024;
  private static final int LENGTH = 64;
  private static final int HEADS = 4;
  private static final int WIDEST = 4096;
  private static final int LEAST_LAYERS = 2; // one of them is never frozen
  private static final int MOST_LAYERS = 1000;
  private static final int BATCH = 8;
  private static final int LOOKS = 10;
  private static final int WINDOWS = 64;
  private static final int MOST_STEPS = 1_000_000;
  private static final long PRETRAINING = 1L; // seed
  private static final String PRETRAINED = "pretrained/";

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "folder of GENRE.txt.gz, or one that has such a folder brown; without it texts made in"
              + " code")
  private @Nullable Path data;

  @Option(
      names = "--from",
      split = ",",
      paramLabel = "GENRE",
      description =
          "genres to train on first, with commas (default:"
              + " press-reportage,belles-lettres,popular-lore; without --data: chronicle)")
  private @Nullable List<String> from;

  @Option(
      names = "--to",
      paramLabel = "GENRE",
      description = "genre to fine-tune on (default: romance; without --data: ballad)")
  private @Nullable String to;

  @Option(
      names = "--width",
      paramLabel = "N",
      defaultValue = "96",
      description = "of the model, a multiple of its 4 heads (default: ${DEFAULT-VALUE})")
  private int width = 96;

  @Option(
      names = "--layers",
      paramLabel = "N",
      defaultValue = "4",
      description = "of the model (default: ${DEFAULT-VALUE})")
  private int layers = 4;

  @Option(
      names = "--pretraining",
      paramLabel = "N",
      defaultValue = "1200",
      description = "steps on the first genres (default: ${DEFAULT-VALUE})")
  private int pretraining = 1200;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "300",
      description = "steps of each fine-tuning (default: ${DEFAULT-VALUE})")
  private int steps = 300;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "1",
      description = "fine-tunings of each arm, on other batches (default: ${DEFAULT-VALUE})")
  private int seeds = 1;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description =
          "a GPT-2's model.safetensors to fine-tune in place of one trained here; config.json,"
              + " merges.txt and vocab.json lie beside it")
  private @Nullable Path checkpoint;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "ae-out/finetune",
      description = "folder for the results (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("ae-out", "finetune");

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() throws IOException {
    BadInput.checkWithin("--pretraining", pretraining, 1, MOST_STEPS);
    BadInput.checkWithin("--steps", steps, 1, MOST_STEPS);
    BadInput.checkWithin("--seeds", seeds, 1, 1000);
    BadInput.checkWithin("--width", width, HEADS, WIDEST);
    BadInput.checkWithin("--layers", layers, LEAST_LAYERS, MOST_LAYERS);
    if (checkpoint != null && from != null) {
      throw new BadInput("--from and --checkpoint must not both be given: a checkpoint is trained");
    }
    json.check();
    Genres genres = Genres.of(data);
    PrintWriter terminal = spec.commandLine().getOut();
    try (OutputFolder folder = OutputFolder.open(out)) {
      FineTuneReport report =
          checkpoint == null ? fresh(genres, folder) : loaded(genres, checkpoint);
      report.write(folder);
      folder.commit();
      terminal.print(report.table().plain());
      terminal.println("Written: " + out.resolve(FineTuneReport.PAGE));
      terminal.flush();
      json.write(Json.text(report.json()));
    }
    return 0;
  }

  private String genre(Genres genres) {
    return to == null ? genres.to() : to;
  }

  private Budget budget(int length) {
    return new Budget(pretraining, steps, length, BATCH, LOOKS, WINDOWS);
  }

  /** Trains the model first. */
  private FineTuneReport fresh(Genres genres, OutputFolder folder) throws IOException {
    List<String> first = from == null ? genres.from() : from;
    Texts texts = Texts.learnt(genres, first, genre(genres), TOKENS);
    GptSizes sizes = new GptSizes(texts.pairs().size(), LENGTH, width, HEADS, layers);
    Budget budget = budget(LENGTH);
    texts.check(LENGTH);
    try (Progress progress = Progress.of("finetune", "steps", (long) pretraining + fineTuning())) {
      progress.doing("first genres");
      GptWeights start =
          Pretraining.of(sizes, texts.from(), budget, PRETRAINING, step -> progress.step());
      Checkpoint.write(folder, PRETRAINED, start, texts.pairs());
      return compare(texts, start, budget, progress);
    }
  }

  private FineTuneReport loaded(Genres genres, Path file) {
    GptWeights start = Checkpoint.read(file);
    BadInput.checkAtLeast(file + ": layers to freeze", start.sizes().layers(), LEAST_LAYERS);
    BytePairs pairs = Checkpoint.tokens(file);
    if (pairs.size() != start.sizes().tokens()) {
      throw new BadInput(
          "%s: tokens beside it must be as many as its embeddings, %d, got %d"
              .formatted(file, start.sizes().tokens(), pairs.size()));
    }
    Budget budget = budget(Math.min(LENGTH, start.sizes().context()));
    Texts texts = Texts.of(genres, List.of(), genre(genres), pairs);
    texts.check(budget.length());
    try (Progress progress = Progress.of("finetune", "steps", fineTuning())) {
      return compare(texts, start, budget, progress);
    }
  }

  /** Steps of all fine-tunings, those that rates are chosen by among them. */
  private long fineTuning() {
    int runs = 0;
    for (FineTuneArm.Method method : FineTuneArm.Method.values()) {
      runs +=
          seeds * FineTuneArm.Scope.values().length
              + (method.isTuned() ? FineTuneArm.GRID.size() : 0);
    }
    return (long) steps * runs;
  }

  private FineTuneReport compare(Texts texts, GptWeights start, Budget budget, Progress progress) {
    List<Tuning> tunings = new ArrayList<>();
    List<FineTuneArm> arms = new ArrayList<>();
    for (FineTuneArm.Method method : FineTuneArm.Method.values()) {
      double rate = FineTuneArm.START;
      if (method.isTuned()) {
        progress.doing("rates of " + method.label());
        Tuning tuning = Tuning.of(method, start, texts.to(), budget, step -> progress.step());
        tunings.add(tuning);
        rate = tuning.best();
      }
      for (FineTuneArm.Scope scope : FineTuneArm.Scope.values()) {
        arms.add(new FineTuneArm(method, rate, scope));
      }
    }
    List<FineTuned> runs = new ArrayList<>();
    for (long seed = 1; seed <= seeds; seed++) {
      for (FineTuneArm arm : arms) {
        progress.doing(arm.name());
        runs.add(FineTuned.of(arm, start, texts.to(), budget, seed, step -> progress.step()));
      }
    }
    return new FineTuneReport(texts.source(), start.sizes(), budget, tunings, runs);
  }
}
