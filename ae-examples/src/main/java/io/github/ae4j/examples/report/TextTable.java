package io.github.ae4j.examples.report;

import io.github.ae4j.examples.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A table of text: the same rows for the terminal and for a page. */
public final class TextTable {
  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();

  public TextTable(String... header) {
    this.header = Stream.of(header).map(Visible::of).toList();
  }

  /** Adds a row, a cell a column. */
  public TextTable row(String... cells) {
    if (cells.length != header.size()) {
      throw new IllegalArgumentException(
          "a row must have " + header.size() + " cells, got " + cells.length);
    }
    rows.add(Stream.of(cells).map(cell -> Visible.of(cell.replace('\n', ' '))).toList());
    return this;
  }

  /** Lines of equal width; numbers stand right, words left. */
  public String plain() {
    StringBuilder text = new StringBuilder();
    line(text, header);
    text.append("-".repeat(text.length() - 1)).append('\n');
    rows.forEach(row -> line(text, row));
    return text.toString();
  }

  private void line(StringBuilder text, List<String> cells) {
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      String space = " ".repeat(width(column) - cell.length());
      text.append(column == 0 ? "" : "  ");
      text.append(numeric(column) ? space + cell : cell + space);
    }
    text.append('\n');
  }

  private int width(int column) {
    return Stream.concat(Stream.of(header), rows.stream())
        .mapToInt(row -> row.get(column).length())
        .max()
        .orElseThrow();
  }

  private boolean numeric(int column) {
    List<String> cells = rows.stream().map(row -> row.get(column)).toList();
    return cells.stream().anyMatch(c -> c.matches("[-+]?[0-9.].*"))
        && cells.stream().allMatch(c -> c.matches("[-+]?[0-9.].*|-|never|-?infinite"));
  }

  public String markdown() {
    StringBuilder text = new StringBuilder();
    markdown(text, header);
    for (int column = 0; column < header.size(); column++) {
      text.append(numeric(column) ? "|---:" : "|---");
    }
    text.append("|\n");
    rows.forEach(row -> markdown(text, row));
    return text.toString();
  }

  private static void markdown(StringBuilder text, List<String> cells) {
    for (String cell : cells) {
      text.append("| ").append(Page.plain(cell).replaceAll("[|*_]", "\\\\$0")).append(' ');
    }
    text.append("|\n");
  }

  /** The table as HTML, a row to become a card on a phone; the HTML of a cell's text is given. */
  String html(UnaryOperator<String> content) {
    StringBuilder text = new StringBuilder("<table class=\"cards\">\n<thead><tr>");
    header.forEach(cell -> text.append("<th>" + Page.escape(cell) + "</th>"));
    text.append("</tr></thead>\n<tbody>\n");
    for (List<String> row : rows) {
      text.append("<tr>");
      for (int column = 0; column < row.size(); column++) {
        text.append("<td data-label=\"" + Page.escape(header.get(column)) + "\"")
            .append(numeric(column) ? " class=\"number\">" : ">")
            .append(content.apply(row.get(column)) + "</td>");
      }
      text.append("</tr>\n");
    }
    return text.append("</tbody></table>\n").toString();
  }
}
