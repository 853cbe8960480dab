package io.github.ae4j.djl.ecology;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Prompts as rows of numbers that end at one place, the mark of the answer: what is missing before a shorter one is
 * blank and is not seen. So the answers of all rows begin at one place too. A row is over where the context is.
 *
 * @param context most places that a row may have, blanks apart
 * @param prompts their numbers
 * @param room places of the prompts, the mark with them
 */
record Rows(int context, List<int[]> prompts, int room) {
  private static final float UNSEEN = -1e9f;

  /** Rows in the room of the longest. */
  static Rows of(int context, List<int[]> prompts) {
    return new Rows(
        context, prompts, prompts.stream().mapToInt(p -> p.length).max().orElseThrow() + 1);
  }

  /** How many characters the answer of a row may have. */
  int answer(int row) {
    return context - 1 - prompts.get(row).length;
  }

  int count() {
    return prompts.size();
  }

  private int blanks(int row) {
    return room - 1 - prompts.get(row).length;
  }

  /** The prompts with the mark, (b, room). */
  NDArray prompts(NDManager manager) {
    return tokens(manager, List.of(), 0);
  }

  /**
   * The prompts with the mark, and answers after it that are filled up with blanks.
   *
   * @param after places of the answers
   */
  NDArray tokens(NDManager manager, List<int[]> answers, int after) {
    int length = room + after;
    int[] all = new int[count() * length];
    for (int row = 0; row < count(); row++) {
      int[] prompt = prompts.get(row);
      System.arraycopy(prompt, 0, all, row * length + blanks(row), prompt.length);
      all[row * length + room - 1] = Characters.ANSWER;
      if (after > 0) {
        int[] answer = answers.get(row);
        System.arraycopy(answer, 0, all, row * length + room, answer.length);
      }
    }
    return manager.create(all, new Shape(count(), length));
  }

  /** The places of what stands in [from, to): counted from a row's first character, 0 before it and the last where its
   * context is over; (b, to - from).
   */
  NDArray places(NDManager manager, int from, int to) {
    int[] all =
        IntStream.range(0, count())
            .flatMap(row -> IntStream.range(from, to).map(place -> place(row, place)))
            .toArray();
    return manager.create(all, new Shape(count(), to - from));
  }

  private int place(int row, int place) {
    return Math.min(Math.max(0, place - blanks(row)), context - 1);
  }

  /** 0 where a place in [from, to) may look, far below it ahead and at blanks; (b, 1, to - from, to). */
  NDArray mask(NDManager manager, int from, int to) {
    float[] all = new float[count() * (to - from) * to];
    int at = 0;
    for (int row = 0; row < count(); row++) {
      for (int place = from; place < to; place++) {
        Arrays.fill(all, at, at + blanks(row), UNSEEN);
        Arrays.fill(all, at + Math.max(blanks(row), place + 1), at + to, UNSEEN);
        at += to;
      }
    }
    return manager.create(all, new Shape(count(), 1, to - from, to));
  }
}
