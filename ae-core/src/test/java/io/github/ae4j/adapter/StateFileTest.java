package io.github.ae4j.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a state file stands, what it keeps of its place, and what its errors name. */
class StateFileTest {
  private static final StateFile FRAME = new StateFile("ae-test", 0x61652d7465730d0aL, 1);

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void place() {
    file = folder.resolve("state.bin");
  }

  static void write(Path file, String text) throws IOException {
    FRAME.write(file, out -> StateFile.writeBytes(out, text.getBytes(StandardCharsets.UTF_8)));
  }

  static String read(Path file) throws IOException {
    return FRAME.read(file, in -> new String(StateFile.readBytes(in), StandardCharsets.UTF_8));
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private void posix() {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX");
  }

  @Test
  void itComesBack() throws IOException {
    write(file, "one");
    assertEquals("one", read(file));
    write(file, "two");
    assertEquals("two", read(file));
    assertEquals(List.of("state.bin"), names());
  }

  /** As one of a pool that is shut down: what it saves last must be saved. */
  @Test
  void aThreadThatWasInterruptedWritesAndReads() throws IOException {
    Thread.currentThread().interrupt();
    try {
      write(file, "one");
      write(file, "two");
      assertEquals("two", read(file));
    } finally {
      assertTrue(Thread.interrupted());
    }
    assertEquals(List.of("state.bin"), names());
  }

  @Test
  void aNewFileHasThePermissionsOfItsPlace() throws IOException {
    posix();
    Path plain = Files.createFile(folder.resolve("plain"));
    write(file, "one");
    assertEquals(permissions(plain), permissions(file));
  }

  @Test
  void aFileReplacedKeepsItsPermissions() throws IOException {
    posix();
    for (String kept : List.of("rw-r-----", "rw-rw-rw-", "rw-------", "r--r--r--")) {
      write(file, "one");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(kept));
      write(file, "two");
      assertEquals(kept, permissions(file));
    }
  }

  /**
   * Written by a process that is killed it must not be open to those whom the file is closed to.
   */
  @Test
  void aDraftIsNotOpenToMoreThanTheFile() throws IOException {
    posix();
    write(file, "one");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    FRAME.write(
        file,
        out -> {
          String draft = names().stream().filter(name -> name.endsWith(".part")).findAny().get();
          assertEquals("rw-------", permissions(folder.resolve(draft)));
        });
  }

  @Test
  void aLinkIsFollowedAndStays() throws IOException {
    Path real = Files.createDirectory(folder.resolve("disk")).resolve("real.bin");
    Files.createSymbolicLink(file, Path.of("disk", "real.bin"));
    for (String text : List.of("made through the link", "replaced through the link")) {
      write(file, text);
      assertTrue(Files.isSymbolicLink(file));
      assertFalse(Files.isSymbolicLink(real));
      assertEquals(text, read(real));
      assertEquals(text, read(file));
    }
    assertEquals(List.of("disk", "state.bin"), names());
  }

  @Test
  void aCircleOfLinksIsRefused() throws IOException {
    Path other = folder.resolve("other");
    Files.createSymbolicLink(file, other);
    Files.createSymbolicLink(other, file);
    IOException refused = assertThrows(IOException.class, () -> write(file, "one"));
    assertTrue(refused.getMessage().startsWith("cannot write " + file + ": "), "" + refused);
    assertTrue(refused.getCause() instanceof FileSystemLoopException, "" + refused.getCause());
  }

  @Test
  void errorsNameTheFileThatWasGiven() throws IOException {
    Path lost = folder.resolve("missing").resolve("state.bin");
    assertEquals(
        "cannot write " + lost + ": its folder must exist",
        assertThrows(IOException.class, () -> write(lost, "one")).getMessage());
    assertEquals(
        "cannot write " + folder + ": it must be a file, and is a folder",
        assertThrows(IOException.class, () -> write(folder, "one")).getMessage());
    assertEquals(
        "cannot read " + folder + ": it must be a file, and is a folder",
        assertThrows(IOException.class, () -> read(folder)).getMessage());
    assertEquals(
        file + ": it must be there to be read, and there is no file of that name",
        assertThrows(NoSuchFileException.class, () -> read(file)).getMessage());
    IOException full =
        assertThrows(
            IOException.class,
            () ->
                FRAME.write(
                    file,
                    out -> {
                      throw new IOException("No space left on device");
                    }));
    assertEquals("cannot write " + file + ": No space left on device", full.getMessage());
    assertEquals(List.of(), names());
  }

  @Test
  void aRefusalNamesTheFileToo() throws IOException {
    Files.writeString(file, "something that is not of ours, but long enough");
    String refused = assertThrows(IllegalArgumentException.class, () -> read(file)).getMessage();
    assertEquals(
        "checkpoint " + file + " must begin as one of ae-test does, and does not", refused);
    write(file, "one");
    refused =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    FRAME.read(
                        file,
                        in -> {
                          throw new IllegalArgumentException("checkpoint must be another's");
                        }))
            .getMessage();
    assertEquals(file + ": checkpoint must be another's", refused);
  }

  @Test
  void aFileSentAsTextIsSaidToBe() throws IOException {
    write(file, "one");
    byte[] whole = Files.readAllBytes(file);
    byte[] unix = new byte[whole.length - 1];
    System.arraycopy(whole, 0, unix, 0, 6);
    System.arraycopy(whole, 7, unix, 6, whole.length - 7);
    Files.write(file, unix);
    String refused = assertThrows(IllegalArgumentException.class, () -> read(file)).getMessage();
    assertEquals(
        "checkpoint "
            + file
            + " must come as it was written, and its line ends were changed on the way: transfer it"
            + " as binary",
        refused);
  }

  @Test
  void longNamesWork() throws IOException {
    for (String name : List.of("n".repeat(240), "n".repeat(255), "\u00fc".repeat(127))) {
      Path longest = folder.resolve(name);
      write(longest, "one");
      write(longest, "two");
      assertEquals("two", read(longest));
    }
    assertEquals(3, names().size());
  }

  @Test
  void lengthsThatCannotBeAreRefused() throws IOException {
    for (int length : new int[] {Integer.MAX_VALUE, 6, -1, Integer.MIN_VALUE}) {
      FRAME.write(
          file,
          out -> {
            out.writeInt(length);
            out.write(new byte[5]);
          });
      String refused = assertThrows(IllegalArgumentException.class, () -> read(file)).getMessage();
      assertEquals(
          file + ": checkpoint must have a length in [0, 5], which is what is left, got " + length,
          refused);
    }
  }

  @Test
  void whatTheReaderLeavesOrLacksIsRefused() throws IOException {
    FRAME.write(file, out -> out.writeInt(7));
    assertEquals(
        "checkpoint " + file + " must end where its body does, and goes on for 2 bytes",
        assertThrows(IllegalArgumentException.class, () -> FRAME.read(file, in -> in.readShort()))
            .getMessage());
    assertEquals(
        "checkpoint " + file + " must be whole, and its body ends early",
        assertThrows(IllegalArgumentException.class, () -> FRAME.read(file, in -> in.readLong()))
            .getMessage());
  }

  private Path leftOver(String name) throws IOException {
    return Files.createFile(folder.resolve(name + ".ae-0123456789abcdef.part"));
  }

  @Test
  void whatAKilledWriterLeftIsSweptWithTheNextWrite() throws IOException {
    leftOver("state.bin");
    Path others = leftOver("state.bin.old");
    Path users = Files.createFile(folder.resolve("state.bin.001.part"));
    write(file, "one");
    assertEquals(
        List.of("state.bin", users.getFileName().toString(), others.getFileName().toString()),
        names());
  }

  @Test
  void whatIsBeingWrittenIsNotSwept() throws IOException {
    Path draft = leftOver("state.bin");
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      write(file, "one");
      assertTrue(lock.isValid() && Files.exists(draft));
    }
    FRAME.write(
        file,
        out -> {
          write(file, "inner");
          StateFile.writeBytes(out, "outer".getBytes(StandardCharsets.UTF_8));
        });
    assertEquals("outer", read(file));
    assertEquals(List.of("state.bin"), names());
  }
}
