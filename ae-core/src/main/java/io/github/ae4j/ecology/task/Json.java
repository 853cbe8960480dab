package io.github.ae4j.ecology.task;

import io.github.ae4j.ecology.Depth;
import java.util.List;
import java.util.random.RandomGenerator;

/** Small objects with one fault. */
final class Json {
  private static final String KEYS = "abcdefghijklmnopqrstuvwxyz";

  private Json() {}

  static TaskFamily.Question repair(Depth depth, RandomGenerator random) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i <= depth.ordinal(); i++) {
      char key = KEYS.charAt(random.nextInt(KEYS.length()));
      body.append(i == 0 ? "" : ",").append('"').append(key).append("\":");
      body.append(random.nextInt(10));
    }
    String inner = body.toString();
    String gold = "{" + inner + "}";
    List<String> faults =
        List.of(
            "{" + inner,
            inner + "}",
            "{" + inner + ",}",
            "{" + inner + "]",
            "{" + inner.replaceFirst(":", "") + "}",
            "{" + inner.replaceFirst("\"", "") + "}");
    int fault = random.nextInt(faults.size());
    List<String> wrong =
        List.of(
            faults.get(fault),
            faults.get((fault + 1) % faults.size()),
            faults.get((fault + 2) % faults.size()));
    return new TaskFamily.Question("fix " + faults.get(fault), gold, wrong);
  }
}
