package io.github.ae4j.djl.pass;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The memory of PyTorch's tensors on the CPU, shared and not copied. DJL's own way to it asks the engine six
 * questions a tensor first and makes a handle for each gradient, which takes longer than a small network's update;
 * this class is the only one that calls the engine past DJL.
 */
final class TensorMemory {
  private static final MethodHandle BUFFER;
  private static final MethodHandle GRADIENT;

  static {
    try {
      MethodHandles.Lookup lookup =
          MethodHandles.privateLookupIn(JniUtils.class, MethodHandles.lookup());
      Class<?> library = lookup.findClass("ai.djl.pytorch.jni.PyTorchLibrary");
      VarHandle own = lookup.findStaticVarHandle(library, "LIB", library);
      BUFFER = method(lookup, own.get(), "torchDirectByteBuffer", ByteBuffer.class);
      GRADIENT = method(lookup, own.get(), "torchGrad", long.class);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "DJL's PyTorchLibrary must give the memory of a tensor, as its release 0.35.1 does", e);
    }
  }

  private TensorMemory() {}

  private static MethodHandle method(
      MethodHandles.Lookup lookup, Object library, String name, Class<?> answer)
      throws ReflectiveOperationException {
    return lookup
        .findVirtual(library.getClass(), name, MethodType.methodType(answer, long.class))
        .bindTo(library);
  }

  /**
   * The memory of a float32 tensor, which must stay open while it is used.
   *
   * @throws ai.djl.engine.EngineException if the tensor is sparse, not contiguous, or longer than a buffer may be
   */
  static FloatBuffer of(NDArray tensor) {
    return of(((PtNDArray) tensor).getHandle());
  }

  /** Whether a tensor has no memory any more. */
  static boolean isClosed(NDArray tensor) {
    return ((PtNDArray) tensor).isReleased();
  }

  /** The memory of a parameter's gradient, which the parameter keeps; null if there is none. */
  static @Nullable FloatBuffer ofGradient(NDArray parameter) {
    long gradient = gradient(((PtNDArray) parameter).getHandle());
    if (gradient == 0L) {
      return null;
    }
    try {
      return of(gradient);
    } finally {
      JniUtils.deleteNDArray(gradient);
    }
  }

  private static FloatBuffer of(long handle) {
    try {
      ByteBuffer bytes = (ByteBuffer) BUFFER.invokeExact(handle);
      return bytes.order(ByteOrder.nativeOrder()).asFloatBuffer();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("the memory of a tensor could not be had", e);
    }
  }

  private static long gradient(long handle) {
    try {
      return (long) GRADIENT.invokeExact(handle);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("the gradient of a parameter could not be had", e);
    }
  }
}
