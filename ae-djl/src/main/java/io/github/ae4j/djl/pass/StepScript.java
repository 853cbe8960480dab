package io.github.ae4j.djl.pass;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The TorchScript module of a step. Its source is a text beside this class; PyTorch wants it
 * in an archive, which is made here: the text, an empty list of constants, and an object of the
 * text's class without attributes, as pickles of a few characters.
 */
final class StepScript implements AutoCloseable {
  private static final String SOURCE = "fused-step.torchscript";
  private static final String OBJECT = "c__torch__\nFusedStep\n)\u0081}b.";
  private static final String NO_CONSTANTS = ").";
  private static final String PICKLE = "\u0080\u0002";

  private final PtNDManager manager;
  private final PtSymbolBlock module;

  private StepScript(PtNDManager manager, PtSymbolBlock module) {
    this.manager = manager;
    this.module = module;
  }

  /**
   * Loads the module.
   *
   * @throws ai.djl.engine.EngineException if the engine lacks an operation of the script
   */
  static StepScript load(NDManager parent) {
    PtNDManager manager = (PtNDManager) parent.newSubManager();
    try {
      InputStream archive = new ByteArrayInputStream(archive());
      return new StepScript(manager, JniUtils.loadModule(manager, archive, true, false));
    } catch (IOException e) {
      manager.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  private static byte[] archive() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes);
        InputStream source = StepScript.class.getResourceAsStream(SOURCE)) {
      if (source == null) {
        throw new IOException("resource " + SOURCE + " must be beside " + StepScript.class);
      }
      put(zip, "data.pkl", (PICKLE + OBJECT).getBytes(StandardCharsets.ISO_8859_1));
      put(zip, "code/__torch__.py", source.readAllBytes());
      put(zip, "constants.pkl", (PICKLE + NO_CONSTANTS).getBytes(StandardCharsets.ISO_8859_1));
      put(zip, "version", "3\n".getBytes(StandardCharsets.US_ASCII));
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry("step/" + name));
    zip.write(content);
    zip.closeEntry();
  }

  /** Calls a method; the arguments are freed with it. */
  void call(String method, IValue... arguments) {
    run(method, arguments).close();
  }

  /** Calls a method whose answer is a truth value; the arguments are freed with it. */
  boolean test(String method, IValue... arguments) {
    try (IValue answer = run(method, arguments)) {
      return answer.toBoolean();
    }
  }

  /** Calls a method whose answer is a list of numbers; the arguments are freed with it. */
  double[] numbers(String method, IValue... arguments) {
    try (IValue answer = run(method, arguments)) {
      return answer.toDoubleArray();
    }
  }

  /** Calls a method whose answer is a tensor, which is to be closed; the arguments are freed with it. */
  NDArray tensor(String method, IValue... arguments) {
    try (IValue answer = run(method, arguments)) {
      NDArray tensor = answer.toTensor(manager);
      NDScope.unregister(tensor);
      return tensor;
    }
  }

  private IValue run(String method, IValue... arguments) {
    try {
      return IValueUtils.runMethod(module, method, arguments);
    } finally {
      for (IValue argument : arguments) {
        argument.close();
      }
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
