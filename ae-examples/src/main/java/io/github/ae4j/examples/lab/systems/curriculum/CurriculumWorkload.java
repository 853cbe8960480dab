package io.github.ae4j.examples.lab.systems.curriculum;

import io.github.ae4j.examples.curriculum.Distortion;
import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.digits.MnistFolder;
import io.github.ae4j.examples.digits.StrokeDigits;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.task.DigitData;
import io.github.ae4j.examples.lab.task.ReadOnce;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this folder adds to the catalog. */
public final class CurriculumWorkload {
  private static final String FASHION = "fashion-mnist"; // below the folder given
  private static final int DRAWN = 6_000;
  private static final long SEED = 5L; // of the digits drawn in code

  private CurriculumWorkload() {}

  /** The folder's experiments. */
  public static List<Experiment> experiments() {
    DigitData digits = new DigitData(DRAWN);
    ReadOnce<Digits> fashion = new ReadOnce<>(CurriculumWorkload::fashion);
    return List.of(
        new CurriculumExperiment(
            "curriculum-digits",
            DigitData.FOLDER,
            digits::of,
            (data, seed) -> Distortion.usual(seed),
            false),
        new CurriculumExperiment(
            "curriculum-fashion",
            FASHION,
            fashion::of,
            (data, seed) -> data == null ? Distortion.harsh(seed) : Distortion.usual(seed),
            true));
  }

  private static Digits fashion(@Nullable Path data) {
    if (data == null) {
      return StrokeDigits.draw(DRAWN, SEED);
    }
    Digits fashion = MnistFolder.read(data.resolve(FASHION));
    return new Digits("Fashion-MNIST", fashion.pixels(), fashion.labels());
  }
}
