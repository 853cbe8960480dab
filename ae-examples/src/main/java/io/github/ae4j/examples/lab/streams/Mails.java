package io.github.ae4j.examples.lab.streams;

import io.github.ae4j.examples.BadInput;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Mails in the order they arrived in.
 *
 * @param source where they are from, in words
 * @param all the mails
 */
public record Mails(String source, List<Mail> all) {
  /** Folder of the dated spam stream below the one given. */
  public static final String FOLDER = "spam";

  private static final double LEFT_OUT = 0.1;
  private static final int MADE = 5_500;

  /**
   * The dated spam stream if there is a folder, else mails made in code.
   *
   * @throws BadInput if the file is missing or damaged
   */
  public static Mails of(@Nullable Path data) {
    return data == null ? MadeMails.make(MADE, 0L) : MailFile.read(data.resolve(FOLDER));
  }

  /**
   * So many mails in their order, of which a tenth, drawn by the seed, is left out.
   *
   * @throws BadInput if there are too few
   */
  Examples examples(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Mail> kept =
        all.stream().filter(mail -> random.nextDouble() >= LEFT_OUT).limit(count).toList();
    if (kept.size() < count) {
      throw new BadInput(
          "%s: must hold at least %d mails when a tenth is left out, got %d"
              .formatted(source, count, kept.size()));
    }
    return examples(kept);
  }

  /** All of them. */
  Examples examples() {
    return examples(all);
  }

  private Examples examples(List<Mail> mails) {
    boolean[] spam = new boolean[mails.size()];
    for (int i = 0; i < spam.length; i++) {
      spam[i] = mails.get(i).spam();
    }
    return new Examples(
        source,
        Mail.ATTRIBUTES,
        mails.stream().map(Mail::index).toArray(int[][]::new),
        mails.stream().map(Mail::value).toArray(double[][]::new),
        spam);
  }
}
