package io.github.ae4j.examples.finetune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the pairs to merge; counts are kept up to date by the words that a merge changes. */
final class PairLearner {
  private static final int LEAST = 2; // what stands once is no pattern

  private final List<int[]> words = new ArrayList<>();
  private final List<Integer> counts = new ArrayList<>();
  private final Map<Long, Long> frequencies = new HashMap<>();
  private final Map<Long, List<Integer>> places = new HashMap<>(); // words that have or had it
  private final Map<String, Integer> numbers = BytePairs.bytesNumbered();
  private final List<String> tokens = new ArrayList<>(numbers.keySet());

  /** Words, with how often each stands. */
  PairLearner(Map<String, Integer> text) {
    text.forEach(
        (word, count) -> {
          byte[] utf8 = BytePairs.utf8(word);
          int[] symbols = new int[utf8.length];
          Arrays.setAll(
              symbols, i -> numbers.get(String.valueOf(ByteAlphabet.character(utf8[i] & 0xFF))));
          words.add(symbols);
          counts.add(count);
          count(words.size() - 1, 1);
        });
  }

  /** Merges until there are so many tokens or no pair stands twice. */
  List<BytePairs.Merge> learn(int most) {
    List<BytePairs.Merge> merges = new ArrayList<>();
    while (tokens.size() < most) {
      long pair = mostFrequent();
      if (frequencies.getOrDefault(pair, 0L) < LEAST) {
        break;
      }
      BytePairs.Merge merge =
          new BytePairs.Merge(tokens.get((int) (pair >> Integer.SIZE)), tokens.get((int) pair));
      merges.add(merge);
      merge(pair, numbered(merge.whole()));
    }
    return merges;
  }

  private int numbered(String token) {
    Integer known = numbers.putIfAbsent(token, tokens.size());
    if (known == null) {
      tokens.add(token);
    }
    return numbers.get(token);
  }

  /** Of equally frequent pairs the one with the least numbers. */
  private long mostFrequent() {
    long best = -1L;
    long most = 0L;
    for (Map.Entry<Long, Long> entry : frequencies.entrySet()) {
      long count = entry.getValue();
      if (count > most || count == most && entry.getKey() < best) {
        best = entry.getKey();
        most = count;
      }
    }
    return best;
  }

  private void merge(long pair, int whole) {
    for (int word : places.remove(pair)) {
      int[] before = words.get(word);
      int[] after = BytePairs.merged(before, pair, whole);
      if (after.length < before.length) {
        count(word, -1);
        words.set(word, after);
        count(word, 1);
      }
    }
    frequencies.remove(pair);
  }

  /** Adds a word's pairs to the counts, or takes them away. */
  private void count(int word, int sign) {
    int[] symbols = words.get(word);
    long times = (long) sign * counts.get(word);
    for (int i = 1; i < symbols.length; i++) {
      long pair = BytePairs.pair(symbols[i - 1], symbols[i]);
      frequencies.merge(pair, times, (had, more) -> had + more == 0L ? null : had + more);
      List<Integer> there = places.computeIfAbsent(pair, key -> new ArrayList<>());
      if (sign > 0 && (there.isEmpty() || there.get(there.size() - 1) != word)) {
        there.add(word);
      }
    }
  }
}
