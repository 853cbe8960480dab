package io.github.ae4j.examples.lab.networks;

import io.github.ae4j.examples.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Pictures and text: from the folder given, else made in code. What is made does not depend on a
 * run's seed, so that seeds differ in weights and batches only, as with real data.
 */
public final class LabData {
  /** Folder of CIFAR-10 below the one given. */
  public static final String PICTURES = "cifar10";

  /** Folder of WikiText-2 below the one given. */
  public static final String TEXT = "wikitext2";

  private static final int TRAINING_PICTURES = 4_000;
  private static final int HELD_BACK_PICTURES = 1_000;
  private static final int TRAINING_CHARACTERS = 400_000;
  private static final int HELD_BACK_CHARACTERS = 50_000;
  private static final int WORDS = 20_000;
  private static final long MADE = 0L;

  private LabData() {}

  /**
   * CIFAR-10 if there is a folder, else coloured shapes.
   *
   * @throws BadInput if a file is missing or damaged
   */
  public static Pictures.Split pictures(@Nullable Path data) {
    return data == null
        ? ColouredShapes.make(TRAINING_PICTURES, HELD_BACK_PICTURES, MADE)
        : CifarFolder.read(data.resolve(PICTURES));
  }

  /**
   * WikiText-2 (Merity et al. 2016) if there is a folder, else words drawn by Zipf's law. Of WikiText-2
   * the training text if it is there, else the test text; judged by the validation text.
   *
   * @throws BadInput if a file is missing or too short
   */
  public static Text text(@Nullable Path data) {
    if (data == null) {
      return LexiconText.make(WORDS, TRAINING_CHARACTERS, HELD_BACK_CHARACTERS, MADE);
    }
    Path folder = data.resolve(TEXT);
    Path full = folder.resolve("train.txt");
    Path training = Files.exists(full) ? full : folder.resolve("test.txt");
    Path heldBack = folder.resolve("valid.txt");
    String source =
        "WikiText-2, " + training.getFileName() + ", judged by " + heldBack.getFileName();
    return Text.of(source, read(training), read(heldBack));
  }

  private static String read(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      if (text.length() < HELD_BACK_CHARACTERS) {
        throw new BadInput(
            "%s: must hold at least %d characters, got %d"
                .formatted(file, HELD_BACK_CHARACTERS, text.length()));
      }
      return text;
    } catch (IOException e) {
      throw new BadInput(file + ": must be a readable text in UTF-8", e);
    }
  }
}
