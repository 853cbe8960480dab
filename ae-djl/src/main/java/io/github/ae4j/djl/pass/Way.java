package io.github.ae4j.djl.pass;

/** The ways a pass can be made, the fastest first. */
public enum Way {
  /** Plain Java over the tensors' memory: {@link MemoryPass}. */
  MEMORY,
  /** A call into a TorchScript module: {@link ScriptPass}. */
  SCRIPT,
  /** The engine's operations, tensor by tensor, and the optimizer's own update: {@link EnginePass}. */
  ENGINE
}
