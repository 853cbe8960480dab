package io.github.ae4j.examples.lab.arm;

/**
 * An optimizer recipe, usable in every experiment.
 *
 * @param family name of the method, as {@code adamw-cosine}; lower case, digits and hyphens
 * @param setting what distinguishes arms of one family, as the learning rate {@code 0.01}; may be
 *     empty
 * @param role what it stands for
 * @param recipe starts it
 */
public record Arm(String family, String setting, Role role, Recipe recipe) {
  /** Starts an optimizer. */
  @FunctionalInterface
  public interface Recipe {
    /** Starts one on its initial weights. */
    Optimizer start(Start start);
  }

  /** Checks the names, which become names of files. */
  public Arm {
    if (!family.matches("[a-z0-9-]+") || !setting.matches("[a-z0-9.,+-]*")) {
      throw new IllegalArgumentException(
          "an arm must be named by letters, digits and hyphens, got " + family + "@" + setting);
    }
  }

  /** Unique within an experiment: the family, and behind an @ the setting. */
  public String name() {
    return setting.isEmpty() ? family : family + "@" + setting;
  }

  /** The same recipe under a label that the family then ends in, as {@code ae-adamw-batch16}. */
  public Arm under(String label) {
    return new Arm(family + "-" + label, setting, role, recipe);
  }

  /** The same recipe in another role. */
  public Arm as(Role role) {
    return new Arm(family, setting, role, recipe);
  }
}
