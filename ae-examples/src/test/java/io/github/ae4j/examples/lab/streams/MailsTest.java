package io.github.ae4j.examples.lab.streams;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.Run;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailsTest {
  @TempDir Path folder;

  private Mails read(String text) throws IOException {
    Path file = Files.createDirectories(folder.resolve(Mails.FOLDER)).resolve("mails.txt.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
    return Mails.of(folder);
  }

  /** 16385 is 1 modulo 2^14; log 2 and log 6 to length 1. */
  @Test
  void wordsAreFoldedAndScaled() throws IOException {
    Examples examples = read("1 0 16385:2 1:3 7:1\n0 12 3:1\n").examples();
    assertArrayEquals(new boolean[] {true, false}, examples.positive());
    assertArrayEquals(new int[] {1, 7}, examples.index()[0]);
    assertArrayEquals(new double[] {0.932644, 0.360796}, examples.value()[0], 1e-6);
    assertArrayEquals(new double[] {1.0}, examples.value()[1], 1e-15);
  }

  @Test
  void refusesDamagedLinesByNumber() throws IOException {
    for (String line : new String[] {"2 0 1:1", "1 x 1:1", "1 0", "1 0 1:", "1 0 5"}) {
      String message =
          assertThrows(BadInput.class, () -> read("0 0 1:1\n" + line + "\n")).getMessage();
      assertTrue(message.contains("line 2") && message.endsWith("got " + line), message);
    }
    assertThrows(BadInput.class, () -> read(""));
    Files.delete(folder.resolve(Mails.FOLDER).resolve("mails.txt.gz"));
    assertThrows(BadInput.class, () -> Mails.of(folder));
  }

  @Test
  void aTenthIsLeftOutByTheSeed() {
    Mails mails = MadeMails.make(1_000, 1L);
    Examples one = mails.examples(800, 1L);
    assertEquals(800, one.size());
    assertArrayEquals(one.positive(), mails.examples(800, 1L).positive());
    assertFalse(Arrays.equals(one.positive(), mails.examples(800, 2L).positive()));
    String message = assertThrows(BadInput.class, () -> mails.examples(990, 1L)).getMessage();
    assertTrue(message.contains("at least 990 mails"), message);
  }

  /** Measured elsewhere on the whole stream: SGD at the rate 1 has a log loss of .0942. */
  @Test
  void theRealStreamGivesTheFigureKnown() {
    Path data = Run.mnist().getParent();
    assumeTrue(Files.isDirectory(data.resolve(Mails.FOLDER)), "the spam stream is not there");
    Examples examples = Mails.of(data).examples();
    assertEquals(5_451, examples.size());
    LogLossStream stream = new LogLossStream(examples, 1);
    double[] weights = stream.start();
    double[] gradient = new double[weights.length];
    for (int step = 1; step <= examples.size(); step++) {
      stream.gradient(step, weights, gradient);
      stream.online(step, weights);
      for (int i = 0; i < weights.length; i++) {
        weights[i] -= gradient[i];
      }
    }
    assertEquals(0.0942, stream.evaluate(examples.size(), weights), 0.0005);
  }
}
