package io.github.ae4j.examples.lab.task;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Data that is read or made once for all runs, as long as this is held. */
public final class ReadOnce<T> {
  private final Map<Optional<Path>, T> known = new ConcurrentHashMap<>();
  private final Function<@Nullable Path, T> reader;

  /** Data by a reader of the folder given, null where there is none. */
  public ReadOnce(Function<@Nullable Path, T> reader) {
    this.reader = reader;
  }

  /** The data of a folder, or without one. */
  public T of(@Nullable Path data) {
    return known.computeIfAbsent(Optional.ofNullable(data), key -> reader.apply(key.orElse(null)));
  }
}
