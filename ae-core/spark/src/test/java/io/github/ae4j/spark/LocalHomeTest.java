package io.github.ae4j.spark;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class LocalHomeTest {
  @Test
  void aJavaOnWhichExecutorsEndIsRefused() {
    assertDoesNotThrow(() -> LocalHome.checkJava(17));
    assertDoesNotThrow(() -> LocalHome.checkJava(23));
    assertEquals(
        "executors on this machine must run on Java 17 to 23, as Hadoop 3.4 asks for"
            + " Subject.getSubject, got Java 25",
        assertThrows(IllegalStateException.class, () -> LocalHome.checkJava(25)).getMessage());
  }
}
