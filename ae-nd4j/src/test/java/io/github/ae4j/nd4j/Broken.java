package io.github.ae4j.nd4j;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An array of which one method fails, by its own name. */
public final class Broken {
  private Broken() {}

  /** Around an array that does all the rest. */
  public static INDArray array(INDArray whole, String broken) {
    return (INDArray)
        Proxy.newProxyInstance(
            INDArray.class.getClassLoader(),
            new Class<?>[] {INDArray.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals(broken)) {
                throw new ArithmeticException(broken);
              }
              try {
                return method.invoke(whole, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
