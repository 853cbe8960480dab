package io.github.ae4j.examples.ecology.brown;

import java.util.Locale;

/** Kinds of text of the Brown corpus, each a file, with plain words for it. */
enum Genre {
  BELLES_LETTRES("literary essay"),
  GENERAL_FICTION("novel"),
  HUMOR("funny story"),
  LEARNED("scientific paper"),
  POPULAR_LORE("magazine article"),
  PRESS_EDITORIAL("newspaper opinion"),
  PRESS_REPORTAGE("news report"),
  PRESS_REVIEWS("review of a book or concert"),
  RELIGION("religious writing"),
  ROMANCE("love story"),
  SCIENCE_FICTION("science fiction"),
  SKILLS_HOBBIES("guide to a hobby");

  private final String words;

  Genre(String words) {
    this.words = words;
  }

  /** What a choice says. */
  String words() {
    return words;
  }

  /** Its name in files and families. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
