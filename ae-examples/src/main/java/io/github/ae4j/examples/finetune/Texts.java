package io.github.ae4j.examples.finetune;

import io.github.ae4j.examples.BadInput;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a model is trained on first, and what it is fine-tuned on, as tokens.
 *
 * @param source where the texts are from, in words
 * @param pairs the tokens
 * @param from the first
 * @param to the second
 */
public record Texts(String source, BytePairs pairs, Parts from, Parts to) {
  /**
   * A text's parts, see {@link Genres.Parts}.
   *
   * @param training to train with
   * @param choice to choose learning rates by
   * @param heldBack to judge by
   */
  public record Parts(int[] training, int[] choice, int[] heldBack) {
    private static Parts of(List<Genres.Parts> texts, BytePairs pairs) {
      return new Parts(
          joined(texts, Genres.Parts::training, pairs),
          joined(texts, Genres.Parts::choice, pairs),
          joined(texts, Genres.Parts::heldBack, pairs));
    }

    private static int[] joined(
        List<Genres.Parts> texts, Function<Genres.Parts, String> part, BytePairs pairs) {
      return texts.stream().map(part).map(pairs::encode).flatMapToInt(IntStream::of).toArray();
    }

    private void check(String what, int length) {
      int shortest = Math.min(training.length, Math.min(choice.length, heldBack.length));
      if (shortest <= length) {
        throw new BadInput(
            "%s must have more than %d tokens in each part, got %d"
                .formatted(what, length, shortest));
      }
    }
  }

  /**
   * Texts whose pairs are learnt on what is trained on of the first genres.
   *
   * @param tokens the most tokens there shall be
   * @throws BadInput if there is no such genre
   */
  public static Texts learnt(Genres genres, List<String> from, String to, int tokens) {
    check(genres, from, to);
    String training =
        from.stream().map(one -> genres.parts(one).training()).collect(Collectors.joining("\n"));
    return of(genres, from, to, BytePairs.learn(training, tokens));
  }

  /**
   * Texts in given tokens.
   *
   * @throws BadInput if there is no such genre
   */
  public static Texts of(Genres genres, List<String> from, String to, BytePairs pairs) {
    check(genres, from, to);
    Parts first = Parts.of(from.stream().map(genres::parts).toList(), pairs);
    String before = from.isEmpty() ? "" : String.join(", ", from) + ", then ";
    return new Texts(
        genres.source() + ": " + before + to,
        pairs,
        first,
        Parts.of(List.of(genres.parts(to)), pairs));
  }

  private static void check(Genres genres, List<String> from, String to) {
    from.forEach(genres::check);
    genres.check(to);
    if (from.stream().distinct().count() < from.size()) {
      throw new BadInput("the first genres must be given once each, got " + String.join(",", from));
    }
    if (from.contains(to)) {
      throw new BadInput("the genre to fine-tune on must be none of the first ones, got " + to);
    }
  }

  /** Refuses texts that are too short for windows of a length, where there are any. */
  void check(int length) {
    if (from.training().length > 0) {
      from.check("the first genres' text", length);
    }
    to.check("the text to fine-tune on", length);
  }
}
