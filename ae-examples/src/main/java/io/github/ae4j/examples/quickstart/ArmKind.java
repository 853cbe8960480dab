package io.github.ae4j.examples.quickstart;

/** What an arm of the comparison is. */
enum ArmKind {
  /** The optimizer under the loop of the standard preset. */
  AE("ae"),
  /** The same optimizer alone. */
  BARE("bare"),
  /** The loop without its gauge, to show what that pays. */
  AE_WITHOUT_GAUGE("ae-without-gauge");

  /** The name in tables, plots and files. */
  final String label;

  ArmKind(String label) {
    this.label = label;
  }
}
