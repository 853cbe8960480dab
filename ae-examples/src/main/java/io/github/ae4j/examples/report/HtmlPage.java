package io.github.ae4j.examples.report;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One page that needs nothing beside it: readable on a phone, in the dark and on paper. */
public final class HtmlPage {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; }
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 68rem; margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.2rem; }
      figure { margin: 1.5rem 0; break-inside: avoid; }
      img { width: 100%; height: auto; background: #fff; border-radius: 4px; }
      figcaption { font-size: .9rem; opacity: .8; }
      .wide { overflow-x: auto; } .wide table { font-size: .85rem; } .wide th, .wide td { padding-right: .6rem; }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
      th, td { text-align: left; padding: .3rem .9rem .3rem 0; border-bottom: 1px solid #8886; }
      td.number { text-align: right; }
      dl { display: grid; grid-template-columns: minmax(8rem, 13rem) 1fr; gap: .1rem 1rem; }
      dt { opacity: .8; overflow-wrap: anywhere; } dd { margin: 0; overflow-wrap: anywhere; }
      .badge { border-radius: .7rem; padding: .05rem .55rem; font-size: .85em; white-space: nowrap;
        color: #fff; background: #57606a; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      .badge.good { background: #1a7f37; } .badge.bad { background: #b42318; }
      .plots { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr)); gap: 1rem; }
      .plots figure { margin: 0; }
      table:not(.cards) td, td.number { white-space: nowrap; }
      nav ul { list-style: none; padding: 0; } nav li { margin: .35rem 0; } a { color: #0969da; }
      summary { cursor: pointer; margin: .8rem 0; }
      @media (prefers-color-scheme: dark) { img { filter: brightness(.92); } a { color: #79b8ff; } }
      @media (max-width: 36rem) {
        dl { display: block; } dd { margin-left: 1rem; }
        table.cards thead { display: none; }
        table.cards tr { display: block; padding: .6rem 0; border-bottom: 1px solid #8886; }
        table.cards td { display: block; border: 0; padding: .1rem 0; text-align: left; overflow-wrap: anywhere;
          white-space: normal; }
        table.cards td:first-child { font-weight: 600; }
        table.cards td::before { content: attr(data-label) ": "; opacity: .7; }
      }
      @media print {
        body { margin: 0; max-width: none; font-size: 10pt; }
        .wide { overflow: visible; } table { font-size: 8pt; } th, td { padding-right: .4rem; }
        table:not(.cards) td, td.number { white-space: normal; } .plots { grid-template-columns: 1fr 1fr; }
        tr { break-inside: avoid; } h2, h3 { break-after: avoid; } h2 .badge { font-size: .7em; }
      }
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

  /** Adds a heading that can be linked to, with badges behind it. */
  public HtmlPage heading(String id, String text, List<Badge> badges) {
    body.append("<h2 id=\"" + escape(id) + "\">" + escape(text) + badges(badges) + "</h2>\n");
    return this;
  }

  /** Adds a heading within a part. */
  public HtmlPage subheading(String text) {
    body.append("<h3>").append(escape(text)).append("</h3>\n");
    return this;
  }

  /** Begins or goes on with a table of contents. */
  public HtmlPage contents(Consumer<HtmlPage> entries) {
    body.append("<nav><ul>\n");
    entries.accept(this);
    body.append("</ul></nav>\n");
    return this;
  }

  /** An entry of the table of contents. */
  public HtmlPage entry(String id, String text, List<Badge> badges) {
    body.append("<li><a href=\"#" + escape(id) + "\">" + escape(text) + "</a>")
        .append(badges(badges))
        .append("</li>\n");
    return this;
  }

  private static String badges(List<Badge> badges) {
    return badges.stream().map(badge -> " " + badge.html()).collect(Collectors.joining());
  }

  /** Adds something that is shown on demand. */
  public HtmlPage details(String summary, Consumer<HtmlPage> content) {
    body.append("<details><summary>" + escape(summary) + "</summary>\n");
    content.accept(this);
    body.append("</details>\n");
    return this;
  }

  /** Adds pictures side by side where there is room. */
  public HtmlPage plots(Consumer<HtmlPage> pictures) {
    body.append("<div class=\"plots\">\n");
    pictures.accept(this);
    body.append("</div>\n");
    return this;
  }

  /**
   * Adds a table whose rows become cards on a phone.
   *
   * @param badges by the text of the cells they take the place of
   */
  public HtmlPage cards(TextTable table, Map<String, Badge> badges) {
    body.append("<div class=\"wide\">\n")
        .append(
            table.html(
                "cards", cell -> badges.containsKey(cell) ? badges.get(cell).html() : escape(cell)))
        .append("</div>\n");
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

  /** A text that Markdown leaves as it is, on one line. */
  static String plain(String text) {
    return escape(text)
        .replace("&quot;", "\"")
        .replace("|", "\\|")
        .replace("*", "\\*")
        .replace("_", "\\_")
        .replace("\n", " ");
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
