package io.github.ae4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether public methods name an argument that is null, each of their parameters in its turn, and those behind it null
 * too. For classes compiled with the names of parameters.
 */
public final class NullArguments {
  private final Map<Class<?>, Object> values;

  /**
   * Arguments that are there.
   *
   * @param values an argument for each type; a primitive needs none and is 0
   */
  public NullArguments(Map<Class<?>, Object> values) {
    this.values = values;
  }

  /**
   * Checks the static methods of a class.
   *
   * @return how many arguments were looked at
   */
  public int named(Class<?> type) {
    return named(type, null);
  }

  /**
   * Checks the methods that a class declares: those of an object, or the static ones.
   *
   * @return how many arguments were looked at
   */
  public int named(Class<?> type, @Nullable Object object) {
    int looked = 0;
    for (Method method : type.getDeclaredMethods()) {
      int modifiers = method.getModifiers();
      if (Modifier.isPublic(modifiers)
          && Modifier.isStatic(modifiers) == (object == null)
          && !method.isSynthetic()
          && !method.getName().equals("equals")) {
        for (int i = 0; i < method.getParameterCount(); i++) {
          if (!method.getParameterTypes()[i].isPrimitive()) {
            named(method, object, i);
            looked++;
          }
        }
      }
    }
    return looked;
  }

  private void named(Method method, @Nullable Object object, int missing) {
    Parameter[] parameters = method.getParameters();
    Object[] arguments = new Object[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      Class<?> type = parameters[i].getType();
      if (type.isPrimitive()) {
        arguments[i] = Array.get(Array.newInstance(type, 1), 0);
      } else if (i < missing) {
        arguments[i] = value(type, method);
      }
    }
    String what = method + " without " + parameters[missing].getName();
    Throwable thrown =
        assertThrows(InvocationTargetException.class, () -> method.invoke(object, arguments), what)
            .getCause();
    assertInstanceOf(NullPointerException.class, thrown, what);
    assertEquals(parameters[missing].getName(), thrown.getMessage(), what);
  }

  private Object value(Class<?> type, Method method) {
    Object value = values.get(type);
    if (value == null) {
      throw new IllegalArgumentException(
          "values must have a " + type + " for " + method + ", got " + values.keySet());
    }
    return value;
  }
}
