package io.github.ae4j.examples.lab.task;

import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.digits.MnistFolder;
import io.github.ae4j.examples.digits.StrokeDigits;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Ten thousand digits, read or drawn once for all runs. */
public final class DigitData {
  private static final String FOLDER = "mnist";
  private static final int SIZE = 10_000;
  private static final long DRAWN = 5L; // seed of the digits drawn in code

  private final Map<String, Digits> known = new ConcurrentHashMap<>();

  /**
   * MNIST, or digits drawn in code.
   *
   * @param data folder that has {@code mnist}; null to draw them
   */
  public Digits of(@Nullable Path data) {
    return known.computeIfAbsent(
        data == null ? "" : data.toString(),
        key ->
            data == null
                ? StrokeDigits.draw(SIZE, DRAWN)
                : first(MnistFolder.read(data.resolve(FOLDER))));
  }

  /** The folder it reads below the data's. */
  public static String folder() {
    return FOLDER;
  }

  private static Digits first(Digits all) {
    int size = Math.min(SIZE, all.size());
    return new Digits(
        all.source(),
        java.util.Arrays.copyOf(all.pixels(), size * Digits.PIXELS),
        java.util.Arrays.copyOf(all.labels(), size));
  }
}
