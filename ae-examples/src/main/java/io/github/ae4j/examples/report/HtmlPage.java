package io.github.ae4j.examples.report;

import java.util.Base64;
import java.util.Map;

/** One page that needs nothing beside it: readable on a phone, in the dark and on paper. */
public final class HtmlPage {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; }
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.2rem; }
      figure { margin: 1.5rem 0; break-inside: avoid; }
      img { width: 100%; height: auto; background: #fff; border-radius: 4px; }
      figcaption { font-size: .9rem; opacity: .8; }
      .wide { overflow-x: auto; }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
      th, td { text-align: left; padding: .3rem .9rem .3rem 0; border-bottom: 1px solid #8886; }
      td.number { text-align: right; }
      dt { float: left; clear: left; min-width: 12rem; opacity: .8; } dd { margin: 0 0 0 13rem; }
      @media (max-width: 36rem) { dt { float: none; } dd { margin-left: 1rem; } }
      @media print { body { margin: 0; max-width: none; font-size: 11pt; } }
      """;

  private final String title;
  private final StringBuilder body = new StringBuilder();

  /** An empty page. */
  public HtmlPage(String title) {
    this.title = title;
  }

  /** Adds a heading. */
  public HtmlPage heading(String text) {
    body.append("<h2>").append(escape(text)).append("</h2>\n");
    return this;
  }

  /** Adds a paragraph. */
  public HtmlPage paragraph(String text) {
    body.append("<p>").append(escape(text)).append("</p>\n");
    return this;
  }

  /** Adds a table. */
  public HtmlPage table(TextTable table) {
    body.append("<div class=\"wide\">\n").append(table.html()).append("</div>\n");
    return this;
  }

  /** Adds names with their values. */
  public HtmlPage facts(Map<String, String> facts) {
    body.append("<dl>\n");
    facts.forEach(
        (name, value) ->
            body.append("<dt>" + escape(name) + "</dt><dd>" + escape(value) + "</dd>\n"));
    body.append("</dl>\n");
    return this;
  }

  /** Adds a picture with what it shows. */
  public HtmlPage picture(byte[] png, String caption) {
    body.append("<figure><img src=\"data:image/png;base64,")
        .append(Base64.getEncoder().encodeToString(png))
        .append("\" alt=\"" + escape(caption) + "\">\n")
        .append("<figcaption>" + escape(caption) + "</figcaption></figure>\n");
    return this;
  }

  /** The page's text. */
  public String text() {
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
        .formatted(escape(title), STYLE, escape(title), body);
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
