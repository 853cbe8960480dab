package io.github.ae4j.examples.finetune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.finetune.BytePairs.Merge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class BytePairsTest {
  @TempDir Path folder;

  /** "aab" 3 times and "xab" once: ab stands 4 times, then aab 3 times; " aab" twice; all else once. */
  @Test
  void theMostFrequentPairComesFirst() {
    BytePairs pairs = BytePairs.learn("aab aab aab xab", 1000);
    assertEquals(
        List.of(new Merge("a", "b"), new Merge("a", "ab"), new Merge("Ġ", "aab")), pairs.merges());
    assertEquals(259, pairs.size());
    assertArrayEquals(new int[] {257, 258, 257, 64}, pairs.encode("aab aabaaba"));
  }

  /** In GPT-2's vocabulary the blank is 220, the new line 198, ! is 0 and y with two dots 187. */
  @Test
  void bytesAreNumberedAsInGpt2() {
    BytePairs bytes = BytePairs.learn("", 256);
    assertArrayEquals(new int[] {0, 220, 198}, bytes.encode("! \n"));
    assertArrayEquals(new int[] {127, 123}, bytes.encode("ÿ"));
    assertEquals('Ġ', ByteAlphabet.character(' '));
    assertEquals('Ċ', ByteAlphabet.character('\n'));
    assertEquals(187, bytes.vocabulary().get("ÿ"));
  }

  /** A pair is never made across words: an ending, letters, digits, marks, and blanks but the last. */
  @Test
  void wordsAreKeptApart() {
    String text = "we'll 12ab ,,  z ";
    BytePairs pairs = BytePairs.learn(text.repeat(9), 2000);
    List<String> words = new ArrayList<>();
    for (int token : pairs.encode(text)) {
      words.add(pairs.decode(token));
    }
    assertEquals(List.of("we", "'ll", " 12", "ab", " ,,", " ", " z", " "), words);
  }

  @Test
  void whatIsNoCharacterIsRefused() {
    BytePairs pairs = BytePairs.learn("", 256);
    BadInput refused = assertThrows(BadInput.class, () -> pairs.encode("a\uD800b"));
    assertTrue(refused.getMessage().contains("surrogate"), refused.getMessage());
    assertThrows(IllegalArgumentException.class, () -> pairs.decode(256));
    assertEquals("\uFFFD", pairs.decode(pairs.encode("é")[0]));
  }

  @Test
  void aFileOfMergesGivesThemBack() throws IOException {
    BytePairs pairs = BytePairs.learn("low lower lowest, newer and wider\n".repeat(4), 290);
    Path file = folder.resolve(MergesFile.MERGES);
    MergesFile.write(pairs, file);
    BytePairs read = MergesFile.read(file);
    assertEquals(pairs.merges(), read.merges());
    assertArrayEquals(pairs.encode("slower than Ω"), read.encode("slower than Ω"));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String vocabulary(Map<String, Integer> more) {
    StringBuilder json = new StringBuilder("{");
    BytePairs.bytesNumbered()
        .forEach(
            (token, number) -> {
              String escaped = token.equals("\"") || token.equals("\\") ? "\\" + token : token;
              json.append('"').append(escaped).append("\": ").append(number + 1).append(',');
            });
    more.forEach((token, number) -> json.append('"' + token + "\": " + number + ","));
    return json.deleteCharAt(json.length() - 1).append('}').toString();
  }

  /** As published: tokens numbered by their own file, one of them made by no merge. */
  @Test
  void aVocabularysNumbersCount() throws IOException {
    Path merges = write("merges.txt", "#version: 0.2\nt h\nĠ th\nth e\n");
    Path numbers =
        write(
            "vocab.json",
            vocabulary(Map.of("<|endoftext|>", 0, "the", 257, "Ġth", 258, "th", 259)));
    BytePairs pairs = MergesFile.read(merges, numbers);
    assertEquals(260, pairs.size());
    assertArrayEquals(new int[] {257, 258, 69}, pairs.encode("the the"));
    assertEquals("<|endoftext|>the", pairs.decode(0, 257));
  }

  @Test
  void filesThatDoNotFitAreRefusedByName() throws IOException {
    refused(
        "merges.txt",
        "must be a readable file",
        () -> MergesFile.read(folder.resolve("merges.txt")));
    Path three = write("three.txt", "#version: 0.2\na b\na b c\n");
    refused("three.txt: line 3 must be two tokens", "a b c", () -> MergesFile.read(three));
    Path unknown = write("unknown.txt", "a b\nab cd\n");
    refused("unknown.txt", "got cd", () -> MergesFile.read(unknown));
    Path twice = write("twice.txt", "a b\na b\n");
    refused("twice.txt", "got twice a b", () -> MergesFile.read(twice));
    Path merges = write("merges.txt", "a b\n");
    Path gap = write("gap.json", vocabulary(Map.of("ab", 300, "xy", 0)));
    refused("gap.json", "got 300 for \"ab\"", () -> MergesFile.read(merges, gap));
    Path without = write("without.json", vocabulary(Map.of("ac", 0)));
    refused("without.json", "got none for \"ab\"", () -> MergesFile.read(merges, without));
    Path blank = write("blank.json", vocabulary(Map.of("a b", 0)));
    refused("blank.json", "U+0020", () -> MergesFile.read(merges, blank));
    Path list = write("list.json", "[1]");
    refused("list.json", "must be an object", () -> MergesFile.read(merges, list));
  }

  private static void refused(String one, String other, Executable run) {
    String message = assertThrows(BadInput.class, run).getMessage();
    assertTrue(message.contains(one) && message.contains(other), message);
  }
}
