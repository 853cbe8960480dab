package io.github.ae4j.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Logged;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryLogTest {
  static List<String> logged(Runnable run) {
    return Logged.by(SummaryLog.class, run);
  }

  @Test
  void whatIsNotFiniteIsWarnedOfAndCounted() {
    SummaryLog log = new SummaryLog(5);
    List<String> lines = logged(() -> ShortRun.run(log));
    List<String> warned = lines.stream().filter(line -> line.contains("WARN")).toList();
    assertEquals(1, warned.size(), "" + lines);
    assertTrue(warned.get(0).contains("step 5 event non-finite SKIP loss=NaN"), warned.get(0));
    assertEquals(1L, log.counts().get("non-finite"));
    String last = lines.get(lines.size() - 1);
    assertTrue(last.contains("INFO") && last.contains("closed at step 10, events {"), last);
    assertTrue(last.contains("non-finite=1"), last);
    assertTrue(lines.stream().anyMatch(line -> line.contains(" - step 10 APPLY")), "" + lines);
  }

  @Test
  void aRunWithoutEventsCountsNone() {
    SummaryLog log = new SummaryLog(1);
    assertEquals(3 + 1, logged(() -> ShortRun.run(3, () -> {}, log)).size());
    assertEquals(Map.of(), log.counts());
    assertThrows(IllegalArgumentException.class, () -> new SummaryLog(0));
  }
}
