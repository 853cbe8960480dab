package io.github.ae4j.examples.lab.networks;

import io.github.ae4j.examples.BadInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * CIFAR-10 (Krizhevsky 2009) from a folder with its published binary files: {@code
 * data_batch_1.bin} to {@code data_batch_5.bin}, as many as there are, to train with, {@code
 * test_batch.bin} to judge by. A record is a byte of label, then the planes of 32 x 32 pixels.
 */
final class CifarFolder {
  private static final int RECORD = 1 + Pictures.VALUES;
  private static final int BATCHES = 5;

  private CifarFolder() {}

  /**
   * Reads a folder.
   *
   * @throws BadInput if a file is missing or not of that form
   */
  static Pictures.Split read(Path folder) {
    return new Pictures.Split(training(folder), pictures(folder, "test_batch.bin"));
  }

  private static Pictures training(Path folder) {
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    for (int i = 1; i <= BATCHES; i++) {
      Path file = folder.resolve("data_batch_" + i + ".bin");
      if (i == 1 || Files.exists(file)) {
        records.writeBytes(bytes(file));
      }
    }
    return pictures("CIFAR-10, data_batch_*.bin", records.toByteArray());
  }

  private static Pictures pictures(Path folder, String name) {
    Path file = folder.resolve(name);
    return pictures("CIFAR-10, " + name, bytes(file));
  }

  private static byte[] bytes(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (bytes.length == 0 || bytes.length % RECORD != 0) {
        throw new BadInput(
            "%s: must hold whole records of %d bytes, got %d bytes"
                .formatted(file, RECORD, bytes.length));
      }
      return bytes;
    } catch (IOException e) {
      throw new BadInput(file + ": must be a readable file of CIFAR-10's binary version", e);
    }
  }

  private static Pictures pictures(String source, byte[] records) {
    int count = records.length / RECORD;
    byte[] labels = new byte[count];
    byte[] pixels = new byte[count * Pictures.VALUES];
    for (int i = 0; i < count; i++) {
      labels[i] = records[i * RECORD];
      System.arraycopy(records, i * RECORD + 1, pixels, i * Pictures.VALUES, Pictures.VALUES);
    }
    return new Pictures(source, pixels, labels);
  }
}
