package io.github.ae4j.examples.watch;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.report.LineChart;
import io.github.ae4j.examples.report.OutputFile;
import io.github.ae4j.examples.why.TraceTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Loss, learning rate and what moved it, of one trace file or of several over one another:
 * {@code TracePicture.of(file).write(png)}.
 */
public final class TracePicture {
  private static final String STEP = "step";

  private final List<Track> tracks;

  private TracePicture(List<Track> tracks) {
    this.tracks = tracks;
  }

  /**
   * Reads the files.
   *
   * @throws BadInput if one cannot be read or is no trace with moves
   */
  public static TracePicture of(Path... files) {
    List<Track> tracks = new ArrayList<>();
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      boolean taken = tracks.stream().anyMatch(track -> track.name().equals(name));
      GroupTracks groups =
          new GroupTracks(
              taken ? name + " (" + (tracks.size() + 1) + ")" : name,
              track -> {
                tracks.add(track);
                return track;
              });
      TraceTable.read(file, groups::add);
    }
    return new TracePicture(tracks);
  }

  /** Draws to a PNG file, whole or not at all. */
  public void write(Path png) throws IOException {
    OutputFile.write(png, png());
  }

  /** Draws; bytes of a PNG. */
  public byte[] png() {
    LineChart loss = new LineChart("Loss", STEP, "loss");
    LineChart rate = new LineChart("Learning rate", STEP, "learning rate").logarithmic();
    for (int i = 0; i < tracks.size(); i++) {
      Track track = tracks.get(i);
      double[] steps = track.values(bucket -> bucket.step);
      loss.line(i, track.name(), twice(steps), between(track, b -> b.loss));
      rate.line(i, track.name(), twice(steps), between(track, b -> b.rate));
    }
    List<LineChart> charts = new ArrayList<>(List.of(loss, rate));
    tracks.forEach(track -> charts.add(parts(track)));
    return LineChart.png(charts);
  }

  private static double[] twice(double[] values) {
    double[] twice = new double[2 * values.length];
    for (int i = 0; i < twice.length; i++) {
      twice[i] = values[i / 2];
    }
    return twice;
  }

  /** Least and greatest in turn, so that no peak is lost. */
  private static double[] between(
      Track track, java.util.function.Function<Bucket, Bucket.Span> span) {
    double[] low = track.values(bucket -> span.apply(bucket).low);
    double[] high = track.values(bucket -> span.apply(bucket).high);
    double[] both = twice(low);
    for (int i = 0; i < high.length; i++) {
      both[2 * i + 1] = high[i];
    }
    return both;
  }

  private static LineChart parts(Track track) {
    LineChart chart =
        new LineChart("What moved " + track.name(), STEP, "sum of moves of log alpha");
    Set<String> sources = new TreeSet<>(track.sources());
    double[] steps = track.values(bucket -> bucket.step);
    int style = 0;
    for (String source : sources) {
      double[] moved = track.values(bucket -> bucket.shares.getOrDefault(source, 0.0));
      for (int i = 1; i < moved.length; i++) {
        moved[i] += moved[i - 1];
      }
      chart.line(style++, source, steps, moved);
    }
    return chart;
  }
}
