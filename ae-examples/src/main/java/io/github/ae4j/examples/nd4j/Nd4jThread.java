package io.github.ae4j.examples.nd4j;

import org.nd4j.linalg.factory.Environment;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Holds ND4J to one thread: in small networks its threads wait for each other longer than they work, on a
 * machine that others use ten times as long.
 */
public final class Nd4jThread {
  private Nd4jThread() {}

  /** Sets it for this virtual machine, and for OpenMP's loops begun by the thread at hand. */
  public static void pin() {
    Environment environment = Nd4j.getEnvironment();
    environment.setMaxThreads(1);
    environment.setMaxMasterThreads(1);
    Nd4j.factory().blas().setMaxThreads(1);
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
  }
}
