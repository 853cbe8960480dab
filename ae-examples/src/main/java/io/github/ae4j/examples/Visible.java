package io.github.ae4j.examples;

import java.util.Locale;

/** Text of others, such as a name in a file, made fit for a terminal. */
public final class Visible {
  private Visible() {}

  /** The same with what does not print, as an escape or a change of direction, in the form {@code \\u001b}. */
  public static String of(String text) {
    if (text.codePoints().allMatch(Visible::prints)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (prints(point)) {
                shown.appendCodePoint(point);
              } else {
                shown.append(String.format(Locale.ROOT, "\\u%04x", point));
              }
            });
    return shown.toString();
  }

  private static boolean prints(int point) {
    int type = Character.getType(point);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR
        && type != Character.SURROGATE;
  }
}
