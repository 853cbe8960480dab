package io.github.ae4j.machine;

import io.github.ae4j.Experimental;
import io.github.ae4j.adapter.StateFile;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArrayTrainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one snapshot of what is trained, the last it was told to keep, and gives it back. Who trains says what a
 * snapshot is: the parameters, and with the optimizer's moments and the loop's checkpoint a run can go on from it.
 */
@Experimental
public interface Keeper {
  /**
   * Takes a snapshot in the place of the one before.
   *
   * @throws UncheckedIOException if it cannot be written; the one before is still there
   */
  void keep();

  /**
   * Puts the snapshot back.
   *
   * @throws IllegalStateException if none was taken
   * @throws IllegalArgumentException if the file that holds it is damaged
   * @throws UncheckedIOException if it cannot be read
   */
  void giveBack();

  /**
   * In memory, the last two: given back is the one before the last, or the only one. The last may have been taken when a
   * fault was there and not yet seen.
   */
  static <T> Keeper beforeLast(Supplier<T> take, Consumer<T> putBack) {
    Deque<T> kept = new ArrayDeque<>();
    return new Keeper() {
      @Override
      public void keep() {
        kept.addLast(take.get());
        if (kept.size() > 2) {
          kept.removeFirst();
        }
      }

      @Override
      public void giveBack() {
        if (kept.isEmpty()) {
          throw new IllegalStateException("a snapshot must be kept before it is given back");
        }
        putBack.accept(kept.getFirst());
      }
    };
  }

  /**
   * What a run on arrays goes on from, in memory: parameters, moments and the loop's memory, before the last time that it
   * was kept.
   *
   * @param weights the parameters that the trainer's optimizer updates
   */
  static Keeper of(double[] weights, ArrayOptimizer optimizer, ArrayTrainer trainer) {
    record Snapshot(double[] weights, double[] moments, String loop) {}
    return beforeLast(
        () -> new Snapshot(weights.clone(), optimizer.state(), trainer.loop().checkpoint()),
        kept -> {
          System.arraycopy(kept.weights(), 0, weights, 0, weights.length);
          optimizer.restore(kept.moments());
          trainer.loop().restore(kept.loop());
        });
  }

  /**
   * In memory.
   *
   * @param take makes a copy that what is trained does not touch
   * @param putBack puts one back, and does not keep it
   */
  static <T> Keeper inMemory(Supplier<T> take, Consumer<T> putBack) {
    return new Keeper() {
      private @Nullable T kept;

      @Override
      public void keep() {
        kept = take.get();
      }

      @Override
      public void giveBack() {
        T snapshot = kept;
        if (snapshot == null) {
          throw new IllegalStateException("a snapshot must be kept before it is given back");
        }
        putBack.accept(snapshot);
      }
    };
  }

  /**
   * In a file, with a checksum, replaced at once or not at all. One that is there already can be given back.
   *
   * @param take makes a snapshot's bytes
   * @param putBack reads them
   */
  static Keeper inFile(Path file, Supplier<byte[]> take, Consumer<byte[]> putBack) {
    StateFile frame = new StateFile("ae-machine", 0x61652d6273740d0aL, 1);
    return new Keeper() {
      @Override
      public void keep() {
        byte[] snapshot = take.get();
        try {
          frame.write(file, out -> StateFile.writeBytes(out, snapshot));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }

      @Override
      public void giveBack() {
        try {
          putBack.accept(frame.read(file, StateFile::readBytes));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }
}
