package io.github.ae4j.nd4j.form;

import java.util.function.ObjDoubleConsumer;
import java.util.function.ToDoubleFunction;
import org.nd4j.linalg.learning.config.IUpdater;

/** One number of an updater's configuration, which ND4J reads anew at each update. */
public record Field(ToDoubleFunction<IUpdater> reader, ObjDoubleConsumer<IUpdater> writer) {
  /** The field of a class of configurations. */
  static <C extends IUpdater> Field of(
      Class<C> owner, ToDoubleFunction<C> reader, ObjDoubleConsumer<C> writer) {
    return new Field(
        config -> reader.applyAsDouble(owner.cast(config)),
        (config, value) -> writer.accept(owner.cast(config), value));
  }

  /** Reads it. */
  public double read(IUpdater config) {
    return reader.applyAsDouble(config);
  }

  /** Writes it. */
  public void write(IUpdater config, double value) {
    writer.accept(config, value);
  }
}
