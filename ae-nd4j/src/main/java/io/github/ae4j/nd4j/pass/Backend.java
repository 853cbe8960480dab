package io.github.ae4j.nd4j.pass;

import org.nd4j.linalg.factory.Nd4j;

/** Where ND4J computes. */
public enum Backend {
  /** A dot product is had at once, and the arrays' memory can be read. */
  CPU(1 << 16),
  /** What is to be known must be transferred; only ND4J's operations are called. */
  GPU(1 << 24);

  private final long block;

  Backend(long block) {
    this.block = block;
  }

  /** The one that ND4J runs on here. */
  public static Backend here() {
    return Nd4j.getEnvironment().isCPU() ? CPU : GPU;
  }

  /** Coordinates measured at once: what a core's cache holds, or what keeps a GPU at work. */
  long block() {
    return block;
  }
}
