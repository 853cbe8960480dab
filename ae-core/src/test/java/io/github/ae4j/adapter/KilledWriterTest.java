package io.github.ae4j.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process killed while it writes a state file: the file before it stands, and what is left is swept. */
class KilledWriterTest {
  private static final int KILLS = 25;

  private static final StateFile FRAME = new StateFile("ae-test", 0x61652d7465730d0aL, 1);

  @TempDir private Path folder;

  /** Writes half a file, says so, and waits to be killed. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws IOException {
      FRAME.write(
          Path.of(arguments[0]),
          out -> {
            out.write(new byte[1 << 20]);
            out.flush();
            System.out.println("half");
            System.in.read();
          });
    }
  }

  private void killInMidWrite(Path file) throws Exception {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
      assertEquals("half", said.readLine());
    } finally {
      writer.destroyForcibly().waitFor();
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theFileBeforeStandsAndTheRestIsSwept() throws Exception {
    Path file = folder.resolve("state.bin");
    for (int kill = 0; kill < KILLS; kill++) {
      StateFileTest.write(file, "before " + kill);
      killInMidWrite(file);
      List<String> left = names();
      assertEquals(2, left.size(), "" + left);
      assertTrue(left.get(1).matches("state\\.bin\\.ae-[0-9a-f]{16}\\.part"), "" + left);
      assertEquals("before " + kill, StateFileTest.read(file));
    }
    StateFileTest.write(file, "after");
    assertEquals("after", StateFileTest.read(file));
    assertEquals(List.of("state.bin"), names());
  }
}
