package io.github.ae4j.examples.fuzz;

/** What did not hold, in which step. */
final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Kinds of what must hold. */
  enum Kind {
    NON_FINITE_WEIGHT("not finite"),
    OUT_OF_BOUND("out of bound"),
    DEAD("dead"),
    DEAD_AFTER_MANY("dead after many"),
    UNDOCUMENTED_EXCEPTION("exception"),
    NOT_REFUSED("not refused"),
    NOT_RESTORED("not restored"),
    NOT_BACK("not back"),
    NOT_BACK_FROM_AN_EARLY_ONE("not back, early");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  private final Kind kind;

  Fault(Kind kind, String message) {
    super(kind.label() + ": " + message);
    this.kind = kind;
  }

  Fault(Kind kind, String message, Throwable cause) {
    super(kind.label() + ": " + message, cause);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }
}
