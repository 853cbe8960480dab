package io.github.ae4j.spark;

import io.github.ae4j.swarm.Order;
import io.github.ae4j.swarm.SnapshotStore;
import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One member's snapshots, carried to its turn and back through the driver. */
final class CarriedSnapshots implements SnapshotStore, Serializable {
  private static final long serialVersionUID = 1L;
  private static final int MOST = 1 << 20; // bytes; larger ones are slow, and fail from 128 MB on

  private final HashMap<Integer, byte[]> byRound = new HashMap<>();
  private final HashMap<Integer, String> unreadable = new HashMap<>();
  private byte @Nullable [] written;

  private CarriedSnapshots() {}

  /** Those that an order may go on from. */
  static CarriedSnapshots of(SnapshotStore store, Order order) {
    CarriedSnapshots carried = new CarriedSnapshots();
    for (int round : order.from()) {
      try {
        carried.byRound.put(round, store.read(order.member(), round));
      } catch (IOException | RuntimeException e) {
        carried.unreadable.put(round, String.valueOf(e.getMessage()));
      }
    }
    return carried;
  }

  byte @Nullable [] written() {
    return written;
  }

  @Override
  public void write(int member, int round, byte[] snapshot) throws IOException {
    if (snapshot.length > MOST) {
      throw new IOException(
          "a snapshot must be at most "
              + MOST
              + " bytes without a shared folder, got "
              + snapshot.length
              + ": take a DirectoryStore in a folder that all machines see");
    }
    written = snapshot;
  }

  @Override
  public byte[] read(int member, int round) throws IOException {
    byte[] snapshot = ((Map<Integer, byte[]>) byRound).get(round);
    if (snapshot == null) {
      throw new IOException(String.valueOf(unreadable.get(round)));
    }
    return snapshot;
  }

  @Override
  public void keep(int member, List<Integer> rounds) {
    throw new UnsupportedOperationException("snapshots are kept by the driver");
  }

  @Override
  public void writeManifest(byte[] manifest) {
    throw new UnsupportedOperationException("the manifest is written by the driver");
  }

  @Override
  public Optional<byte[]> readManifest() {
    throw new UnsupportedOperationException("the manifest is read by the driver");
  }
}
