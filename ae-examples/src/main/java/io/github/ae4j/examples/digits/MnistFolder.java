package io.github.ae4j.examples.digits;

import io.github.ae4j.examples.BadInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * MNIST (LeCun, Cortes, Burges) from a folder with the published files: the training pictures where
 * they are, else the 10,000 test pictures; compressed or not.
 */
public final class MnistFolder {
  private static final List<String> SETS = List.of("train", "t10k");
  private static final List<String> ENDS = List.of("-ubyte", "-ubyte.gz");
  private static final List<String> DOTS = List.of("-", ".");
  private static final String NOTHING =
      ": must hold train-images-idx3-ubyte and train-labels-idx1-ubyte, or t10k-..., with"
          + " or without .gz; got neither";
  private static final String IMAGES = "images";
  private static final String LABELS = "labels";

  private MnistFolder() {}

  /**
   * Reads the pictures and labels of a folder.
   *
   * @throws BadInput if they are missing, damaged or do not belong together
   */
  public static Digits read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new BadInput("data folder must be a folder with MNIST's IDX files, got " + folder);
    }
    for (String set : SETS) {
      Path images = find(folder, set, IMAGES);
      Path labels = find(folder, set, LABELS);
      if (images != null && labels != null) {
        return read(images, labels);
      }
      if (images != null || labels != null) {
        String missing = images == null ? IMAGES : LABELS;
        Path there = images == null ? labels : images;
        throw new BadInput("%s: %s-%s must lie beside %s".formatted(folder, set, missing, there));
      }
    }
    throw new BadInput(folder + NOTHING);
  }

  private static @Nullable Path find(Path folder, String set, String kind) {
    String idx = kind.equals(IMAGES) ? "idx3" : "idx1";
    for (String dot : DOTS) {
      for (String end : ENDS) {
        Path file = folder.resolve(set + "-" + kind + dot + idx + end);
        if (Files.exists(file)) {
          return file;
        }
      }
    }
    return null;
  }

  private static Digits read(Path imageFile, Path labelFile) {
    return digits(
        "MNIST, " + imageFile.getFileName(),
        IdxFile.read(imageFile, 3),
        IdxFile.read(labelFile, 1));
  }

  /** Joins pictures and labels, which must belong together. */
  static Digits digits(String source, IdxFile images, IdxFile labels) {
    int[] size = images.dimensions();
    if (size[1] != Digits.SIDE || size[2] != Digits.SIDE) {
      throw new BadInput(
          "%s: pictures must be %d x %d pixels, got %d x %d"
              .formatted(images.name(), Digits.SIDE, Digits.SIDE, size[1], size[2]));
    }
    if (size[0] != labels.dimensions()[0]) {
      throw new BadInput(
          "%s: must hold a label for each of the %d pictures of %s, got %d labels"
              .formatted(labels.name(), size[0], images.name(), labels.dimensions()[0]));
    }
    return new Digits(source, images.values(), labels.values());
  }
}
