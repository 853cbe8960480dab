package io.github.ae4j.examples.report;

/**
 * A picture to be shown.
 *
 * @param file its name without an ending
 * @param caption what it shows
 * @param png as it is drawn
 */
public record Picture(String file, String caption, byte[] png) {}
