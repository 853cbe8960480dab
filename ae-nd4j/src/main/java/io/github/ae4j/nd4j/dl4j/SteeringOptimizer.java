package io.github.ae4j.nd4j.dl4j;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.deeplearning4j.optimize.api.ConvexOptimizer;
import org.jspecify.annotations.Nullable;

/**
 * Stands in a network for what makes its steps, and says of each when it begins, before the forward pass, and when it
 * has ended, whether or not it came through.
 *
 * @param own what makes them
 */
record SteeringOptimizer(ConvexOptimizer own, Runnable begins, Runnable ended)
    implements InvocationHandler {
  /** As a network wants it. */
  ConvexOptimizer standIn() {
    return (ConvexOptimizer)
        Proxy.newProxyInstance(
            ConvexOptimizer.class.getClassLoader(), new Class<?>[] {ConvexOptimizer.class}, this);
  }

  @Override
  public @Nullable Object invoke(
      Object standIn, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    boolean step = method.getName().equals("optimize");
    if (step) {
      begins.run();
    }
    try {
      return method.invoke(own, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    } finally {
      if (step) {
        ended.run();
      }
    }
  }
}
