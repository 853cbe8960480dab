package io.github.ae4j.examples.quickstart;

import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.digits.MnistFolder;
import io.github.ae4j.examples.digits.StrokeDigits;
import io.github.ae4j.examples.watch.LivePage;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the quickstart takes whatever the engine. */
final class QuickstartOptions {
  private static final int DRAWN = 10_000;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "folder with MNIST's IDX files, .gz or not; without it digits drawn in code")
  private @Nullable Path data;

  @Option(
      names = "--start-lr",
      paramLabel = "X",
      description = "learning rate to start at (default: 1e-2 with momentum alone, else 1e-3)")
  private @Nullable Double startLearningRate;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "1500",
      description = "steps of each phase (default: ${DEFAULT-VALUE})")
  private int steps;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "of weights, batches and permutation (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(names = "--without-gauge", description = "a third arm: the loop without its gauge (AE-8)")
  private boolean withoutGauge;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder for the results (default: ae-out/ and the command's name)")
  private @Nullable Path out;

  @Option(
      names = "--watch",
      paramLabel = "PORT",
      arity = "0..1",
      fallbackValue = "0",
      description = "show the run in the browser while it trains, at PORT or any free one")
  private @Nullable Integer watch;

  /** The settings of a run. */
  QuickstartSettings settings(String host, OptimizerFamily optimizer) {
    double start =
        startLearningRate == null ? optimizer.customaryLearningRate() : startLearningRate;
    return new QuickstartSettings(host, optimizer, start, steps, seed);
  }

  /** Whether a folder of digits is given. */
  boolean hasData() {
    return data != null;
  }

  /** The digits of the folder, or drawn in code. */
  Digits digits() {
    return data == null ? StrokeDigits.draw(DRAWN, seed) : MnistFolder.read(data);
  }

  boolean withoutGauge() {
    return withoutGauge;
  }

  /** The page to watch at, open; null where none is asked for. */
  @Nullable LivePage page() {
    return watch == null ? null : LivePage.serve(watch);
  }

  /** Where the results go. */
  Path out(String command) {
    return out == null ? Path.of("ae-out", command) : out;
  }
}
