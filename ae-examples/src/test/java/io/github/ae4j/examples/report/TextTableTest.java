package io.github.ae4j.examples.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextTableTest {
  private final TextTable table =
      new TextTable("arm", "steps").row("ae", "125").row("bare <1>", "never");

  @Test
  void numbersStandRightAndWordsLeft() {
    assertEquals(
        """
        arm       steps
        ---------------
        ae          125
        bare <1>  never
        """,
        table.plain());
  }

  @Test
  void whatIsInfiniteIsANumberToo() {
    String markdown = new TextTable("final").row("0.5").row("infinite").markdown();
    assertTrue(markdown.contains("|---:|"), markdown);
  }

  @Test
  void htmlIsEscaped() throws IOException {
    String html = new Page("title", Map.of()).table(table).html();
    assertTrue(html.contains("<td data-label=\"arm\">bare &lt;1&gt;</td>"), html);
  }

  @Test
  void markdownHoldsNoMarkupOfOthers() {
    String script = "<script>alert(1)</script> & more";
    Page.Picture picture = new Page.Picture("p", script, new byte[0]);
    String markdown =
        new Page(script, Map.of())
            .heading(script)
            .heading("id", script, Map.of())
            .paragraph(script)
            .facts(Map.of(script, script))
            .details(script, new TextTable(script).row(script))
            .pictures(List.of(picture))
            .markdown();
    assertFalse(markdown.contains("<script"), markdown);
    assertEquals(10, markdown.split("&lt;script&gt;", -1).length - 1, markdown);
  }

  @Test
  void whatWouldSteerATerminalIsShown() {
    String plain = new TextTable("arm").row("\u001b[2J\nbare").plain();
    assertTrue(plain.contains("\\u001b[2J bare"), plain);
  }

  @Test
  void aRowHasACellAColumn() {
    assertThrows(IllegalArgumentException.class, () -> table.row("alone"));
  }
}
