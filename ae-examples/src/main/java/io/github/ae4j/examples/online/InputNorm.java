package io.github.ae4j.examples.online;

/** What is done with an instance's values before it is learnt. */
public enum InputNorm {
  /** Nothing. */
  NONE,
  /** Scaled to length 1. */
  LENGTH,
  /** log(1 + value), then scaled to length 1: for counts. */
  LOG_LENGTH,
  /** Each input divided by its running root mean square. */
  RUNNING,
  /** LOG_LENGTH for mails, RUNNING for csv, else NONE. */
  AUTO;

  InputNorm of(StreamFormat format) {
    if (this != AUTO) {
      return this;
    }
    return switch (format) {
      case MAILS -> LOG_LENGTH;
      case CSV -> RUNNING;
      default -> NONE;
    };
  }

  /** Applies what can be done instance by instance. */
  void apply(double[] values) {
    if (this != LENGTH && this != LOG_LENGTH) {
      return;
    }
    double square = 0.0;
    for (int i = 0; i < values.length; i++) {
      values[i] =
          this == LOG_LENGTH
              ? Math.copySign(Math.log1p(Math.abs(values[i])), values[i])
              : values[i];
      square += values[i] * values[i];
    }
    double length = Math.sqrt(square);
    for (int i = 0; i < values.length && length > 0.0; i++) {
      values[i] /= length;
    }
  }
}
