package io.github.ae4j.examples.bench;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Structure;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** The C library's heap, where PyTorch's tensors on the processor lie. Only the GNU library tells. */
final class NativeHeap {
  private static final int READINGS = 10;
  private static final long PAUSE_MILLISECONDS = 20L;

  private final Function information;
  private final Function trim;

  private NativeHeap(NativeLibrary library) {
    information = library.getFunction("mallinfo2");
    trim = library.getFunction("malloc_trim");
  }

  /** This process's heap; empty where the system has no count of it. */
  static Optional<NativeHeap> ofProcess() {
    if (!Platform.isLinux()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new NativeHeap(NativeLibrary.getInstance("c")));
    } catch (UnsatisfiedLinkError e) {
      return Optional.empty(); // another C library, or glibc before 2.33
    }
  }

  /**
   * Bytes in use, those mapped for themselves included. Java's direct buffers lie there too, until the
   * garbage collector comes: they are left out. So does what Java's compiler works with, which comes
   * and goes: it is read until it stands still, for a fifth of a second at most.
   */
  long used() {
    System.gc(); // what a collection frees is not kept
    long last = read();
    for (int i = 0; i < READINGS; i++) {
      pause();
      long next = read();
      if (next == last) {
        break;
      }
      last = next;
    }
    return last;
  }

  private long read() {
    Usage usage = (Usage) information.invoke(Usage.class, new Object[0]);
    return usage.uordblks + usage.hblkhd - direct();
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long direct() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }

  /** Gives what is free back to the system, so that using it again counts as resident anew. */
  void trim() {
    trim.invokeInt(new Object[] {0L});
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
