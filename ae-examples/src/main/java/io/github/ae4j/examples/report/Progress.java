package io.github.ae4j.examples.report;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far a long piece of work has come, on the error stream. Shown on a terminal only, unless
 * {@code AE_PROGRESS} says {@code on} or {@code off}.
 */
public final class Progress implements AutoCloseable {
  private static final int WIDTH = 100;
  private static final int INTERVAL_MILLISECONDS = 200;

  private final Optional<ProgressBar> bar;

  private Progress(ProgressBarBuilder bar) {
    String choice = System.getenv("AE_PROGRESS");
    boolean wanted =
        choice == null || choice.isEmpty()
            ? System.console() != null
            : !choice.equalsIgnoreCase("off") && !choice.equals("0");
    this.bar = wanted ? Optional.of(bar.build()) : Optional.empty();
  }

  /** Shows a task, in a few words, that has so many pieces, named as {@code steps}. */
  public static Progress of(String task, String unit, long total) {
    return new Progress(bar(task, unit, total).showSpeed());
  }

  /**
   * The same for pieces of unequal length, of which a count tells no remaining time: what is known of
   * it is to be said by {@link #doing}.
   */
  public static Progress ofUnequal(String task, String unit, long total) {
    return new Progress(bar(task, unit, total).hideEta());
  }

  private static ProgressBarBuilder bar(String task, String unit, long total) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setUnit(" " + unit, 1)
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(INTERVAL_MILLISECONDS)
        .setSpeedUnit(ChronoUnit.SECONDS)
        .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH));
  }

  /** One piece more is done. */
  public void step() {
    bar.ifPresent(ProgressBar::step);
  }

  /** So many pieces more are done. */
  public void step(long pieces) {
    bar.ifPresent(shown -> shown.stepBy(pieces));
  }

  /** Says what is done now, in a word or two. */
  public void doing(String what) {
    bar.ifPresent(shown -> shown.setExtraMessage("  " + what));
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
