package io.github.ae4j.examples.report;

/**
 * A word that is seen at a glance.
 *
 * @param text the word
 * @param kind how it is coloured
 */
public record Badge(String text, Kind kind) {
  /** Colours. */
  public enum Kind {
    /** Green. */
    GOOD,
    /** Red. */
    BAD,
    /** Grey. */
    OPEN
  }

  String html() {
    return "<span class=\"badge "
        + kind.name().toLowerCase(java.util.Locale.ROOT)
        + "\">"
        + HtmlPage.escape(text)
        + "</span>";
  }
}
