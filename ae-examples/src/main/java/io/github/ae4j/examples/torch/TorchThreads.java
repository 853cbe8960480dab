package io.github.ae4j.examples.torch;

import ai.djl.pytorch.jni.JniUtils;
import java.util.List;

/**
 * Holds PyTorch to one thread: small networks wait for each other's threads
 * longer than they work, runs side by side need the cores, and only so are sums the same every time.
 */
public final class TorchThreads {
  private static final List<String> PROPERTIES =
      List.of("ai.djl.pytorch.num_threads", "ai.djl.pytorch.num_interop_threads");

  private TorchThreads() {}

  /** Sets it for this virtual machine, before PyTorch is loaded. */
  public static void pin() {
    pin(1);
  }

  /**
   * Sets another number, before PyTorch is loaded.
   *
   * @param threads that share an operation, at least 1
   */
  public static void pin(int threads) {
    PROPERTIES.forEach(property -> System.setProperty(property, Integer.toString(threads)));
  }

  /** Sets it for the thread at hand, where PyTorch may have been loaded before with more. */
  public static void pinLoaded() {
    pinLoaded(1);
  }

  /**
   * Sets another number for the thread at hand.
   *
   * @param threads that share an operation, at least 1
   */
  public static void pinLoaded(int threads) {
    JniUtils.setNumThreads(threads);
  }
}
