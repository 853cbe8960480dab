package io.github.ae4j.examples.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchResultTest {
  private static double[] ones(int count) {
    double[] values = new double[count];
    Arrays.fill(values, 1.0);
    return values;
  }

  /** 1, 2, ..., count: a value is its own rank. */
  private static double[] ranks(int count) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> i + 1.0);
    return values;
  }

  @Test
  void ratiosAreTakenPairByPair() {
    double[] bare = {10.0, 20.0, 40.0};
    double[] wrapped = {20.0, 10.0, 60.0};
    BenchResult result = BenchResult.of("x", "us", bare, wrapped);
    assertEquals(20.0, result.bare());
    assertEquals(20.0, result.wrapped());
    assertEquals(1.5, result.ratioMedian(), "not the ratio of the medians, 1");
    assertEquals(0.5, result.ratioMin());
    assertEquals(2.0, result.ratioMax());
    assertEquals(3, result.pairs());
  }

  @Test
  void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
    BenchResult result = BenchResult.of("x", "us", ones(4), new double[] {4.0, 1.0, 2.0, 3.0});
    assertEquals(2.5, result.ratioMedian());
  }

  /** Ranks from tables of the sign test: 6 pairs give the range, 40 the 14th from either end. */
  @Test
  void theUpperEndIsAnOrderStatistic() {
    assertTrue(Double.isNaN(BenchResult.of("x", "us", ones(5), ranks(5)).ratioUpper95()));
    assertEquals(6.0, BenchResult.of("x", "us", ones(6), ranks(6)).ratioUpper95());
    assertEquals(9.0, BenchResult.of("x", "us", ones(10), ranks(10)).ratioUpper95());
    assertEquals(27.0, BenchResult.of("x", "us", ones(40), ranks(40)).ratioUpper95());
    assertEquals(61.0, BenchResult.of("x", "us", ones(100), ranks(100)).ratioUpper95());
  }

  @Test
  void unevenSeriesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> BenchResult.of("x", "us", ones(2), ones(3)));
    assertThrows(IllegalArgumentException.class, () -> BenchResult.of("x", "us", ones(0), ones(0)));
  }

  @Test
  void jsonHasNullWhereThereIsNothing() throws Exception {
    BenchReport report =
        new BenchReport(
            "ae bench x",
            "a machine",
            List.of(
                BenchResult.of("both", "us", ranks(2), ranks(2)),
                BenchResult.alone("alone", "B/op", 3.0)));
    JsonNode rows = new JsonMapper().readTree(report.json());
    assertEquals(2, rows.size());
    assertEquals("both", rows.get(0).get("name").asText());
    assertEquals("us", rows.get(0).get("unit").asText());
    assertEquals(1.5, rows.get(0).get("bare").asDouble());
    assertEquals(1.5, rows.get(0).get("wrapped").asDouble());
    for (String ratio : List.of("ratioMedian", "ratioMin", "ratioMax")) {
      assertEquals(1.0, rows.get(0).get(ratio).asDouble());
      assertTrue(rows.get(1).get(ratio).isNull());
    }
    assertTrue(rows.get(0).get("ratioUpper95").isNull());
    assertTrue(rows.get(1).get("bare").isNull());
    assertEquals(3.0, rows.get(1).get("wrapped").asDouble());
  }

  @Test
  void markdownNamesTheCommandAndTheMachine() {
    double[] bare = {1234.5678, 0.0};
    double[] wrapped = {617.2839, 0.0};
    String text =
        new BenchReport(
                "ae bench x",
                "a machine",
                List.of(
                    BenchResult.of("half", "us", Arrays.copyOf(bare, 1), Arrays.copyOf(wrapped, 1)),
                    BenchResult.alone("bytes", "B/op", 0.0),
                    BenchResult.alone("time", "us", 0.12345)))
            .markdown();
    assertTrue(text.startsWith("`ae bench x`, a machine:\n\n| what | unit |"), text);
    assertTrue(text.contains("| half | us | 1235 | 617.3 | 0.500 | 0.500 | 0.500 | - | 1 |"), text);
    assertEquals(2, text.split("\\| what \\| unit \\|", -1).length - 1, "a table for each unit");
    assertTrue(text.contains("| bytes | B/op | - | 0 | - | - | - | - | 1 |"), text);
    assertTrue(text.contains("| time | us | - | 0.1235 | - | - | - | - | 1 |"), text);
  }
}
