package io.github.ae4j.swarm;

import io.github.ae4j.Experimental;
import io.github.ae4j.adapter.StateFile;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Snapshots as files of a folder, {@code member-003.round-000012.ae}, and the manifest, {@code swarm.ae}: each written
 * beside its place and moved there whole, with a checksum. Where several machines make turns the folder is one that
 * all of them see under the same name.
 */
@Experimental
public final class DirectoryStore implements SnapshotStore, Serializable {
  private static final long serialVersionUID = 1L;
  private static final long MAGIC = 0x41455357_524d0d0aL; // AESWRM\r\n
  private static final StateFile FILE = new StateFile("a swarm's files", MAGIC, 2);

  private final String folder;

  /**
   * A store in a folder, which is made if it is not there.
   *
   * @throws IOException if it cannot be made
   */
  public DirectoryStore(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder).toAbsolutePath().toString();
  }

  /** The folder. */
  public Path folder() {
    return Path.of(folder);
  }

  private Path snapshot(int member, int round) {
    return folder().resolve(prefix(member) + String.format(Locale.ROOT, "%06d.ae", round));
  }

  private static String prefix(int member) {
    return String.format(Locale.ROOT, "member-%03d.round-", member);
  }

  private Path manifest() {
    return folder().resolve("swarm.ae");
  }

  @Override
  public void write(int member, int round, byte[] snapshot) throws IOException {
    FILE.write(snapshot(member, round), out -> StateFile.writeBytes(out, snapshot));
  }

  @Override
  public byte[] read(int member, int round) throws IOException {
    return FILE.read(snapshot(member, round), StateFile::readBytes);
  }

  @Override
  public void keep(int member, List<Integer> rounds) throws IOException {
    List<Path> kept = rounds.stream().map(round -> snapshot(member, round)).toList();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder(), prefix(member) + "*.ae")) {
      for (Path file : files) {
        if (!kept.contains(file)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  @Override
  public void writeManifest(byte[] manifest) throws IOException {
    FILE.write(manifest(), out -> StateFile.writeBytes(out, manifest));
  }

  @Override
  public Optional<byte[]> readManifest() throws IOException {
    return Files.exists(manifest())
        ? Optional.of(FILE.read(manifest(), StateFile::readBytes))
        : Optional.empty();
  }
}
