package io.github.ae4j.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  @Test
  void theFewestChangedLettersWin() {
    List<String> names = List.of("drive_bias", "drive_gain", "leak_gain");
    assertEquals("drive_gain", Nearest.to("drive_gian", names));
    assertEquals("leak_gain", Nearest.to("LEAK-GAIN", names));
    assertEquals("drive_bias", Nearest.to("drive_bios", names));
  }

  @Test
  void ofEqualOnesTheFirst() {
    assertEquals("ab", Nearest.to("", List.of("ab", "cd")));
  }
}
