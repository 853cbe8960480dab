package io.github.ae4j.examples.report;

import java.util.List;
import java.util.Map;

/** What a report is written to, from the top on. */
public interface Document {
  /**
   * Begins a part.
   *
   * @param id to link to, where there are links
   * @param badges words behind it, with their kinds, where there are colours
   */
  Document heading(String id, String text, Map<String, String> badges);

  /** Begins a piece of a part, where it needs a name. */
  Document subheading(String text);

  /** Adds a paragraph. */
  Document paragraph(String text);

  /** Adds names with their values. */
  Document facts(Map<String, String> facts);

  /** Adds a table. */
  Document table(TextTable table);

  /** Adds a table that is shown on demand. */
  Document details(String summary, TextTable table);

  /** Adds pictures with what they show. */
  Document pictures(List<Picture> pictures);
}
