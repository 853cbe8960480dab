package io.github.ae4j.examples.finetune;

import io.github.ae4j.examples.BadInput;
import java.util.Arrays;

/**
 * GPT-2's way of writing bytes as characters that can be seen, so that tokens are words of a text file: the
 * printable ones of Latin-1 stand for themselves, the n-th of the others is the character 256 + n.
 */
final class ByteAlphabet {
  /** Number of bytes, and of characters that stand for one. */
  static final int BYTES = 256;

  private static final char[] CHARACTERS = new char[BYTES];
  private static final int[] OF_CHARACTER = new int[2 * BYTES];

  static {
    Arrays.fill(OF_CHARACTER, -1);
    int others = 0;
    for (int value = 0; value < BYTES; value++) {
      CHARACTERS[value] = (char) (isPrintable(value) ? value : BYTES + others++);
      OF_CHARACTER[CHARACTERS[value]] = value;
    }
  }

  private ByteAlphabet() {}

  /** All of Latin-1 that leaves a mark but the soft hyphen. */
  private static boolean isPrintable(int value) {
    return value > ' ' && value <= '~' || value > 0xA0 && value != 0xAD;
  }

  /** The character of a byte, 0 to 255. */
  static char character(int value) {
    return CHARACTERS[value];
  }

  static String text(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length);
    for (byte value : bytes) {
      text.append(character(value & 0xFF));
    }
    return text.toString();
  }

  /**
   * The bytes of a token.
   *
   * @throws BadInput if it has a character that stands for none
   */
  static byte[] bytes(String token) {
    byte[] bytes = new byte[token.length()];
    for (int i = 0; i < bytes.length; i++) {
      char character = token.charAt(i);
      int value = character < OF_CHARACTER.length ? OF_CHARACTER[character] : -1;
      if (value < 0) {
        throw new BadInput(
            "token \"%s\" must be of characters that stand for bytes, got U+%04X"
                .formatted(token, (int) character));
      }
      bytes[i] = (byte) value;
    }
    return bytes;
  }
}
