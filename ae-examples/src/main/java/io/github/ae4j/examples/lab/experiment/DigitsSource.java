package io.github.ae4j.examples.lab.experiment;

import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.digits.MnistFolder;
import io.github.ae4j.examples.digits.StrokeDigits;
import io.github.ae4j.examples.lab.run.Setting;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** MNIST where there is a folder of data, else digits drawn in code; read or drawn once. */
final class DigitsSource {
  /** Folder of the data. */
  static final String FOLDER = "mnist";

  private static final long SEED = 1L;

  private final int drawn;
  private final Map<Optional<Path>, Digits> kept = new ConcurrentHashMap<>();

  /**
   * A source.
   *
   * @param drawn number of digits to draw where there is no folder
   */
  DigitsSource(int drawn) {
    this.drawn = drawn;
  }

  /** The digits for a setting. */
  Digits of(Setting setting) {
    return kept.computeIfAbsent(
        Optional.ofNullable(setting.data()),
        data ->
            data.map(folder -> MnistFolder.read(folder.resolve(FOLDER)))
                .orElseGet(() -> StrokeDigits.draw(drawn, SEED)));
  }
}
