package io.github.ae4j.examples.lab.task;

import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.digits.MnistFolder;
import io.github.ae4j.examples.digits.StrokeDigits;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** MNIST's first ten thousand digits, or digits drawn in code; read or drawn once for all runs. */
public final class DigitData {
  /** Folder of MNIST below the one given. */
  public static final String FOLDER = "mnist";

  private static final int SIZE = 10_000;
  private static final long DRAWN = 5L; // seed of the digits drawn in code

  private final ReadOnce<Digits> digits;

  /** As many drawn digits as are read of MNIST. */
  public DigitData() {
    this(SIZE);
  }

  /**
   * Fewer drawn digits.
   *
   * @param drawn number of digits to draw where there is no folder
   */
  public DigitData(int drawn) {
    digits = new ReadOnce<>(data -> digits(data, drawn));
  }

  /**
   * MNIST, or digits drawn in code.
   *
   * @param data folder that has {@link #FOLDER}; null to draw them
   */
  public Digits of(@Nullable Path data) {
    return digits.of(data);
  }

  private static Digits digits(@Nullable Path data, int drawn) {
    return data == null
        ? StrokeDigits.draw(drawn, DRAWN)
        : first(MnistFolder.read(data.resolve(FOLDER)));
  }

  private static Digits first(Digits all) {
    int size = Math.min(SIZE, all.size());
    return new Digits(
        all.source(),
        Arrays.copyOf(all.pixels(), size * Digits.PIXELS),
        Arrays.copyOf(all.labels(), size));
  }
}
