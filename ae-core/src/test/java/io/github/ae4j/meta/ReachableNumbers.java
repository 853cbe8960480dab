package io.github.ae4j.meta;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/** How many doubles in arrays are reached from an object through fields of the library's classes. */
final class ReachableNumbers {
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> open = new ArrayDeque<>();

  private ReachableNumbers() {}

  static long of(Object root) {
    ReachableNumbers reach = new ReachableNumbers();
    reach.open(root);
    long count = 0;
    while (!reach.open.isEmpty()) {
      Object at = reach.open.pop();
      count += at instanceof double[] numbers ? numbers.length : reach.follow(at);
    }
    return count;
  }

  private long follow(Object at) {
    if (at.getClass().isArray()) {
      for (int i = 0;
          i < Array.getLength(at) && !at.getClass().getComponentType().isPrimitive();
          i++) {
        open(Array.get(at, i));
      }
    } else if (at.getClass().getName().startsWith("io.github.ae4j")) {
      fields(at, at.getClass());
    }
    return 0;
  }

  private void fields(Object at, Class<?> type) {
    for (Field field : type.getDeclaredFields()) {
      if (!field.getType().isPrimitive() && !Modifier.isStatic(field.getModifiers())) {
        try {
          field.setAccessible(true);
          open(field.get(at));
        } catch (IllegalAccessException e) {
          throw new AssertionError(e);
        }
      }
    }
    if (type.getSuperclass() != null && type.getSuperclass().getName().startsWith("io.github")) {
      fields(at, type.getSuperclass());
    }
  }

  private void open(Object more) {
    if (more != null && seen.add(more)) {
      open.push(more);
    }
  }
}
