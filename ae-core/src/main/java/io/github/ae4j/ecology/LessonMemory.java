package io.github.ae4j.ecology;

import io.github.ae4j.adapter.StateFile;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Lessons to be learned again: of all so far, each is among the {@value #MOST} that are kept with the same chance
 * (reservoir sampling, algorithm R; Vitter 1985).
 */
final class LessonMemory {
  static final int MOST = 32;

  private final List<Lesson> kept = new ArrayList<>();
  private long seen;

  /** Takes lessons that were learned. */
  void learned(List<Lesson> lessons, RandomGenerator random) {
    for (Lesson lesson : lessons) {
      seen++;
      if (kept.size() < MOST) {
        kept.add(lesson);
      } else {
        long place = random.nextLong(seen);
        if (place < MOST) {
          kept.set((int) place, lesson);
        }
      }
    }
  }

  /** So many that are kept, each at most once; fewer where there are not so many. */
  List<Lesson> drawn(int count, RandomGenerator random) {
    List<Lesson> left = new ArrayList<>(kept);
    List<Lesson> drawn = new ArrayList<>();
    while (!left.isEmpty() && drawn.size() < count) {
      drawn.add(left.remove(random.nextInt(left.size())));
    }
    return drawn;
  }

  /** Goes on from where another one is; empties it of its own. */
  void inherit(LessonMemory other) {
    kept.clear();
    kept.addAll(other.kept);
    seen = other.seen;
  }

  /** What is kept. */
  List<Lesson> kept() {
    return List.copyOf(kept);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeLong(seen);
    out.writeInt(kept.size());
    for (Lesson lesson : kept) {
      Task task = lesson.task();
      text(out, task.family());
      out.writeInt(task.depth().ordinal());
      text(out, task.prompt());
      text(out, task.gold());
      out.writeInt(task.choices().size());
      for (String choice : task.choices()) {
        text(out, choice);
      }
      text(out, lesson.answer());
      out.writeDouble(lesson.advantage());
    }
  }

  void read(DataInputStream in) throws IOException {
    kept.clear();
    seen = in.readLong();
    for (int left = in.readInt(); left > 0; left--) {
      String family = text(in);
      Depth depth = Depth.values()[in.readInt()];
      String prompt = text(in);
      String gold = text(in);
      List<String> choices = new ArrayList<>();
      for (int more = in.readInt(); more > 0; more--) {
        choices.add(text(in));
      }
      Task task = new Task(family, depth, prompt, gold, choices);
      kept.add(new Lesson(task, text(in), in.readDouble()));
    }
  }

  /** Of any length and any characters. */
  private static void text(DataOutputStream out, String text) throws IOException {
    out.writeInt(text.length());
    out.writeChars(text);
  }

  private static String text(DataInputStream in) throws IOException {
    char[] characters = new char[StateFile.readLength(in, Character.BYTES)];
    for (int i = 0; i < characters.length; i++) {
      characters[i] = in.readChar();
    }
    return new String(characters);
  }
}
