package io.github.ae4j.examples.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most memory the process had resident, as Linux counts it; native memory included. */
public final class PeakMemory {
  private static final Path CLEAR = Path.of("/proc/self/clear_refs");
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String RESET_PEAK = "5"; // see proc(5)
  private static final String PEAK = "VmHWM:";
  private static final String RESIDENT = "VmRSS:";
  private static final double KIB = 1024.0;

  private PeakMemory() {}

  /** Bytes resident at most while work is done; NaN where the system does not tell. */
  public static double of(Runnable work) {
    try {
      Files.writeString(CLEAR, RESET_PEAK);
      work.run();
      return bytes(PEAK);
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  /** Bytes resident at most while work is done beyond those before; NaN where unknown. */
  static double added(Runnable work) {
    try {
      double before = bytes(RESIDENT);
      return of(work) - before;
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  /** Bytes resident now; NaN where the system does not tell. */
  static double now() {
    try {
      return bytes(RESIDENT);
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  private static double bytes(String entry) throws IOException {
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith(entry))
        .mapToDouble(line -> KIB * Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(Double.NaN);
  }
}
