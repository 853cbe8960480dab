package io.github.ae4j.examples.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One page that needs nothing beside it: readable on a phone, in the dark and on paper. */
public final class HtmlPage implements Document {
  private static final String STYLE = "page.css";
  private static final int OPEN = 8; // pictures shown unasked

  private final String title;
  private final Map<String, String> kinds;
  private final StringBuilder body = new StringBuilder();
  private final StringBuilder contents = new StringBuilder();
  private int contentsAt;

  /** An empty page. */
  public HtmlPage(String title) {
    this(title, Map.of());
  }

  /**
   * An empty page.
   *
   * @param kinds of the words that are badges wherever they fill a cell: good, bad or open
   */
  public HtmlPage(String title, Map<String, String> kinds) {
    this.title = title;
    this.kinds = kinds;
  }

  private HtmlPage add(String html) {
    body.append(html);
    return this;
  }

  /** Adds a heading that is not in the table of contents. */
  public HtmlPage heading(String text) {
    return add("<h2>" + escape(text) + "</h2>\n");
  }

  @Override
  public HtmlPage heading(String id, String text, Map<String, String> badges) {
    contentsAt = contents.isEmpty() ? body.length() : contentsAt;
    StringBuilder words = new StringBuilder();
    badges.forEach((word, kind) -> words.append(' ').append(badge(word, kind)));
    contents.append("<li><a href=\"#%s\">%s</a>%s</li>\n".formatted(id, escape(text), words));
    return add("<h2 id=\"%s\">%s%s</h2>\n".formatted(id, escape(text), words));
  }

  private static String badge(String word, String kind) {
    return "<span class=\"badge " + kind + "\">" + escape(word) + "</span>";
  }

  @Override
  public HtmlPage subheading(String text) {
    return add("<h3>" + escape(text) + "</h3>\n");
  }

  @Override
  public HtmlPage paragraph(String text) {
    return add("<p>" + escape(text) + "</p>\n");
  }

  @Override
  public HtmlPage facts(Map<String, String> facts) {
    add("<dl>\n");
    facts.forEach(
        (name, value) -> add("<dt>" + escape(name) + "</dt><dd>" + escape(value) + "</dd>\n"));
    return add("</dl>\n");
  }

  /** Adds a table whose rows become cards on a phone. */
  @Override
  public HtmlPage table(TextTable table) {
    return add("<div class=\"wide\">\n" + table.html(this::cell) + "</div>\n");
  }

  private String cell(String text) {
    String kind = kinds.get(text);
    return kind == null ? escape(text) : badge(text, kind);
  }

  @Override
  public HtmlPage details(String summary, TextTable table) {
    return details(summary, () -> table(table));
  }

  private HtmlPage details(String summary, Runnable content) {
    add("<details><summary>" + escape(summary) + "</summary>\n");
    content.run();
    return add("</details>\n");
  }

  /** Adds pictures side by side where there is room; of many, some are shown on demand. */
  @Override
  public HtmlPage pictures(List<Picture> pictures) {
    if (!pictures.isEmpty()) {
      add("<div class=\"plots\">\n");
      pictures.stream().limit(OPEN).forEach(p -> picture(p.png(), p.caption()));
      add("</div>\n");
    }
    if (pictures.size() > OPEN) {
      details("More curves", () -> pictures(pictures.subList(OPEN, pictures.size())));
    }
    return this;
  }

  /** Adds a picture with what it shows. */
  public HtmlPage picture(byte[] png, String caption) {
    String data = Base64.getEncoder().encodeToString(png);
    String text = escape(caption);
    add("<figure><img src=\"data:image/png;base64," + data + "\" alt=\"" + text + "\">\n");
    return add("<figcaption>" + text + "</figcaption></figure>\n");
  }

  /** The page's text. */
  public String text() {
    String list = "<h2>Contents</h2>\n<nav><ul>\n" + contents + "</ul></nav>\n";
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    <style>
    %s</style>
    </head>
    <body>
    <h1>%s</h1>
    %s%s%s</body>
    </html>
    """
        .formatted(
            escape(title),
            style(),
            escape(title),
            body.substring(0, contentsAt),
            contents.isEmpty() ? "" : list,
            body.substring(contentsAt));
  }

  private static String style() {
    try (InputStream in = HtmlPage.class.getResourceAsStream(STYLE)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
