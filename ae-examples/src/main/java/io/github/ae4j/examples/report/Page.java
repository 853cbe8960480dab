package io.github.ae4j.examples.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.IOUtils;

/**
 * A report as HTML and as Markdown at once. The HTML needs nothing beside it and is readable on a
 * phone, in the dark and on paper; the Markdown has its pictures in a folder {@value #PLOTS}.
 */
public final class Page {
  /** Folder of the Markdown's pictures. */
  public static final String PLOTS = "plots/";

  /** A picture to be shown: its file's name without an ending, what it shows, and how. */
  public record Picture(String file, String caption, byte[] png) {}

  private static final String STYLE = "/io/github/ae4j/examples/report/page.css";
  private static final int OPEN = 8; // pictures shown unasked

  private final String title;
  private final Map<String, String> kinds;
  private final StringBuilder html = new StringBuilder();
  private final StringBuilder markdown = new StringBuilder();
  private final StringBuilder contents = new StringBuilder();
  private int contentsAt;

  /** An empty page; the words are badges, good, bad or open, wherever they fill a cell. */
  public Page(String title, Map<String, String> kinds) {
    this.title = title;
    this.kinds = kinds;
    markdown.append("# " + plain(title) + "\n\n");
  }

  private Page add(String asHtml, String asMarkdown) {
    html.append(asHtml);
    markdown.append(asMarkdown);
    return this;
  }

  /** Adds a heading that is not in the table of contents. */
  public Page heading(String text) {
    return add("<h2>" + escape(text) + "</h2>\n", "## " + plain(text) + "\n\n");
  }

  /** Adds a heading with badges, words of a kind, that the table of contents links to by its id. */
  public Page heading(String id, String text, Map<String, String> badges) {
    contentsAt = contents.isEmpty() ? html.length() : contentsAt;
    StringBuilder words = new StringBuilder();
    badges.forEach((word, kind) -> words.append(' ').append(badge(word, kind)));
    contents.append("<li><a href=\"#%s\">%s</a>%s</li>\n".formatted(id, escape(text), words));
    return add(
        "<h2 id=\"%s\">%s%s</h2>\n".formatted(id, escape(text), words),
        "## " + plain(text) + "\n\n");
  }

  private static String badge(String word, String kind) {
    return "<span class=\"badge " + kind + "\">" + escape(word) + "</span>";
  }

  /** Adds a heading within a part, to the HTML alone. */
  public Page subheading(String text) {
    return add("<h3>" + escape(text) + "</h3>\n", "");
  }

  public Page paragraph(String text) {
    return add("<p>" + escape(text) + "</p>\n", plain(text) + "\n\n");
  }

  /** Adds names with their values. */
  public Page facts(Map<String, String> facts) {
    add("<dl>\n", "");
    facts.forEach(
        (name, value) ->
            add(
                "<dt>" + escape(name) + "</dt><dd>" + escape(value) + "</dd>\n",
                "- " + plain(name) + ": " + plain(value) + "\n"));
    return add("</dl>\n", "\n");
  }

  /** Adds a table whose rows become cards on a phone. */
  public Page table(TextTable table) {
    return add(
        "<div class=\"wide\">\n" + table.html(this::cell) + "</div>\n", table.markdown() + "\n");
  }

  private String cell(String text) {
    String kind = kinds.get(text);
    return kind == null ? escape(text) : badge(text, kind);
  }

  /** Adds a table that is shown on demand. */
  public Page details(String summary, TextTable table) {
    add("", "<details><summary>" + plain(summary) + "</summary>\n\n");
    return folded(summary, () -> table(table)).add("", "</details>\n\n");
  }

  private Page folded(String summary, Runnable content) {
    html.append("<details><summary>" + escape(summary) + "</summary>\n");
    content.run();
    html.append("</details>\n");
    return this;
  }

  /** Adds pictures side by side where there is room; of many, some are shown on demand. */
  public Page pictures(List<Picture> pictures) {
    for (Picture picture : pictures) {
      markdown.append(
          "![%s](%s%s.png)\n".formatted(plain(picture.caption()), PLOTS, picture.file()));
    }
    markdown.append('\n');
    sideBySide(pictures);
    return this;
  }

  private void sideBySide(List<Picture> pictures) {
    if (!pictures.isEmpty()) {
      html.append("<div class=\"plots\">\n");
      pictures.stream().limit(OPEN).forEach(p -> picture(p.png(), p.caption()));
      html.append("</div>\n");
    }
    if (pictures.size() > OPEN) {
      folded("More curves", () -> sideBySide(pictures.subList(OPEN, pictures.size())));
    }
  }

  /** Adds a picture with what it shows, to the HTML alone. */
  public Page picture(byte[] png, String caption) {
    String text = escape(caption);
    html.append("<figure><img src=\"" + data(png) + "\" alt=\"" + text + "\">\n");
    return add("<figcaption>" + text + "</figcaption></figure>\n", "");
  }

  /** Adds a drawing in SVG, which is markup and not escaped, with what it shows, to the HTML alone. */
  public Page drawing(String svg, String caption) {
    String text = escape(caption);
    html.append("<figure><div class=\"wide\">\n" + svg + "</div>\n");
    return add("<figcaption>" + text + "</figcaption></figure>\n", "");
  }

  /**
   * Adds a picture that has another form for a phone, and a link to its own file.
   *
   * @param file the link's target, relative to the page
   */
  public Page picture(byte[] png, byte[] phone, String caption, String file) {
    String text = escape(caption);
    return add(
        """
        <figure><a href="%s"><picture><source media="(max-width: 36rem)" srcset="%s">
        <img src="%s" alt="%s"></picture></a>
        <figcaption>%s</figcaption></figure>
        """
            .formatted(escape(file), data(phone), data(png), text, text),
        "");
  }

  private static String data(byte[] png) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }

  public String markdown() {
    return markdown.toString().stripTrailing() + "\n";
  }

  public String html() throws IOException {
    String list = "<h2>Contents</h2>\n<nav><ul>\n" + contents + "</ul></nav>\n";
    String css = IOUtils.resourceToString(STYLE, StandardCharsets.UTF_8);
    StringBuilder body = new StringBuilder(html).insert(contentsAt, contents.isEmpty() ? "" : list);
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
    %s</body>
    </html>
    """
        .formatted(escape(title), css, escape(title), body);
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** A text in Markdown that is no markup of HTML. */
  static String plain(String text) {
    return escape(text).replace("&quot;", "\"").replace("\n", " ");
  }
}
