package io.github.ae4j.examples.watch;

import io.github.ae4j.examples.why.TraceRow;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * The tracks of a run, one for each parameter group up to {@value #MOST}, each shown as its first step
 * comes.
 */
final class GroupTracks {
  private static final int MOST = 64;

  private final String name;
  private final UnaryOperator<Track> shown;
  private final List<Track> tracks = new CopyOnWriteArrayList<>();

  /** That of the first group, under the run's name; the others follow. */
  GroupTracks(String name, UnaryOperator<Track> shown) {
    this.name = name;
    this.shown = shown;
    tracks.add(shown.apply(new Track(name)));
  }

  /** Takes a step; one thread's. */
  void add(TraceRow row) {
    while (tracks.size() <= Math.min(row.group(), MOST - 1)) {
      tracks.add(shown.apply(new Track(name + ", group " + tracks.size())));
    }
    if (row.group() < MOST) {
      tracks.get(row.group()).add(row);
    } else {
      first().note("groups from " + MOST + " on are not shown");
    }
  }

  /** The first group's, which tells what holds of the run. */
  Track first() {
    return tracks.get(0);
  }

  /** Forgets all steps of all groups, and says why. */
  void clear(String why) {
    tracks.forEach(track -> track.clear(why));
  }
}
