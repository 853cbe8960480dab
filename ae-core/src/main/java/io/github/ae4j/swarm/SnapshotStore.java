package io.github.ae4j.swarm;

import io.github.ae4j.Experimental;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Where members' snapshots and the swarm's manifest are kept; any thread may write and read. */
@Experimental
public interface SnapshotStore {
  /**
   * Keeps a member's snapshot of a round, whole or not at all; in place of one of the same round.
   *
   * @throws IOException if it cannot be kept; says why
   */
  void write(int member, int round, byte[] snapshot) throws IOException;

  /**
   * A member's snapshot of a round.
   *
   * @throws IOException if there is none, or it cannot be read
   * @throws IllegalArgumentException if it is damaged
   */
  byte[] read(int member, int round) throws IOException;

  /**
   * Removes a member's snapshots of other rounds.
   *
   * @throws IOException if one cannot be removed
   */
  void keep(int member, List<Integer> rounds) throws IOException;

  /**
   * Keeps the manifest, whole or not at all, in place of the last.
   *
   * @throws IOException if it cannot be kept; says why
   */
  void writeManifest(byte[] manifest) throws IOException;

  /**
   * The last manifest, if there is one.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is damaged
   */
  Optional<byte[]> readManifest() throws IOException;
}
