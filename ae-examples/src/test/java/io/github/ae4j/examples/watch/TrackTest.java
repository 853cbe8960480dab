package io.github.ae4j.examples.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ae4j.examples.why.TraceRow;
import io.github.ae4j.trace.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrackTest {
  private static TraceRow row(long step, double loss) {
    Why why = new Why("learningRate", Map.of("a", 0.25, "b", -0.125));
    List<String> events = step % 1000 == 0 ? List.of("drift") : List.of();
    return new TraceRow(step, 0, "APPLY", events, loss, 1e-3, List.of(why));
  }

  @Test
  void aMillionStepsKeepTheirPeaksAndTheirSums() {
    Track track = new Track("run");
    for (int step = 1; step <= 1_000_000; step++) {
      track.add(row(step, step == 777_777 ? 99.0 : step == 5 ? -99.0 : Math.sin(step)));
    }
    JsonNode json = track.json();
    assertTrue(json.get("x").size() > Track.MOST / 2 - 1, json.get("x").size() + " buckets");
    assertTrue(json.get("x").size() <= Track.MOST, json.get("x").size() + " buckets");
    double high = 0.0;
    double low = 0.0;
    double sum = 0.0;
    for (int i = 0; i < json.get("x").size(); i++) {
      high = Math.max(high, json.get("lossHigh").get(i).asDouble());
      low = Math.min(low, json.get("lossLow").get(i).asDouble());
      sum += json.get("shares").get("a").get(i).asDouble();
    }
    assertEquals(99.0, high);
    assertEquals(-99.0, low);
    assertEquals(250_000.0, sum);
    assertEquals(400, json.get("events").size());
    assertEquals(600, json.get("eventsLost").asInt());
    assertTrue(json.toString().length() < 300_000, json.toString().length() + " bytes");
  }

  @Test
  void anEventHasItsReasonAndASkippedStepIsOne() {
    Track track = new Track("run");
    track.add(row(1000, 1.0));
    track.add(new TraceRow(1001, 0, "SKIP", List.of(), Double.NaN, 1e-3, List.of()));
    JsonNode events = track.json().get("events");
    assertEquals("step 1000 APPLY drift", events.get(0).get("what").asText());
    assertEquals(
        "learningRate rose by 0.125: a +0.250, b -0.125", events.get(0).get("why").asText());
    assertEquals("step 1001 SKIP", events.get(1).get("what").asText());
    assertTrue(track.json().get("lossLow").get(1).isNull());
  }

  @Test
  void stepsThatBeginAnewBeginTheRunAnew() {
    Track track = new Track("run");
    track.add(row(7, 1.0));
    track.add(row(1, 1.0));
    assertEquals(1, track.json().get("x").get(0).asInt());
    assertEquals("the steps began anew at 1", track.json().get("note").asText());
  }

  @Test
  void eachGroupIsATrackAndSomeThousandAreNot() {
    List<Track> shown = new ArrayList<>();
    GroupTracks tracks =
        new GroupTracks(
            "run",
            track -> {
              shown.add(track);
              return track;
            });
    tracks.add(row(1, 1.0));
    tracks.add(new TraceRow(1, 1, "APPLY", List.of(), 1.0, 2.0, List.of()));
    tracks.add(row(2, 1.0));
    assertEquals(List.of("run", "run, group 1"), shown.stream().map(Track::name).toList());
    assertEquals(2, shown.get(0).last());
    assertEquals(2.0, shown.get(1).json().get("rateHigh").get(0).asDouble());
    tracks.add(new TraceRow(3, Integer.MAX_VALUE, "APPLY", List.of(), 1.0, 1.0, List.of()));
    assertEquals(64, shown.size());
    assertEquals("groups from 64 on are not shown", shown.get(0).json().get("note").asText());
  }
}
