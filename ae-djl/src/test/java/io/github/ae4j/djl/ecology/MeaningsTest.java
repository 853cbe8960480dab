package io.github.ae4j.djl.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeaningsTest {
  @Test
  void whatWasReadFirstIsForgottenFirst() {
    List<String> read = new ArrayList<>();
    Meanings meanings =
        new Meanings(
            2,
            text -> {
              read.add(text);
              return new float[] {text.length()};
            });
    assertSame(meanings.of("a"), meanings.of("a"));
    meanings.of("bb");
    meanings.of("a");
    assertEquals(List.of("a", "bb"), read);
    assertEquals(3f, meanings.of("ccc")[0]);
    meanings.of("bb");
    assertEquals(List.of("a", "bb", "ccc"), read);
    assertEquals(1f, meanings.of("a")[0]);
    assertEquals(List.of("a", "bb", "ccc", "a"), read);
  }
}
