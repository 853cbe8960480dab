package io.github.ae4j.examples.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.trace.TraceWriter;
import io.github.ae4j.trace.TraceWriter.Format;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FollowedFileTest {
  @TempDir private Path folder;

  private final StringWriter log = new StringWriter();
  private final GroupTracks tracks = new GroupTracks("run", track -> track);
  private final Track track = tracks.first();

  private String text(int steps, Format format) throws IOException {
    Path file = folder.resolve("whole");
    Traces.train(steps, 1, TraceWriter.to(file, format));
    return Files.readString(file);
  }

  private FollowedFile follow(Path file) {
    return new FollowedFile(file, tracks, new PrintWriter(log));
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void aFileThatGrowsByHalvesOfLinesIsReadWholly(Format format) throws IOException {
    String text = text(60, format);
    Path file = folder.resolve("trace");
    Files.writeString(file, "");
    FollowedFile followed = follow(file);
    followed.begin();
    for (int i = 0; i < text.length(); i += 777) {
      String more = text.substring(i, Math.min(i + 777, text.length()));
      Files.writeString(file, more, StandardOpenOption.APPEND);
      followed.follow();
    }
    assertEquals(60, track.last());
    assertEquals(60, track.json().get("x").size());
    assertEquals("", log.toString());
    Track whole = new Track("run");
    io.github.ae4j.examples.why.TraceTable.read(file, whole::add);
    assertEquals(whole.json(), track.json());
  }

  /** A quote in the midst of a cell is what another program, or a bad disk, leaves. */
  @Test
  void aDamagedLineIsSaidAndTheRestKept() throws IOException {
    Path file = Files.writeString(folder.resolve("trace"), text(60, Format.CSV));
    FollowedFile followed = follow(file);
    followed.begin();
    followed.follow();
    Files.writeString(file, "61,0,\"APPLY\"x,\n", StandardOpenOption.APPEND);
    followed.follow();
    followed.follow();
    assertEquals(60, track.last());
    assertEquals(1, log.toString().lines().count(), log.toString());
    assertTrue(log.toString().contains("cannot be read on"), log.toString());
    Files.writeString(file, text(90, Format.CSV));
    followed.follow();
    assertEquals(90, track.last(), "written anew in its place, and longer, it is read again");
    Path odd = Files.writeString(folder.resolve("odd"), "step,\"group\"x\n");
    assertThrows(BadInput.class, () -> follow(odd).begin());
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void aFileThatShrinksOrIsWrittenAnewIsSaidAndReadAnew(Format format) throws IOException {
    String text = text(60, format);
    Path file = Files.writeString(folder.resolve("trace"), text);
    FollowedFile followed = follow(file);
    followed.begin();
    followed.follow();
    assertEquals(60, track.last());
    String fewer = text.substring(0, text.indexOf("\n", text.length() / 2) + 1);
    Files.writeString(file, fewer);
    followed.follow();
    assertTrue(track.last() < 60 && track.last() > 10, track.last() + " steps");
    String said = file + " was replaced or cut; read anew" + System.lineSeparator();
    assertEquals(said, log.toString());
    assertEquals("trace was replaced or cut; read anew", track.json().get("note").asText());
    Files.writeString(file, text(90, format));
    followed.follow();
    assertEquals(90, track.last());
    Files.delete(file);
    followed.follow();
    followed.follow();
    assertTrue(log.toString().endsWith("is gone; what was read is shown" + System.lineSeparator()));
    assertEquals(2, log.toString().lines().count(), log.toString());
    assertEquals(90, track.last());
  }

  @Test
  void damageIsSaidAndWhatWasReadStays() throws IOException {
    Path file = Files.writeString(folder.resolve("trace"), text(20, Format.CSV));
    FollowedFile followed = follow(file);
    followed.begin();
    Files.writeString(file, "no trace\n", StandardOpenOption.APPEND);
    followed.follow();
    followed.follow();
    assertEquals(20, track.last());
    assertTrue(log.toString().contains("is cut short in line 22"), log.toString());
    assertEquals(1, log.toString().lines().count(), log.toString());
  }
}
