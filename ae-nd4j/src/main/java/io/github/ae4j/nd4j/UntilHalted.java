package io.github.ae4j.nd4j;

import io.github.ae4j.machine.Halting;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Batches that end where a run is over, behind whichever of ND4J's interfaces. They are not prefetched: those that wait
 * would still be trained.
 */
final class UntilHalted implements InvocationHandler {
  private final Halting halting;
  private final Iterator<?> data;

  private UntilHalted(Halting halting, Iterator<?> data) {
    this.halting = halting;
    this.data = data;
  }

  /**
   * The same data until the run is over.
   *
   * @param type the interface of data
   */
  static <T extends Iterator<?>> T of(Class<T> type, Halting halting, T data) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, new UntilHalted(halting, data)));
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    switch (method.getName()) {
      case "hasNext":
        return hasNext();
      case "next":
        if (!hasNext()) {
          throw new NoSuchElementException("there is no further batch, or the run is over");
        }
        break;
      case "asyncSupported":
        return false;
      default:
        if (method.isDefault()) {
          return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
    }
    try {
      return method.invoke(data, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private boolean hasNext() {
    return !halting.isHalted() && data.hasNext();
  }
}
