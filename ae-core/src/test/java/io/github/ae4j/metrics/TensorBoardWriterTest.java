package io.github.ae4j.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.CodedInputStream;
import io.github.ae4j.trace.ShortRun;
import io.github.ae4j.trace.StepRecord;
import io.github.ae4j.trace.TraceRecorder;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Event files, read back by protobuf's own parser and a checksum computed bit by bit. */
class TensorBoardWriterTest {
  /** An event as protobuf reads it. */
  private record Read(double seconds, long step, String version, Map<String, Float> scalars) {}

  /** CRC-32C by its polynomial, as in RFC 3720, B.4. */
  private static int crc(byte[] bytes) {
    int crc = -1;
    for (byte next : bytes) {
      crc ^= next & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0x82f63b78;
      }
    }
    return ~crc;
  }

  private static void check(byte[] bytes, int masked) {
    int rotated = masked - 0xa282ead8;
    assertEquals(crc(bytes), rotated >>> 17 | rotated << 15);
  }

  private static List<Read> read(InputStream in) throws IOException {
    List<Read> all = new ArrayList<>();
    try (DataInputStream data = new DataInputStream(in)) {
      while (data.available() > 0) {
        byte[] length = data.readNBytes(8);
        check(length, Integer.reverseBytes(data.readInt()));
        byte[] message =
            data.readNBytes((int) CodedInputStream.newInstance(length).readRawLittleEndian64());
        check(message, Integer.reverseBytes(data.readInt()));
        all.add(event(CodedInputStream.newInstance(message)));
      }
    }
    return all;
  }

  private static Read event(CodedInputStream in) throws IOException {
    double seconds = Double.NaN;
    long step = 0;
    String version = "";
    Map<String, Float> scalars = new LinkedHashMap<>();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag) {
        case 1 << 3 | 1 -> seconds = in.readDouble();
        case 2 << 3 -> step = in.readInt64();
        case 3 << 3 | 2 -> version = in.readStringRequireUtf8();
        case 5 << 3 | 2 -> summary(in, scalars);
        default -> throw new IOException("no such field: " + tag);
      }
    }
    return new Read(seconds, step, version, scalars);
  }

  private static void summary(CodedInputStream in, Map<String, Float> scalars) throws IOException {
    int end = in.pushLimit(in.readRawVarint32());
    while (in.readTag() == (1 << 3 | 2)) {
      int valueEnd = in.pushLimit(in.readRawVarint32());
      assertEquals(1 << 3 | 2, in.readTag());
      String name = in.readStringRequireUtf8();
      assertEquals(2 << 3 | 5, in.readTag());
      assertEquals(null, scalars.put(name, in.readFloat()));
      assertTrue(in.isAtEnd());
      in.popLimit(valueEnd);
    }
    assertTrue(in.isAtEnd());
    in.popLimit(end);
  }

  private static Path only(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertEquals(1, all.size());
      return all.get(0);
    }
  }

  @Test
  void theChecksumIsTheStandardsOwn() {
    assertEquals(0xe3069283, crc("123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
  }

  @Test
  void everyStepIsReadBack(@TempDir Path parent) throws IOException {
    Path folder = parent.resolve("runs").resolve("one");
    TraceRecorder recorder = new TraceRecorder(ShortRun.STEPS);
    double begun = System.currentTimeMillis() * 1e-3;
    ShortRun.run(TensorBoardWriter.to(folder, 1), recorder);
    assertTrue(only(folder).getFileName().toString().startsWith("events.out.tfevents."));
    List<Read> events = read(Files.newInputStream(only(folder)));
    assertEquals("brain.Event:2", events.get(0).version());
    assertEquals(ShortRun.STEPS + 1, events.size());
    for (StepRecord step : recorder.snapshot()) {
      Read event = events.get((int) step.step());
      Map<String, Float> expected = new LinkedHashMap<>();
      expected.put("loss", (float) step.loss());
      step.applied().forEach((name, x) -> expected.put("coefficient/" + name, x.floatValue()));
      step.events().forEach(name -> expected.put("event/" + name, 1f));
      assertEquals(expected, event.scalars());
      assertEquals(step.step(), event.step());
      assertTrue(event.seconds() >= begun && event.seconds() < begun + 600.0, "" + event);
    }
    assertEquals(1f, events.get(ShortRun.BAD_STEP).scalars().get("event/non-finite"));
  }

  @Test
  void aCadenceLeavesStepsOutButNoEvents(@TempDir Path folder) throws IOException {
    ShortRun.run(300, () -> {}, TensorBoardWriter.to(folder, 100));
    List<Long> steps = read(Files.newInputStream(only(folder))).stream().map(Read::step).toList();
    assertTrue(steps.containsAll(List.of((long) ShortRun.BAD_STEP, 100L, 200L, 300L)), "" + steps);
    assertTrue(steps.size() < 100, "" + steps);
  }

  @Test
  void twoLoopsInOneFolderHaveTwoFiles(@TempDir Path folder) throws IOException {
    ShortRun.run(TensorBoardWriter.to(folder, 1), TensorBoardWriter.to(folder, 1));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void aLoopWithoutAStepLeavesAnEmptyRun(@TempDir Path folder) throws IOException {
    TensorBoardWriter.to(folder, 1).close();
    assertEquals(1, read(Files.newInputStream(only(folder))).size());
  }

  /** A disk that stands still until it is let go. */
  private static final class StuckDisk extends OutputStream {
    private final CountDownLatch stuck = new CountDownLatch(1);
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private boolean begun;

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        if (begun) {
          stuck.await();
        }
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      begun = true;
      written.write(bytes, from, length);
    }
  }

  @Test
  void aDiskThatStandsStillStopsNothing() throws IOException {
    StuckDisk disk = new StuckDisk();
    TensorBoardWriter writer = new TensorBoardWriter(disk, "stuck", 1);
    int steps = 20_000;
    ShortRun.run(steps, disk.stuck::countDown, writer);
    List<Read> events = read(new java.io.ByteArrayInputStream(disk.written.toByteArray()));
    assertTrue(writer.dropped() > steps / 2, "dropped " + writer.dropped());
    assertEquals(steps, writer.dropped() + events.size() - 1, "written and dropped");
  }

  @Test
  void aDiskThatIsFullStopsNothing() throws IOException {
    OutputStream full =
        new OutputStream() {
          private int room = 2000;

          @Override
          public void write(int one) throws IOException {
            if (room-- <= 0) {
              throw new IOException("No space left on device");
            }
          }
        };
    TensorBoardWriter writer = new TensorBoardWriter(full, "full", 1);
    TraceRecorder recorder = new TraceRecorder(1);
    ShortRun.run(1000, () -> {}, writer, recorder);
    assertEquals(1000, recorder.snapshot().get(0).step());
    assertTrue(writer.dropped() > 900 && writer.dropped() <= 1000, "" + writer.dropped());
  }

  /** What would be added to an event that is never written would fill the memory of a long run. */
  @Test
  void onceTheDiskHasFailedNothingIsKept() throws IOException {
    List<String> asked = Collections.synchronizedList(new ArrayList<>());
    List<String> tags =
        new AbstractList<>() {
          @Override
          public String get(int i) {
            asked.add("loss");
            return "loss";
          }

          @Override
          public int size() {
            return 1;
          }
        };
    boolean[] isFull = {false};
    OutputStream disk =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            if (isFull[0]) {
              throw new IOException("No space left on device");
            }
          }
        };
    EventFile file = new EventFile(disk, 0.0);
    isFull[0] = true;
    RowQueue queue = new RowQueue(1000, 1);
    EventThread thread = new EventThread(file, "full", tags, queue);
    for (int row = 0; row < 1000; row++) {
      assertNotNull(queue.claim());
      thread.publish();
    }
    thread.start();
    thread.finish(60_000);
    assertEquals(1000, thread.dropped());
    assertTrue(asked.size() < 10, asked.size() + " numbers were taken for a file that is gone");
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed(@TempDir Path parent) throws IOException {
    Path file = Files.createFile(parent.resolve("taken"));
    UncheckedIOException refused =
        assertThrows(UncheckedIOException.class, () -> TensorBoardWriter.to(file, 1));
    assertEquals("cannot write TensorBoard's events to " + file, refused.getMessage());
    assertThrows(IllegalArgumentException.class, () -> TensorBoardWriter.to(parent, 0));
  }
}
