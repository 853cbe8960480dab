package io.github.ae4j.swarm;

import io.github.ae4j.Experimental;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Snapshots on the heap of this process, and gone with it. */
@Experimental
public final class MemoryStore implements SnapshotStore {
  private record Key(int member, int round) {}

  private final Map<Key, byte[]> snapshots = new ConcurrentHashMap<>();
  private volatile byte @Nullable [] manifest;

  @Override
  public void write(int member, int round, byte[] snapshot) {
    snapshots.put(new Key(member, round), snapshot.clone());
  }

  @Override
  public byte[] read(int member, int round) throws IOException {
    byte[] snapshot = snapshots.get(new Key(member, round));
    if (snapshot == null) {
      throw new IOException("there is no snapshot of member " + member + " and round " + round);
    }
    return snapshot.clone();
  }

  @Override
  public void keep(int member, List<Integer> rounds) {
    snapshots.keySet().removeIf(key -> key.member == member && !rounds.contains(key.round));
  }

  @Override
  public void writeManifest(byte[] manifest) {
    this.manifest = manifest.clone();
  }

  @Override
  public Optional<byte[]> readManifest() {
    return Optional.ofNullable(manifest).map(byte[]::clone);
  }
}
