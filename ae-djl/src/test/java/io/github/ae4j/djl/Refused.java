package io.github.ae4j.djl;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;

/** What is said when something is refused. */
final class Refused {
  private Refused() {}

  static String refused(Class<? extends Exception> type, Executable action) {
    return String.valueOf(assertThrows(type, action).getMessage());
  }

  static void says(String message, String... parts) {
    for (String part : parts) {
      assertTrue(message.contains(part), () -> "\"" + message + "\" must say " + part);
    }
  }
}
