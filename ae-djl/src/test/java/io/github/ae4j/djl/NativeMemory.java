package io.github.ae4j.djl;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the C library's heap and Linux know of this process's memory, in bytes. */
final class NativeMemory {
  private static final Path CLEAR = Path.of("/proc/self/clear_refs");
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final NativeLibrary LIBRARY = library();

  private NativeMemory() {}

  private static NativeLibrary library() {
    return NativeLibrary.getInstance("c");
  }

  /** Whether both can be asked: glibc from 2.33 on, a Linux that lets peaks be reset. */
  static boolean isKnown() {
    try {
      return used() > 0 && peak(() -> {}) > 0;
    } catch (UnsatisfiedLinkError | IOException e) {
      return false;
    }
  }

  /** In use on the C library's heap, where tensors on a CPU lie. */
  static long used() {
    Function information = LIBRARY.getFunction("mallinfo2");
    Usage usage = (Usage) information.invoke(Usage.class, new Object[0]);
    return usage.uordblks + usage.hblkhd;
  }

  /** Resident at most while work is done, beyond what was resident before, nothing being kept free. */
  static long peak(Runnable work) throws IOException {
    LIBRARY.getFunction("malloc_trim").invokeInt(new Object[] {0L});
    Files.writeString(CLEAR, "5"); // resets the peak, see proc(5)
    long before = status("VmRSS:");
    work.run();
    return Math.max(1, status("VmHWM:") - before);
  }

  private static long status(String entry) throws IOException {
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith(entry))
        .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  /** struct mallinfo2, see mallinfo(3); fields public by the rule of the native interface. */
  @Structure.FieldOrder({
    "arena",
    "ordblks",
    "smblks",
    "hblks",
    "hblkhd",
    "usmblks",
    "fsmblks",
    "uordblks",
    "fordblks",
    "keepcost"
  })
  public static final class Usage extends Structure implements Structure.ByValue {
    public long arena;
    public long ordblks;
    public long smblks;
    public long hblks;
    public long hblkhd;
    public long usmblks;
    public long fsmblks;
    public long uordblks;
    public long fordblks;
    public long keepcost;
  }
}
