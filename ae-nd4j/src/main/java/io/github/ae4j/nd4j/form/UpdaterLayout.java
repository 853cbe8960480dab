package io.github.ae4j.nd4j.form;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ObjDoubleConsumer;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.learning.config.IUpdater;

/** What a class of updaters keeps under which name, as it is being listed. */
final class UpdaterLayout<C extends IUpdater> {
  final Class<C> type;
  final Map<String, Field> fields = new HashMap<>();
  Function<IUpdater, @Nullable Object> schedule = config -> null;
  @Nullable String first;
  @Nullable String second;
  @Nullable String third;

  private UpdaterLayout(Class<C> type) {
    this.type = type;
  }

  /** Nothing listed yet. */
  static <C extends IUpdater> UpdaterLayout<C> layout(Class<C> type) {
    return new UpdaterLayout<>(type);
  }

  UpdaterLayout<C> with(
      String coefficient, ToDoubleFunction<C> reader, ObjDoubleConsumer<C> writer) {
    fields.put(coefficient, Field.of(type, reader, writer));
    return this;
  }

  /** A schedule that there may be, beside those listed before. */
  UpdaterLayout<C> schedule(Function<C, @Nullable Object> reader) {
    Function<IUpdater, @Nullable Object> before = schedule;
    schedule =
        config -> {
          Object seen = before.apply(config);
          return seen == null ? reader.apply(type.cast(config)) : seen;
        };
    return this;
  }

  UpdaterLayout<C> first(String name) {
    first = name;
    return this;
  }

  UpdaterLayout<C> second(String name) {
    second = name;
    return this;
  }

  UpdaterLayout<C> third(String name) {
    third = name;
    return this;
  }
}
