package io.github.ae4j.examples.report;

import java.util.List;
import java.util.Map;

/** A report in Markdown, its pictures in a folder beside it. */
public final class MarkdownText implements Document {
  private final String folder;
  private final StringBuilder text = new StringBuilder();

  /** A text of which only the title is there. */
  public MarkdownText(String title, String folder) {
    this.folder = folder;
    paragraph("# " + title);
  }

  @Override
  public MarkdownText heading(String id, String title, Map<String, String> badges) {
    return paragraph("## " + title);
  }

  @Override
  public MarkdownText subheading(String title) {
    return this;
  }

  @Override
  public MarkdownText paragraph(String content) {
    text.append(content.stripTrailing()).append("\n\n");
    return this;
  }

  @Override
  public MarkdownText facts(Map<String, String> facts) {
    facts.forEach((name, value) -> text.append("- " + name + ": " + value + "\n"));
    text.append('\n');
    return this;
  }

  @Override
  public MarkdownText table(TextTable table) {
    return paragraph(table.markdown());
  }

  @Override
  public MarkdownText details(String summary, TextTable table) {
    return paragraph(
        "<details><summary>" + summary + "</summary>\n\n" + table.markdown() + "\n</details>");
  }

  @Override
  public MarkdownText pictures(List<Picture> pictures) {
    pictures.forEach(
        p -> text.append("![%s](%s%s.png)\n".formatted(p.caption(), folder, p.file())));
    text.append('\n');
    return this;
  }

  /** The text so far. */
  public String text() {
    return text.toString().stripTrailing() + "\n";
  }
}
