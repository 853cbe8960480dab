package io.github.ae4j.adapter;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way to its place: beside it, under a name of its own, until it is whole. Locked
 * while it is written, so that whoever writes next can tell it from one that a killed process left.
 */
final class Draft implements Closeable {
  private static final int LONGEST = 200;
  private static final int SHORT = 40;
  private static final int LINKS = 40;

  private final Path place;
  private final Path path;
  private final FileOutputStream out;
  private final @Nullable Set<PosixFilePermission> permissions;

  private Draft(Path place, Path path, @Nullable Set<PosixFilePermission> permissions)
      throws IOException {
    this.place = place;
    this.path = path;
    this.permissions = permissions;
    Files.createFile(path, closedToOthers(permissions));
    out =
        new FileOutputStream(
            path.toFile()); // of which, unlike a channel, an interruption closes none
  }

  /** Of one that will get the permissions of another no one else reads the draft. */
  private static FileAttribute<?>[] closedToOthers(@Nullable Set<PosixFilePermission> permissions) {
    return permissions == null
        ? new FileAttribute<?>[0]
        : new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
  }

  /** A draft of a file, or of what it links to; what was left of earlier ones is removed. */
  static Draft of(Path file) throws IOException {
    Path place = target(file.toAbsolutePath());
    Path folder = place.getParent();
    if (Files.exists(place) && !Files.isRegularFile(place)) {
      throw new IOException(
          "it must be a file, and is a " + (Files.isDirectory(place) ? "folder" : "device"));
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IOException("its folder must exist");
    }
    sweep(folder, place);
    Set<PosixFilePermission> permissions = permissions(place);
    while (true) {
      Draft draft = new Draft(place, folder.resolve(name(place)), permissions);
      if (draft.isHeld()) {
        return draft;
      }
      draft.close(); // another writer took it for one that was left, in the moment before it was
      // held
    }
  }

  private static Path target(Path file) throws IOException {
    Path target = file;
    for (int i = 0; Files.isSymbolicLink(target); i++) {
      if (i == LINKS) {
        throw new FileSystemLoopException(file.toString());
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    return target;
  }

  private static @Nullable Set<PosixFilePermission> permissions(Path place) throws IOException {
    boolean posix = place.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix && Files.exists(place) ? Files.getPosixFilePermissions(place) : null;
  }

  private static String name(Path place) {
    String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    return stem(place) + ".ae-" + random + ".part";
  }

  /** The file's name; of a long one its beginning and a checksum, to leave room for more. */
  private static String stem(Path place) {
    String name = String.valueOf(place.getFileName());
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= LONGEST) {
      return name;
    }
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return name.substring(0, SHORT) + "-" + HexFormat.of().toHexDigits((int) sum.getValue());
  }

  private static void sweep(Path folder, Path place) {
    Pattern left = Pattern.compile(Pattern.quote(stem(place)) + "\\.ae-[0-9a-f]{16}\\.part");
    try (DirectoryStream<Path> drafts =
        Files.newDirectoryStream(
            folder, path -> left.matcher(String.valueOf(path.getFileName())).matches())) {
      drafts.forEach(Draft::removeIfLeft);
    } catch (IOException | DirectoryIteratorException e) {
      return; // a folder that may be written to but not listed
    }
  }

  private static void removeIfLeft(Path draft) {
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        Files.delete(draft);
      }
    } catch (IOException | OverlappingFileLockException e) {
      return; // another's, or being written
    }
  }

  /** Locks it for as long as it is open; false if another writer was there first. */
  private boolean isHeld() {
    try {
      return out.getChannel().tryLock() != null && Files.exists(path);
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      return true; // a file system without locks: there nobody removes what he cannot lock
    }
  }

  FileOutputStream out() {
    return out;
  }

  /** Puts it in its place, all of it on the disk. */
  void moveToItsPlace() throws IOException {
    out.getFD().sync();
    if (permissions != null) {
      Files.setPosixFilePermissions(path, permissions);
    }
    Files.move(path, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Lets it go, and removes what is not in its place. */
  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(path);
  }

  /** What a failure says, without the draft's own name, which nobody knows. */
  static String reason(IOException e) {
    if (e instanceof FileSystemException failure) {
      String reason = failure.getReason();
      return reason == null ? failure.getClass().getSimpleName() : reason;
    }
    return String.valueOf(e.getMessage());
  }
}
