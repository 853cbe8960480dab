/** Tables, plots and the page that show what the runs came to. */
@NullMarked
package io.github.ae4j.examples.lab.report;

import org.jspecify.annotations.NullMarked;
