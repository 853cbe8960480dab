package io.github.ae4j.examples.lab.streams;

import io.github.ae4j.examples.BadInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Mails in a file of lines: label (1 spam, 0 not), day, then {@code word:count} of numbered words. */
final class MailFile {
  private static final String NAME = "mails.txt.gz";

  private static final Pattern WORD = Pattern.compile("(\\d{1,9}):(\\d{1,9})");
  private static final int SHOWN = 60;

  private MailFile() {}

  /** Reads a folder's. */
  static Mails read(Path folder) {
    Path file = folder.resolve(NAME);
    List<Mail> mails = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        mails.add(mail(file + ", line " + (mails.size() + 1), line));
      }
    } catch (IOException e) {
      throw new BadInput(file + ": must be a readable text, compressed by gzip", e);
    }
    if (mails.isEmpty()) {
      throw new BadInput(file + ": must hold mails, got none");
    }
    return new Mails("mails of the SpamAssassin corpus by date of arrival", mails);
  }

  private static Mail mail(String place, String line) {
    String[] parts = line.split(" ");
    Map<Integer, Integer> words = new HashMap<>();
    boolean wellFormed = parts.length > 2 && parts[0].matches("[01]") && parts[1].matches("\\d+");
    for (int i = 2; wellFormed && i < parts.length; i++) {
      Matcher word = WORD.matcher(parts[i]);
      wellFormed = word.matches();
      if (wellFormed) {
        words.merge(Integer.valueOf(word.group(1)), Integer.valueOf(word.group(2)), Integer::sum);
      }
    }
    if (!wellFormed) {
      String shown = line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line;
      throw new BadInput(place + ": must be a label 0 or 1, a day and word:count, got " + shown);
    }
    return Mail.of(parts[0].equals("1"), words);
  }
}
